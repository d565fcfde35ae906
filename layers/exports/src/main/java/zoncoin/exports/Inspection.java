package zoncoin.exports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import zoncoin.billing.SourceFile;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * Looks a data file over, once, from end to end: its hash, whether its compression is whole (DuckDB
 * does not check the CRC of gzip, so one flipped bit could become another amount), and what {@link
 * CsvScan} sees. Memory is a few buffers, whatever the file's size.
 */
final class Inspection {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Most bytes a zip may unpack to for each of its own, and at least; bills pack 10 to 30 times.
   */
  private static final long MAX_UNPACKED_RATIO = 200;

  private final String name;
  private final Path path;
  private final Path local;
  private final CsvScan scan;

  private Inspection(Found.Named file, Path local) {
    this.name = file.name();
    this.path = file.path();
    this.local = local;
    this.scan = new CsvScan(name);
  }

  /**
   * Looks files over, some at a time: hashing and unpacking take longer than summing.
   *
   * @param named data files
   * @param folder the reading's own folder, empty
   * @param threads how many at a time
   * @throws Malformed for the first of them that is wrong, when none is being looked at any more
   */
  static List<DataFile> inspectAll(List<Found.Named> named, Path folder, int threads) {
    List<Callable<DataFile>> tasks = new ArrayList<>();
    for (Found.Named file : named) {
      Path local = folder.resolve("file-" + tasks.size());
      tasks.add(() -> inspect(file, local));
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      return workers.invokeAll(tasks).stream().map(Inspection::result).toList();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("reading was interrupted"));
    }
  }

  private static DataFile result(Future<DataFile> inspected) {
    if (inspected.state() == Future.State.SUCCESS) {
      return inspected.resultNow();
    }
    Throwable failure = inspected.exceptionNow();
    if (failure instanceof RuntimeException wrong) {
      throw wrong;
    }
    throw new UncheckedIOException(
        failure instanceof IOException cannotRead ? cannotRead : new IOException(failure));
  }

  /**
   * Looks a file over.
   *
   * @param file a data file
   * @param local a path in the reading's own folder, where nothing is yet
   * @throws Malformed if it is not whole, or not what its name promises
   */
  static DataFile inspect(Found.Named file, Path local) throws IOException {
    try {
      return new Inspection(file, local).inspect();
    } catch (EOFException cut) {
      throw new Malformed(file.name() + ": cut short: the compressed data does not end");
    } catch (ZipException corrupt) {
      throw new Malformed(file.name() + ": corrupt: " + corrupt.getMessage());
    }
  }

  private DataFile inspect() throws IOException {
    Kind kind = Kind.promised(name);
    long size = Files.size(path);
    FileTime modified = Files.getLastModifiedTime(path);
    MessageDigest sha256 = sha256();
    try (InputStream file =
        new DigestInputStream(
            new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES), sha256)) {
      checkHead(kind, size);
      long records = lookOver(kind, file, size);
      file.transferTo(OutputStream.nullOutputStream());
      SourceFile source = new SourceFile(name, size, Hash.of(sha256.digest()));
      if (kind != Kind.ZIP) {
        Files.createSymbolicLink(local, path.toAbsolutePath());
      }
      List<String> first = kind == Kind.PARQUET ? List.of() : scan.columns();
      return new DataFile(
          source,
          path,
          local,
          kind == Kind.ZIP ? Kind.CSV : kind,
          scan.separator(),
          first,
          records,
          modified);
    }
  }

  private void checkHead(Kind kind, long size) throws IOException {
    if (size == 0) {
      throw Malformed.ofAnotherKind(name + ": empty");
    }
    try (InputStream file = Files.newInputStream(path)) {
      if (!kind.startsLike(file.readNBytes(4))) {
        throw Malformed.ofAnotherKind(name + ": not a " + kind + " file");
      }
    }
  }

  private long lookOver(Kind kind, InputStream file, long size) throws IOException {
    return switch (kind) {
      case PARQUET -> 0;
      case CSV -> lookOverText(file, OutputStream.nullOutputStream(), Long.MAX_VALUE);
      case GZIP ->
          lookOverText(
              new GZIPInputStream(file, BUFFER_BYTES),
              OutputStream.nullOutputStream(),
              Long.MAX_VALUE);
      case ZIP -> unzip(file, size);
    };
  }

  private long unzip(InputStream file, long size) throws IOException {
    ZipInputStream zip = new ZipInputStream(file);
    if (zip.getNextEntry() == null) {
      throw new Malformed(name + ": a zip of nothing");
    }
    long records;
    try (OutputStream unpacked = Files.newOutputStream(local)) {
      records = lookOverText(zip, unpacked, Math.multiplyExact(size, MAX_UNPACKED_RATIO));
    }
    if (zip.getNextEntry() != null) {
      throw new Malformed(name + ": a zip of more than one file");
    }
    return records;
  }

  private long lookOverText(InputStream text, OutputStream copy, long maxBytes) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    for (int n = text.read(buffer); n >= 0; n = text.read(buffer)) {
      bytes += n;
      if (bytes > maxBytes) {
        throw new Malformed(name + ": unpacks to more than " + maxBytes + " bytes");
      }
      scan.add(buffer, n);
      copy.write(buffer, 0, n);
    }
    return scan.end();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JDK has SHA-256", impossible);
    }
  }
}
