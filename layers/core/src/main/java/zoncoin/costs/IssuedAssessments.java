package zoncoin.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.billing.Assessment;
import zoncoin.billing.Period;
import zoncoin.billing.SignedAssessment;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.TransactionId;
import zoncoin.reward.Assessed;
import zoncoin.tlog.Hash;

/**
 * The assessments that coins rest on, as the ledger names them: of each account that something was
 * issued to, the evidence of the entry that did so last.
 */
public final class IssuedAssessments implements Assessments {
  private static final int PAGE = 500;

  private final Assessed assessed;
  private final Journal journal;
  private final EvidenceReader evidence;

  /**
   * @param assessed for which accounts something is noted
   * @param journal the ledger's
   * @param evidence what its entries rest on
   */
  public IssuedAssessments(Assessed assessed, Journal journal, EvidenceReader evidence) {
    this.assessed = assessed;
    this.journal = journal;
    this.evidence = evidence;
  }

  @Override
  public List<Assessment> of(String payer, Period period) {
    List<Assessment> all = new ArrayList<>();
    Optional<Item.Key> after = Optional.empty();
    List<Item.Key> page;
    do {
      page = assessed.list(payer, period, after, PAGE);
      for (Item.Key key : page) {
        evidenceOf(key).map(this::read).ifPresent(all::add);
        after = Optional.of(key);
      }
    } while (page.size() == PAGE);
    return all;
  }

  /** Empty if no entry was made for it: it came to nothing so far. */
  private Optional<Hash> evidenceOf(Item.Key key) {
    return journal
        .item(key)
        .flatMap(item -> journal.find(TransactionId.parse(item.field("latest"))))
        .map(recorded -> recorded.signed().entry())
        .flatMap(Entry::evidence)
        .map(rests -> rests.assessment());
  }

  private Assessment read(Hash hash) {
    return evidence
        .assessment(hash)
        .map(SignedAssessment::assessment)
        .orElseThrow(() -> new NotApplied("couldn't read the assessment " + hash.hex()));
  }
}
