package zoncoin.infra;

import java.util.List;
import java.util.regex.Pattern;

/** What a field of the configuration must hold; the complaint names it as the file does. */
final class Field {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private Field() {}

  /**
   * Throws {@link IllegalArgumentException} with the field, its value and the complaint, unless.
   */
  static void require(boolean holds, String field, String value, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException("field " + field + ": \"" + value + "\" " + complaint);
    }
  }

  static void requireBetween(String field, int value, int least, int most) {
    require(
        value >= least && value <= most,
        field,
        Integer.toString(value),
        "is not between " + least + " and " + most);
  }

  static void requireAccount(String field, String id) {
    require(ACCOUNT.matcher(id).matches(), field, id, "is not an account id of 12 digits");
  }

  static void requireAccounts(String field, List<String> ids) {
    ids.forEach(id -> requireAccount(field, id));
    require(
        ids.stream().distinct().count() == ids.size(),
        field,
        ids.toString(),
        "names one account twice");
  }

  static void requireForm(String field, List<String> values, Pattern form, String complaint) {
    values.forEach(value -> require(form.matcher(value).matches(), field, value, complaint));
  }
}
