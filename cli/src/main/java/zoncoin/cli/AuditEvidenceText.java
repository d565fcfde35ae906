package zoncoin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import zoncoin.audit.EvidenceHeld;

/** What {@code zon audit --evidence} says of files that were there, and of those that were not. */
final class AuditEvidenceText {
  /** Names on a line; a line of them all is none that one reads. */
  private static final int NAMED = 5;

  private AuditEvidenceText() {}

  /** What comes after "every rule holds for every entry". */
  static String reservation(EvidenceHeld held) {
    List<String> unknown = new ArrayList<>();
    if (held.coins().missing() > 0) {
      unknown.add(
          "the coins of %s of %s issues".formatted(missing(held.coins()), all(held.coins())));
    }
    if (held.policies().missing() > 0) {
      unknown.add("which policy was in force");
    }
    return unknown.isEmpty()
        ? ""
        : ", as far as the evidence goes; not recomputed: " + String.join(", and ", unknown);
  }

  /** Rows of the table of what was counted: a name, and what is to be said of it. */
  static List<String[]> rows(EvidenceHeld held) {
    return List.of(
        new String[] {"evidence", line(held.coins(), "issues")},
        new String[] {"policies", line(held.policies(), "applied")});
  }

  private static String line(EvidenceHeld.Tally tally, String what) {
    String held = "%s of %s %s held".formatted(number(tally.held()), all(tally), what);
    return tally.missing() == 0
        ? held
        : "%s; %s not at hand: %s".formatted(held, missing(tally), names(tally));
  }

  private static String names(EvidenceHeld.Tally tally) {
    String names =
        tally.first().stream()
            .limit(NAMED)
            .map(missing -> missing.transaction().text())
            .collect(Collectors.joining(", "));
    return tally.missing() > NAMED ? names + ", …" : names;
  }

  private static String all(EvidenceHeld.Tally tally) {
    return number(tally.entries());
  }

  private static String missing(EvidenceHeld.Tally tally) {
    return number(tally.missing());
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
