package zoncoin.fulfilment;

import java.util.Locale;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * What is worth something to whoever knows it: a promotional code, the claim code of a gift card.
 * It is shown to its owner and to nobody else; {@link #toString} does not show it, and no exception
 * here repeats it.
 *
 * @param text 4 to 64 of A-Z, a-z, 0-9 and -
 */
public record Code(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{4,64}");

  /** Refuses another form, without repeating it. */
  public Code {
    if (!FORM.matcher(text).matches()) {
      throw new Malformed("code is 4 to 64 of A-Z a-z 0-9 -");
    }
  }

  /** By which it is known again: two that differ in the case of letters alone are one. */
  public String inUpperCase() {
    return text.toUpperCase(Locale.ROOT);
  }

  /** That it is one. */
  @Override
  public String toString() {
    return "Code[not shown]";
  }
}
