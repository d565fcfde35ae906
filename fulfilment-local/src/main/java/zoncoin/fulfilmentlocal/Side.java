package zoncoin.fulfilmentlocal;

/** One of those who deliver. */
interface Side {
  /** Whether a request is meant for it. */
  boolean isFor(Call call);

  /** Checks who asks, does what is asked, and answers. */
  Call.Reply answer(Call call);

  /** What it says when it is asked too often; nothing was done. */
  Call.Reply throttled();

  /** What it says when it fails; nothing was done. */
  Call.Reply failed();
}
