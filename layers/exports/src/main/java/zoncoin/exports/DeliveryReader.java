package zoncoin.exports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.billing.Bill;
import zoncoin.billing.BillReader;
import zoncoin.billing.DeliveredFiles;
import zoncoin.billing.Eligibility;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * Reads deliveries where they are delivered to: copies the manifest and exactly the files it lists
 * into a folder of its own, keeps each under its hash as evidence, and reads them there: whatever
 * becomes of the bucket they came into, what coins rest on can be read again. The first folder of a
 * key is the payer, and a manifest may list only files of its own payer.
 */
public final class DeliveryReader implements BillReader {
  /** A file of a gigabyte takes a minute: one broken connection should not cost the others. */
  private static final int MAX_ATTEMPTS = 3;

  /**
   * A delivery that was replaced is read again at once; what is still being written comes again.
   */
  private static final int MAX_READINGS = 3;

  private static final Pattern URI = Pattern.compile("s3://([^/]+)/([^/]+)/(.+)");

  private final DeliveredFiles delivered;
  private final EvidenceFiles evidence;
  private final ReaderSettings settings;

  /**
   * @param delivered where deliveries are put
   * @param evidence keeps what is read
   * @param settings of the reading; the mirror is this reader's own
   */
  public DeliveryReader(DeliveredFiles delivered, EvidenceFiles evidence, ReaderSettings settings) {
    this.delivered = delivered;
    this.evidence = evidence;
    this.settings = settings;
  }

  /**
   * Reads the bills of some manifests.
   *
   * @param places S3 URIs of manifests
   * @throws UncheckedIOException also if a delivery was replaced while it was read, each time anew,
   *     or has more bytes than the disk has room for
   */
  @Override
  public List<Bill> read(List<String> places, Eligibility eligibility) {
    List<Bill> bills = new ArrayList<>();
    for (String place : places) {
      bills.addAll(read(place, eligibility));
    }
    return bills;
  }

  private List<Bill> read(String place, Eligibility eligibility) {
    Matcher form = URI.matcher(place);
    if (!form.matches()) {
      throw new Malformed("manifest is s3://<bucket>/<payer>/…: " + Malformed.shown(place));
    }
    try {
      String replaced = place;
      for (int reading = 0; reading < MAX_READINGS; reading++) {
        switch (attempt(form, eligibility)) {
          case Attempt.Read(List<Bill> bills) -> {
            return bills;
          }
          case Attempt.Replaced(String file) -> replaced = file;
        }
      }
      throw new IOException(replaced + " was replaced while it was read, again and again");
    } catch (IOException cannotCopy) {
      throw new UncheckedIOException("couldn't copy " + place, cannotCopy);
    }
  }

  /** What became of one reading. */
  private sealed interface Attempt {
    /** The delivery stayed as it was. */
    record Read(List<Bill> bills) implements Attempt {}

    /** Somebody put another version of a file there meanwhile. */
    record Replaced(String file) implements Attempt {}
  }

  private Attempt attempt(Matcher form, Eligibility eligibility) throws IOException {
    Path folder = Files.createTempDirectory(settings.temporary(), "zoncoin-delivery-");
    try {
      Copy copy = new Copy(form.group(1), form.group(2) + "/", folder.toRealPath());
      return copy.read(form.group(2) + "/" + form.group(3), eligibility);
    } finally {
      DuckBillReader.delete(folder);
    }
  }

  /** A copy of one delivery, and what keeps it within its bucket, its payer and its folder. */
  private final class Copy {
    private final String bucket;
    private final String payer;
    private final Path folder;

    /** The payer is the first folder of the keys, with its slash. */
    private Copy(String bucket, String payer, Path folder) {
      this.bucket = bucket;
      this.payer = payer;
      this.folder = folder;
    }

    private Attempt read(String key, Eligibility eligibility) throws IOException {
      DeliveredFiles.Version manifest = copy(key);
      List<String> files = Manifest.read(path(key)).files();
      requireRoom(files);
      for (String file : files) {
        DeliveredFiles.Version version = copy(keyOf(file));
        if (version.modified().isAfter(manifest.modified())) {
          // AWS writes the manifest last: a newer file belongs to the next delivery.
          return new Attempt.Replaced(file);
        }
      }
      try {
        List<Bill> bills =
            new DuckBillReader(settings.withMirror(folder))
                .read(List.of("s3://" + bucket + "/" + key), eligibility);
        return isStill(key, manifest) ? new Attempt.Read(bills) : new Attempt.Replaced(key);
      } catch (Malformed wrong) {
        if (isStill(key, manifest)) {
          throw wrong;
        }
        // Some files may have been those of the next delivery.
        return new Attempt.Replaced(key);
      }
    }

    /** A disk that is full half an hour later would say less, and keep half a bill as evidence. */
    private void requireRoom(List<String> files) throws IOException {
      BigInteger bytes =
          files.stream()
              .map(file -> BigInteger.valueOf(delivered.version(keyOf(file)).bytes()))
              .reduce(BigInteger.ZERO, BigInteger::add);
      long free = Files.getFileStore(folder).getUsableSpace();
      if (bytes.compareTo(BigInteger.valueOf(free)) > 0) {
        throw new IOException(
            "its %d files have %d bytes, and the disk has room for %d: nothing was read"
                .formatted(files.size(), bytes, free));
      }
    }

    private boolean isStill(String key, DeliveredFiles.Version version) {
      return delivered.version(key).equals(version);
    }

    private String keyOf(String file) {
      String prefix = "s3://" + bucket + "/";
      String key = file.startsWith(prefix) ? file.substring(prefix.length()) : file;
      if (!key.startsWith(payer)) {
        throw new Malformed(
            "manifest of payer %s lists a file that is not its own: %s"
                .formatted(payer, Malformed.shown(file)));
      }
      // Nothing is asked about one that would leave its folder.
      var _ = path(key);
      return key;
    }

    private Path path(String key) {
      Path path = folder.resolve(bucket).resolve(key).normalize();
      if (!path.startsWith(folder.resolve(bucket))) {
        throw new Malformed("key of a file stays in its folder: " + Malformed.shown(key));
      }
      return path;
    }

    private DeliveredFiles.Version copy(String key) throws IOException {
      Path path = path(key);
      Files.createDirectories(path.getParent());
      for (int attempt = 1; ; attempt++) {
        DeliveredFiles.Opened opened = delivered.open(key);
        MessageDigest sha256 = Inspection.sha256();
        try (InputStream content = new DigestInputStream(opened.content(), sha256)) {
          long bytes = Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
          Files.setLastModifiedTime(path, FileTime.from(opened.version().modified()));
          Hash hash = Hash.of(sha256.digest());
          evidence.keep(new EvidenceFiles.Source(hash, bytes, () -> Files.newInputStream(path)));
          // A crash here means: a file that no assessment names; read again, it is kept already.
          return opened.version();
        } catch (IOException broken) {
          if (attempt == MAX_ATTEMPTS) {
            throw broken;
          }
        }
      }
    }
  }
}
