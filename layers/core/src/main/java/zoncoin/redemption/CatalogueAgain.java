package zoncoin.redemption;

import java.time.Instant;
import java.util.Optional;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.rebuild.Beside;
import zoncoin.rebuild.Mend;
import zoncoin.seal.Stop;
import zoncoin.tlog.Hash;

/** Which catalogue is in force, made again: the last that an entry applied. */
public final class CatalogueAgain implements Beside {
  private final EvidenceReader evidence;
  private Optional<Hash> last = Optional.empty();

  /**
   * @param evidence where its text is
   */
  public CatalogueAgain(EvidenceReader evidence) {
    this.evidence = evidence;
  }

  @Override
  public void see(Seen seen, Mend mend) {
    Entry entry = seen.signed().entry();
    if (entry.kind() == Kind.CATALOGUE) {
      last = Optional.of(entry.evidence().orElseThrow().assessment());
    }
  }

  @Override
  public void end(Instant now, Mend mend) throws Stop {
    if (last.isEmpty()) {
      return;
    }
    Hash hash = last.get();
    Catalogue catalogue =
        evidence
            .catalogue(hash)
            .map(Catalogue::parse)
            .orElseThrow(
                () ->
                    new Stop(
                        "a catalogue is missing from the evidence, "
                            + hash.hex()
                            + "; restore it"));
    Optional<Item> item = mend.item(CatalogueInForce.KEY);
    Item next = CatalogueInForce.next(item, catalogue);
    if (item.filter(before -> before.fields().equals(next.fields())).isEmpty()) {
      mend.replace(item, next);
    }
  }
}
