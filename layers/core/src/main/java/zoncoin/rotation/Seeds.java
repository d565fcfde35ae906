package zoncoin.rotation;

import java.util.Optional;

/**
 * The versions of one issuer's seed, as AWS Secrets Manager keeps them: one is <i>current</i>,
 * which is what functions fetch, and one may be <i>pending</i>. Every read sees what was written
 * before it began, or is asked again by whoever retries the rotation: a read that lags behind
 * refuses, and never lets through. Each method may throw {@link java.io.UncheckedIOException} if
 * the place could not be asked or gave no answer; a write may have been done then, and is safe to
 * do again. No message repeats a seed. Safe for use by many threads and processes.
 */
public interface Seeds {
  /** Which versions bear which label. */
  Labels labels();

  /**
   * The 32 bytes of a version.
   *
   * @return empty if there is no such version, or it has no value yet
   * @throws zoncoin.tlog.Malformed if its value is none of 32 bytes
   */
  Optional<byte[]> read(String version);

  /**
   * Gives a version its value and makes it the pending one, if it has none; what a version has
   * stays as it is. So of two that draw a seed for one version, both go on with the same.
   */
  void keep(String version, byte[] seed);

  /**
   * Makes a version the current one.
   *
   * @param version has a value
   * @param from the version that was current when this was decided; if it is not any more, nothing
   *     is changed
   * @return whether that is the current version now
   */
  boolean promote(String version, String from);

  /**
   * Who bears which label.
   *
   * @param current the version that functions fetch
   * @param pending the version that is to be the next; it may be the current one still
   */
  record Labels(String current, Optional<String> pending) {
    /** Whether that version is the next, and not yet the current. */
    public boolean isNext(String version) {
      return !version.equals(current) && pending.equals(Optional.of(version));
    }
  }
}
