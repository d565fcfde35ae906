package zoncoin.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.rotation.Seeds;
import zoncoin.seal.LogFiles;
import zoncoin.tlog.Malformed;

/**
 * The versions of a seed in one file, for a ledger on one machine. It begins with 64 hexadecimal
 * digits, which are the seed; once it was rotated, it is
 *
 * <pre>{@code
 * zoncoin/seeds@v1
 * 8d0f…  previous         3f…     the version, its label, its seed
 * 41c2…  current,pending  9a…
 * }</pre>
 *
 * <p>A version without a seed has a hyphen, and one without a label is forgotten. The file is
 * replaced whole, if nobody else did meanwhile.
 */
public final class FolderSeeds implements Seeds {
  private static final String HEADER = "zoncoin/seeds@v1\n";
  private static final Pattern FIRST = Pattern.compile("[0-9a-f]{64}\n?");
  private static final Pattern LINE =
      Pattern.compile(
          "([A-Za-z0-9-]{1,64}) (current|pending|previous|current,pending) (-|[0-9a-f]{64})\n");

  /** What a seed is called before it is rotated for the first time. */
  private static final String FIRST_VERSION = "first";

  private static final String NO_VALUE = "-";
  private static final String CURRENT = "current";
  private static final String PENDING = "pending";
  private static final String PREVIOUS = "previous";
  private static final String BOTH = CURRENT + "," + PENDING;

  private final LogFiles files;
  private final String path;

  /**
   * @param files a folder that only its owner reads
   * @param path the file, which is there
   */
  public FolderSeeds(LogFiles files, String path) {
    this.files = files;
    this.path = path;
  }

  /** A line of the file. */
  private record Version(String name, String label, String value) {
    boolean isCurrent() {
      return label.equals(CURRENT) || label.equals(BOTH);
    }

    boolean isPending() {
      return label.equals(PENDING) || label.equals(BOTH);
    }

    Version labelled(String next) {
      return new Version(name, next, value);
    }

    @Override
    public String toString() {
      return name + " " + label + " " + value + "\n";
    }
  }

  /**
   * Begins a rotation, as AWS Secrets Manager would: to a version without a seed. One that is under
   * way goes on.
   *
   * @param version 1 to 64 of A-Z, a-z, 0-9 and hyphen
   * @return the version that is pending
   */
  public String begin(String version) {
    List<Version> after =
        change(
            versions -> {
              if (versions.stream().anyMatch(one -> one.label().equals(PENDING))) {
                return versions;
              }
              List<Version> next = new ArrayList<>();
              versions.forEach(one -> next.add(one.isCurrent() ? one.labelled(CURRENT) : one));
              next.add(new Version(version, PENDING, NO_VALUE));
              return next;
            });
    return labels(after).pending().orElseThrow();
  }

  @Override
  public Labels labels() {
    return labels(parse(stored()));
  }

  private static Labels labels(List<Version> versions) {
    return new Labels(
        versions.stream().filter(Version::isCurrent).map(Version::name).findFirst().orElseThrow(),
        versions.stream().filter(Version::isPending).map(Version::name).findFirst());
  }

  @Override
  public Optional<byte[]> read(String version) {
    return parse(stored()).stream()
        .filter(one -> one.name().equals(version) && !one.value().equals(NO_VALUE))
        .map(one -> HexFormat.of().parseHex(one.value()))
        .findFirst();
  }

  @Override
  public void keep(String version, byte[] seed) {
    String value = HexFormat.of().formatHex(seed);
    var _ =
        change(
            versions -> {
              boolean hasValue =
                  versions.stream()
                      .anyMatch(one -> one.name().equals(version) && !one.value().equals(NO_VALUE));
              if (hasValue) {
                return versions;
              }
              List<Version> next = new ArrayList<>(versions);
              next.removeIf(one -> one.label().equals(PENDING));
              next.replaceAll(one -> one.isCurrent() ? one.labelled(CURRENT) : one);
              next.add(new Version(version, PENDING, value));
              return next;
            });
  }

  @Override
  public boolean promote(String version, String from) {
    List<Version> after =
        change(
            versions -> {
              boolean isThere =
                  versions.stream()
                      .anyMatch(one -> one.name().equals(version) && !one.value().equals(NO_VALUE));
              if (!isThere || version.equals(from) || !labels(versions).current().equals(from)) {
                return versions;
              }
              return versions.stream()
                  .filter(one -> one.name().equals(version) || !one.label().equals(PREVIOUS))
                  .map(one -> promoted(one, version, from))
                  .toList();
            });
    return labels(after).current().equals(version);
  }

  private static Version promoted(Version one, String version, String from) {
    if (one.name().equals(version)) {
      return one.labelled(one.isPending() ? BOTH : CURRENT);
    }
    return one.name().equals(from) ? one.labelled(PREVIOUS) : one;
  }

  private LogFiles.Stored stored() {
    return files.read(path).orElseThrow(() -> new Malformed("there is no seed " + path));
  }

  /** What is there afterwards. */
  private List<Version> change(UnaryOperator<List<Version>> change) {
    while (true) {
      LogFiles.Stored stored = stored();
      List<Version> before = parse(stored);
      List<Version> after = change.apply(before);
      if (after.equals(before) || files.replace(path, print(after), stored.version())) {
        return after;
      }
    }
  }

  private static byte[] print(List<Version> versions) {
    StringBuilder text = new StringBuilder(HEADER);
    versions.forEach(text::append);
    return text.toString().getBytes(US_ASCII);
  }

  private List<Version> parse(LogFiles.Stored stored) {
    String text = new String(stored.bytes(), US_ASCII);
    if (FIRST.matcher(text).matches()) {
      return List.of(new Version(FIRST_VERSION, CURRENT, text.strip()));
    }
    List<Version> versions = new ArrayList<>();
    Matcher line = LINE.matcher(text);
    int end = HEADER.length();
    while (text.startsWith(HEADER) && line.region(end, text.length()).lookingAt()) {
      versions.add(new Version(line.group(1), line.group(2), line.group(3)));
      end = line.end();
    }
    boolean isSound =
        end == text.length()
            && versions.stream().filter(Version::isCurrent).count() == 1
            && versions.stream().noneMatch(one -> one.isCurrent() && one.value().equals(NO_VALUE));
    if (!isSound) {
      throw new Malformed("seed " + path + " is not in its form");
    }
    return versions;
  }
}
