package zoncoin.reward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zoncoin.billing.Assessment;

/** An assessment's text as what is said of what, so that two can be compared line by line. */
final class KeyedLines {
  private KeyedLines() {}

  /** Lines of a text by what tells each from the others of it. */
  static Map<String, String> of(Assessment assessment) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : assessment.ofBill().text().lines().skip(1).toList()) {
      String key = line.split(" ", 2)[0];
      switch (key) {
        case "line" -> put(values, line, 2);
        case "ineligible" -> put(values, line, 3);
        case "group" -> {
          String[] words = line.split(" ", 3);
          values.put("group " + (words.length < 3 ? "" : words[2]), words[1]);
        }
        case "invoice" -> values.put(line, "yes");
        case "file" -> {
          String[] words = line.split(" ", 4);
          values.put("file " + words[3], words[1] + " " + words[2]);
        }
        default -> put(values, line, 1);
      }
    }
    return values;
  }

  /** The first words are the key. */
  private static void put(Map<String, String> values, String line, int keyWords) {
    String[] words = line.split(" ", keyWords + 1);
    String key = String.join(" ", List.of(words).subList(0, keyWords));
    values.put(key, words[keyWords]);
  }
}
