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
   * Most bytes that a gzip or a zip may unpack to for each of its own: bills pack 10 to 30 times.
   */
  private static final long MAX_UNPACKED_RATIO = 200;

  /** What it may unpack to anyway: a few lines that are alike pack better than any bill. */
  private static final long UNPACKED_BYTES_ANYWAY = CsvScan.MAX_RECORD_BYTES;

  private final String name;
  private final Path path;
  private final Path local;
  private final long maxTextBytes;
  private final CsvScan scan;

  private Inspection(Found.Named file, Path local, long maxTextBytes) {
    this.name = file.name();
    this.path = file.path();
    this.local = local;
    this.maxTextBytes = maxTextBytes;
    this.scan = new CsvScan(name);
  }

  /**
   * Looks files over, some at a time: hashing and unpacking take longer than summing.
   *
   * @param named data files
   * @param folder the reading's own folder, empty
   * @param settings how many at a time, and how long their text may be
   * @throws Malformed for the first of them that is wrong, when none is being looked at any more
   */
  static List<DataFile> inspectAll(List<Found.Named> named, Path folder, ReaderSettings settings) {
    List<Callable<DataFile>> tasks = new ArrayList<>();
    for (Found.Named file : named) {
      Path local = folder.resolve("file-" + tasks.size());
      tasks.add(() -> inspect(file, local, settings.maxTextBytes()));
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(settings.threads())) {
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
   * @param maxTextBytes most bytes of its text
   * @throws Malformed if it is not whole, or not what its name promises
   */
  static DataFile inspect(Found.Named file, Path local, long maxTextBytes) throws IOException {
    try {
      return new Inspection(file, local, maxTextBytes).inspect();
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
    OutputStream nowhere = OutputStream.nullOutputStream();
    return switch (kind) {
      case PARQUET -> 0;
      case CSV -> lookOverText(file, nowhere, maxTextBytes);
      case GZIP ->
          lookOverText(new GZIPInputStream(file, BUFFER_BYTES), nowhere, maxUnpackedBytes(size));
      case ZIP -> unzip(file, size);
    };
  }

  /** A bomb would keep a reader busy, or fill its disk, for hours. */
  private long maxUnpackedBytes(long size) {
    long ofItsOwn = Math.multiplyExact(size, MAX_UNPACKED_RATIO);
    return Math.min(maxTextBytes, Math.max(UNPACKED_BYTES_ANYWAY, ofItsOwn));
  }

  private long unzip(InputStream file, long size) throws IOException {
    ZipInputStream zip = new ZipInputStream(file);
    if (zip.getNextEntry() == null) {
      throw new Malformed(name + ": a zip of nothing");
    }
    long records;
    try (OutputStream unpacked = Files.newOutputStream(local)) {
      records = lookOverText(zip, unpacked, maxUnpackedBytes(size));
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
        throw new Malformed(name + ": more than " + maxBytes + " bytes of text");
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
