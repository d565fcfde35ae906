package zoncoin.audit;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.ledger.TransactionId;

/**
 * One thing that is wrong.
 *
 * @param rule what is untrue
 * @param index of the entry it was found at; empty for what is about the log as a whole
 * @param transaction that entry's name, if it could be read
 * @param detail what was found instead, in one line
 */
public record Finding(
    Rule rule, OptionalLong index, Optional<TransactionId> transaction, String detail) {
  /** By index, what has none before all else; then by rule. */
  static final Comparator<Finding> BY_PLACE =
      Comparator.<Finding>comparingLong(finding -> finding.index().orElse(-1))
          .thenComparing(Finding::rule);

  /** About the log as a whole. */
  static Finding ofLog(Rule rule, String detail) {
    return new Finding(rule, OptionalLong.empty(), Optional.empty(), detail);
  }

  /** About an entry whose name is not known. */
  static Finding at(long index, Rule rule, String detail) {
    return new Finding(rule, OptionalLong.of(index), Optional.empty(), detail);
  }

  /** About an entry. */
  static Finding of(long index, TransactionId transaction, Rule rule, String detail) {
    return new Finding(rule, OptionalLong.of(index), Optional.of(transaction), detail);
  }

  /** Place and detail in one line. */
  @Override
  public String toString() {
    String place = index.isPresent() ? "entry " + index.getAsLong() : "log";
    return place + transaction.map(id -> " (" + id + ")").orElse("") + ": " + detail;
  }
}
