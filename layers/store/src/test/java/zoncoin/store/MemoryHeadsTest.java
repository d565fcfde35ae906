package zoncoin.store;

import zoncoin.memory.MemoryHeads;
import zoncoin.seal.Heads;

final class MemoryHeadsTest implements HeadsContract {
  private final Heads heads = new MemoryHeads();

  @Override
  public Heads heads() {
    return heads;
  }
}
