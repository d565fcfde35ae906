package zoncoin.fulfilmentlocal;

/** What may befall a request. */
public enum Trouble {
  /** The other side is asked too often, and does nothing. */
  THROTTLED,
  /** The other side fails, and does nothing. */
  FAILS,
  /** The other side does it, and the connection ends before the answer. */
  ANSWER_LOST,
  /** The other side does it, and answers when nobody waits any more. */
  ANSWERS_LATE,
  /** Something on the way sends the request twice; the second answer comes back. */
  ASKED_TWICE,
  /** The other side is never asked, and something on the way answers a page. */
  PAGE,
  /** The other side does nothing and sends whoever asks elsewhere. */
  REDIRECT,
  /** The other side does it, and its answer has no end. */
  ENDLESS
}
