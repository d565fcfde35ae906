package zoncoin.memory;

import zoncoin.seal.Head;
import zoncoin.seal.Heads;

/** The head of a log in memory. Safe for use by many threads. */
public final class MemoryHeads implements Heads {
  private Head head = Head.EMPTY;

  /** An empty log's head. */
  public MemoryHeads() {}

  @Override
  public synchronized Head read() {
    return head;
  }

  @Override
  public synchronized boolean swap(Head expected, Head next) {
    boolean isExpected = head.equals(expected);
    head = isExpected ? next : head;
    return isExpected;
  }
}
