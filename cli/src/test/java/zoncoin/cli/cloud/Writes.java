package zoncoin.cli.cloud;

import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;

/** Who is told of each write, at the moment it is made and by whatever thread makes it. */
public interface Writes {
  /** Nobody. */
  Writes UNHEARD =
      new Writes() {
        @Override
        public void appended(Journal.Append append) {}

        @Override
        public void put(Item item) {}
      };

  /** That was appended, and was not there before. */
  void appended(Journal.Append append);

  /** That was put. */
  void put(Item item);
}
