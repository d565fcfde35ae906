package zoncoin.reward;

import java.time.Instant;
import java.util.TreeSet;

/**
 * What a bill is worth to an account, in the model: what of it is pending, lost, or in which lots.
 */
final class LifePart {
  final TreeSet<Integer> into = new TreeSet<>();
  final Purse purse;
  long reward;
  long pending;
  long lost;
  int epoch;
  final int tier;
  final boolean isFirst;
  long cents;
  boolean isFinal;
  Instant closed = Instant.EPOCH;
  Instant due = Instant.EPOCH;
  int lot;

  /** What an account brings along is fixed with the first bill of the month. */
  LifePart(Purse purse, int tier, boolean isFirst) {
    this.purse = purse;
    this.epoch = purse.epoch;
    this.tier = tier;
    this.isFirst = isFirst;
  }

  /** What was pending when the member left is lost. */
  void refresh() {
    if (!purse.isIn || epoch != purse.epoch) {
      lost += pending;
      pending = 0;
      epoch = purse.epoch;
    }
  }
}
