package zoncoin.store;

import zoncoin.memory.MemorySeeds;
import zoncoin.rotation.Seeds;

final class MemorySeedsTest extends SeedsContract {
  @Override
  Seeds seeds(byte[] seed) {
    return new MemorySeeds(FIRST, seed);
  }
}
