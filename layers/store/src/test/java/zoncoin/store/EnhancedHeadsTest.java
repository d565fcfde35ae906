package zoncoin.store;

import zoncoin.seal.Heads;

final class EnhancedHeadsTest implements HeadsContract {
  private final Heads heads = new EnhancedHeads(LocalTables.client(), LocalTables.fresh());

  @Override
  public Heads heads() {
    return heads;
  }
}
