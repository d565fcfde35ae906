package zoncoin.rebuild;

import java.util.Optional;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Request;

/** Knows what could be bought, and finds what was. */
public interface Purchases {
  /** Nothing was ever offered. */
  Purchases NONE =
      new Purchases() {
        @Override
        public void see(Entry entry) {}

        @Override
        public Optional<Request> of(Entry hold) {
          return Optional.empty();
        }
      };

  /** The next entry of the log: one that applies a catalogue changes what can be bought. */
  void see(Entry entry);

  /** What was asked for, if its SHA-256 is the one that the entry carries. */
  Optional<Request> of(Entry hold);
}
