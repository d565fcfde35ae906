package zoncoin.bench;

import zoncoin.note.NoteSigner;

/**
 * One Ed25519 signature for each entry, which nothing that signs entries can do without.
 *
 * @param name of this side
 * @param each so many entries
 * @param signer signs them
 */
record SignaturesAlone(String name, int each, NoteSigner signer) implements Turns.Side {
  SignaturesAlone(String name, int each) {
    this(name, each, Programme.signer("/billing", 1));
  }

  @Override
  public Load.Work prepare(Load load) {
    return (client, ticket) -> {
      for (int i = 0; i < each; i++) {
        String text = "zoncoin/entry@v1\n%700d\n".formatted(ticket);
        var _ = signer.sign(text, i);
      }
    };
  }
}
