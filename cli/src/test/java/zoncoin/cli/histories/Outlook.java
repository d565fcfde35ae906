package zoncoin.cli.histories;

import java.util.List;
import java.util.Set;

/**
 * What something would be answered if all of it happened at one moment.
 *
 * @param answers those that can be given now, without anything being written
 * @param rules what has to be kept for it to be done, in the order of the refusals; none where it
 *     was done or there is nothing to do
 * @param granted the answer of whoever only asks what would become of it, where all are kept
 */
record Outlook(Set<String> answers, List<Rule> rules, String granted) {
  /**
   * A rule.
   *
   * @param refusal the answer of whoever breaks it
   * @param slack zero or more if it is kept, by how much
   * @param isSure whether the write itself makes sure that it is kept
   * @param isShared whether it is read in parts, while others may give back
   */
  record Rule(String refusal, long slack, boolean isSure, boolean isShared) {
    static Rule sure(String refusal, boolean isKept) {
      return new Rule(refusal, isKept ? 0 : -1, true, false);
    }

    static Rule read(String refusal, boolean isKept) {
      return new Rule(refusal, isKept ? 0 : -1, false, false);
    }

    boolean isKept() {
      return slack >= 0;
    }
  }

  /** Nothing is answered before something is written. */
  static Outlook none() {
    return new Outlook(Set.of(), List.of(), "");
  }

  static Outlook answered(String... answers) {
    return new Outlook(Set.of(answers), List.of(), "");
  }

  static Outlook ruled(List<Rule> rules, String granted) {
    return new Outlook(Set.of(), rules, granted);
  }
}
