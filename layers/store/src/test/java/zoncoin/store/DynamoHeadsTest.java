package zoncoin.store;

import zoncoin.seal.Heads;

final class DynamoHeadsTest implements HeadsContract {
  private final Heads heads = new DynamoHeads(LocalTables.client(), LocalTables.fresh());

  @Override
  public Heads heads() {
    return heads;
  }
}
