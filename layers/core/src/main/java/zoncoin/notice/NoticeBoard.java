package zoncoin.notice;

import java.util.List;

/** Where notices are put for whoever listens. Safe for use by many threads and processes. */
@FunctionalInterface
public interface NoticeBoard {
  /**
   * Puts them out, in this order. All of them are out when it answers; if it throws, any of them
   * may be.
   *
   * @param notices any number
   * @throws zoncoin.ledger.NotApplied if some are not out; putting all again is right
   * @throws zoncoin.ledger.Unknown if that is not known; putting all again is right
   */
  void put(List<Notice> notices);
}
