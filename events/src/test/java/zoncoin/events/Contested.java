package zoncoin.events;

import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.memory.Ports;
import zoncoin.memory.Weather;

/** A journal in which, once it is said so, somebody else is always faster. */
final class Contested {
  private final Journal real;
  private boolean isContested;
  private boolean isFailing;
  private int lost;

  Contested(Journal real) {
    this.real = real;
  }

  Journal journal() {
    return Ports.journal(Weather.FAIR, real, this::append);
  }

  void begin() {
    isContested = true;
  }

  /** From now on nothing that is written is taken. */
  void fail() {
    isFailing = true;
  }

  /** How many appends came too late. */
  int lost() {
    return lost;
  }

  private Journal.Outcome append(Journal.Append append) {
    if (isFailing) {
      throw new NotApplied("couldn't write " + append.signed().entry().transaction());
    }
    if (isContested) {
      lost++;
      return new Journal.Outcome.StepMoved();
    }
    return real.append(append);
  }
}
