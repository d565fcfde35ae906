package zoncoin.ledger;

import java.util.regex.Pattern;

/**
 * The form of a name: which ASCII characters it is made of, and how many. Reading an entry checks a
 * dozen names, and for these a table is several times as fast as a pattern.
 */
final class Form {
  private final boolean[] allowed = new boolean[128];
  private final int least;
  private final int most;

  /**
   * @param characters a class of characters as patterns have it, such as {@code [a-z0-9-]}
   * @param least how many there are at least
   * @param most how many there are at most
   */
  Form(String characters, int least, int most) {
    Pattern one = Pattern.compile(characters);
    for (char c = 0; c < allowed.length; c++) {
      allowed[c] = one.matcher(String.valueOf(c)).matches();
    }
    this.least = least;
    this.most = most;
  }

  /** Whether a text has this form. */
  boolean fits(String text) {
    if (text.length() < least || text.length() > most) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= allowed.length || !allowed[text.charAt(i)]) {
        return false;
      }
    }
    return true;
  }
}
