package zoncoin.seal;

import java.time.Duration;
import zoncoin.ledger.TransactionId;

/** Whom a sealer tells what a person must look at. Telling never fails and never waits. */
@FunctionalInterface
public interface Alarms {
  /** Tells. */
  void raise(Alarm alarm);

  /** What a person must look at. */
  sealed interface Alarm {
    /** The log cannot go on: what is stored contradicts itself. */
    record Stopped(String why) implements Alarm {}

    /** Something under {@code unsealed} is no entry of this ledger. */
    record Quarantined(TransactionId transaction, String why) implements Alarm {}

    /** An entry waits longer than it should. */
    record Late(TransactionId transaction, Duration waiting) implements Alarm {}

    /** An entry is dated so far in the future, and waits until then. */
    record Early(TransactionId transaction, Duration ahead) implements Alarm {}
  }
}
