package zoncoin.redemption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;

/**
 * The catalogues that an operator applied: which is in force is kept as one {@link Item}, their
 * texts as evidence. Until one is applied nothing is offered.
 *
 * <p>A redemption keeps the hash of the catalogue it was asked under, so that what it costs and who
 * delivers it are for ever as they were then. One that is asked while another catalogue is applied
 * is asked under one of the two. Safe for use by many threads and processes.
 */
public final class CatalogueInForce implements Catalogues {
  /** The one item. */
  static final Item.Key KEY = new Item.Key("catalogue", "in-force");

  private static final int MAX_ATTEMPTS = 16;
  private static final String HASH = "sha256";

  private final Journal journal;
  private final EvidenceReader evidence;

  /** Texts never change, so those that were read need not be read again. */
  private final Map<Hash, Catalogue> read = new HashMap<>();

  /**
   * @param journal where it is kept which is in force
   * @param evidence where their texts are
   */
  public CatalogueInForce(Journal journal, EvidenceReader evidence) {
    this.journal = journal;
    this.evidence = evidence;
  }

  @Override
  public Catalogue inForce() {
    return journal
        .item(KEY)
        .map(CatalogueInForce::hash)
        .map(
            hash ->
                named(hash)
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "text of the catalogue in force is gone: " + hash)))
        .orElse(Catalogue.NONE);
  }

  private static Hash hash(Item item) {
    return Hash.parse(item.field(HASH));
  }

  @Override
  public synchronized Optional<Catalogue> named(Hash hash) {
    Optional<Catalogue> known = Optional.ofNullable(read.get(hash));
    if (known.isPresent()) {
      return known;
    }
    Optional<Catalogue> found = evidence.catalogue(hash).map(Catalogue::parse);
    found.ifPresent(catalogue -> read.put(hash, catalogue));
    return found;
  }

  /** What became of a catalogue that was to be applied. */
  public sealed interface Applied {
    /**
     * It is in force.
     *
     * @param signed the entry
     * @param isNew whether it was not before
     */
    record Filed(SignedEntry signed, boolean isNew) implements Applied {}

    /** Another catalogue had that name. */
    record NameTaken() implements Applied {}

    /** It was in force before, and another took its place. */
    record Replaced() implements Applied {}

    /** A rule of the ledger forbids it. */
    record Refused(Refusal refusal) implements Applied {}
  }

  /**
   * Brings a catalogue into force: keeps its text, then posts an entry that names it. Doing it
   * again changes nothing.
   *
   * @param catalogue of a name that no other had
   * @param ledger signs with the key that mints
   * @param writer keeps the text
   */
  public Applied apply(Catalogue catalogue, Ledger ledger, EvidenceWriter writer) {
    Request request =
        new Request.ApplyCatalogue(
            TransactionId.parse("catalogue." + catalogue.name()), catalogue.hash());
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> before = journal.item(KEY);
      boolean isInForce = before.filter(item -> hash(item).equals(catalogue.hash())).isPresent();
      writer.keepCatalogue(catalogue.text());
      // A crash here means: a text that no entry names.
      Posted posted =
          ledger.post(request, isInForce ? List.of() : List.of(next(before, catalogue)));
      Optional<Applied> applied = answer(posted, catalogue);
      if (applied.isPresent()) {
        return applied.get();
      }
    }
    return new Applied.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  static Item next(Optional<Item> before, Catalogue catalogue) {
    Map<String, String> fields = Map.of(HASH, catalogue.hash().base64(), "name", catalogue.name());
    return before
        .map(item -> item.next(fields, Optional.empty()))
        .orElseGet(() -> Item.first(KEY, fields, Optional.empty()));
  }

  private Optional<Applied> answer(Posted posted, Catalogue catalogue) {
    return switch (posted) {
      case Posted.Stale _ -> Optional.empty();
      case Posted.Refused(Refusal.ExistsWithDifferent _) -> Optional.of(new Applied.NameTaken());
      case Posted.Refused(Refusal refusal) -> Optional.of(new Applied.Refused(refusal));
      case Posted.Written written ->
          Optional.of(
              inForce().equals(catalogue)
                  ? new Applied.Filed(written.signed(), written.isNew())
                  : new Applied.Replaced());
    };
  }
}
