package zoncoin.vault;

import zoncoin.fulfilment.Code;

/**
 * Makes a code unreadable, and readable again. Authenticated: what was locked for one fingerprint
 * opens for no other. Safe for use by many threads and processes. Both methods may throw {@link
 * java.io.UncheckedIOException} if whoever has the key could not be asked; no message repeats a
 * code.
 */
public interface CodeLock {
  /**
   * The code as it can be kept.
   *
   * @return one line of at most 2,000 visible ASCII characters, another at every call
   */
  String lock(Code code, Fingerprint fingerprint);

  /**
   * The code again.
   *
   * @throws zoncoin.tlog.Malformed unless that is what {@link #lock} made for that fingerprint
   */
  Code open(String locked, Fingerprint fingerprint);
}
