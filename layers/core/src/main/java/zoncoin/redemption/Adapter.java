package zoncoin.redemption;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * Who delivers a product, and what that needs to know. A setting may name a secret, such as by its
 * ARN, and never is one: everybody may read a catalogue.
 *
 * @param name such as {@code webhook}: 1 to 40 of a-z, 0-9 and -
 * @param settings by name of the same form; each 1 to 256 characters on one line
 */
public record Adapter(String name, SortedMap<String, String> settings) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  /** An operator ends it by hand. */
  public static final Adapter MANUAL = new Adapter("manual", new TreeMap<>());

  /** Far more than any needs. */
  public static final int MAX_SETTINGS = 16;

  private static final int MAX_CHARACTERS = 256;

  /** Copies, and checks the forms. */
  public Adapter {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    checkName("adapter", name);
    if (settings.size() > MAX_SETTINGS) {
      throw new Malformed("adapter has at most " + MAX_SETTINGS + " settings: " + name);
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      checkName("setting", setting.getKey());
      checkLine("setting " + setting.getKey(), setting.getValue(), MAX_CHARACTERS);
    }
  }

  private static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new Malformed(what + " is 1 to 40 of a-z, 0-9 and -: " + Malformed.shown(name));
    }
  }

  /** Refuses what is not 1 to so many characters on one line, without spaces at its ends. */
  static String checkLine(String what, String text, int most) {
    if (text.isEmpty()
        || text.length() > most
        || !text.equals(text.strip())
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new Malformed(
          "%s is 1 to %d characters on one line: %s".formatted(what, most, Malformed.shown(text)));
    }
    return text;
  }

  /**
   * The setting of that name.
   *
   * @throws Malformed if there is none
   */
  public String setting(String which) {
    String value = settings.get(which);
    if (value == null) {
      throw new Malformed("adapter " + name + " has a setting " + which);
    }
    return value;
  }
}
