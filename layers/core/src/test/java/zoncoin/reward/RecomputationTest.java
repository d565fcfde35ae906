package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Delivery;
import zoncoin.billing.Finality;
import zoncoin.evidence.Earlier;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Item;
import zoncoin.memory.Village;

/** Entries beside the bills that they rest on. */
final class RecomputationTest {
  private static final RewardPolicy POLICY = RewardPolicy.standard();

  private final Village village = new Village().founded();
  private final Issuance issuance =
      new Issuance(village.ledger(), village.journal, village.evidenceWriter());

  private Entry issue(Assessment assessment) {
    return assertInstanceOf(Issuance.Result.Issued.class, issuance.issue(assessment, POLICY))
        .signed()
        .entry();
  }

  private Recomputation recompute(Entry entry, Assessment found) {
    Assessment stated =
        new EvidenceReader(village.evidence)
            .assessment(entry.evidence().orElseThrow().assessment())
            .orElseThrow()
            .assessment();
    return Recomputation.of(
        new Recomputation.Stated(entry, stated), found, POLICY, Recomputation.Files.PAYERS);
  }

  private Recomputation.Line before(Entry entry, Assessment found, List<Entry> log) {
    Earlier.Tally tally = new Earlier.Tally(IssuanceTest.SUBJECT);
    log.forEach(tally::add);
    Assessment stated =
        new EvidenceReader(village.evidence)
            .assessment(entry.evidence().orElseThrow().assessment())
            .orElseThrow()
            .assessment();
    return recompute(entry, found)
        .after(new Recomputation.Stated(entry, stated), tally.earlier())
        .lines()
        .stream()
        .filter(line -> line.what().equals("before"))
        .findFirst()
        .orElseThrow();
  }

  private List<Entry> log() {
    return village.journal.list(Integer.MAX_VALUE).stream()
        .map(id -> village.journal.find(id).orElseThrow().signed().entry())
        .toList();
  }

  @Test
  void whatHadBeenIssuedBeforeIsHeldAgainstTheLog() {
    Assessment first = IssuanceTest.assessment("03", "100", true);
    Entry issued = issue(first);
    assertEquals(Recomputation.Outcome.UNCHECKED, beforeAlone(issued, first).outcome());
    assertEquals(Recomputation.Outcome.EQUAL, before(issued, first, List.of()).outcome());
    for (Item.Key key : village.journal.due(Issuance.FAMILY, village.clock().instant(), 1)) {
      issuance.vest(key);
    }
    List<Entry> log = log();
    Assessment restated = IssuanceTest.assessment("04", "120", true);
    Entry adjusted = issue(restated);
    Recomputation.Line line = before(adjusted, restated, log);
    assertEquals("200000000 0 0", line.found());
    assertEquals(Recomputation.Outcome.EQUAL, line.outcome());
    Recomputation.Line without = before(adjusted, restated, log.subList(0, log.size() - 1));
    assertEquals("200000000 200000000 0", without.found(), "it had not vested");
    assertEquals(Recomputation.Outcome.DIFFERENT, without.outcome());
    assertEquals("0 0 0", before(adjusted, restated, List.of()).found());
  }

  private Recomputation.Line beforeAlone(Entry entry, Assessment found) {
    return recompute(entry, found).lines().stream()
        .filter(line -> line.what().equals("before"))
        .findFirst()
        .orElseThrow();
  }

  /** What expired is not taken from the member again, but is taken back all the same. */
  @Test
  void whatIsTakenBackOfExpiredCoinsIsPartOfTheDifference() {
    issue(IssuanceTest.assessment("03", "100", true));
    for (Item.Key key : village.journal.due(Issuance.FAMILY, village.clock().instant(), 1)) {
      issuance.vest(key);
    }
    village.turnTo("2028-08-01T00:00:00Z");
    new Expiry(village.ledger(), village.journal, village.journal, village.clock()).sweep(10);
    assertEquals(
        List.of(), village.journal.head(Village.ALICE).standing().buckets().lots(), "all expired");
    Assessment restated = IssuanceTest.assessment("04", "60", true);
    Entry entry = issue(restated);
    assertEquals(
        0, village.journal.head(Village.ALICE).standing().buckets().of(Bucket.Plain.DEBT).zon());
    Recomputation right = recompute(entry, restated);
    assertEquals(List.of(), right.lines(Recomputation.Outcome.DIFFERENT));
    assertTrue(
        recompute(entry, IssuanceTest.assessment("04", "61", true))
            .lines(Recomputation.Outcome.DIFFERENT)
            .stream()
            .anyMatch(line -> line.what().equals("deltaZon")));
  }

  /** A copy of a file has another time, but whether a bill was settled follows from the stated. */
  @ParameterizedTest
  @CsvSource({
    "2026-07-30T23:59:59.999Z, NOT_SETTLED,  SETTLED, true",
    "2026-07-31T00:00:00Z,     SETTLED,      SETTLED, true",
    "2026-07-30T23:59:59.999Z, SETTLED,      SETTLED, false",
    "2026-07-31T00:00:00Z,     NOT_SETTLED,  SETTLED, false",
    "2026-08-29T23:59:59.999Z, NOT_INVOICED, CLOSED,  true",
    "2026-08-30T00:00:00Z,     CLOSED,       CLOSED,  true",
    "2026-08-29T23:59:59.999Z, CLOSED,       CLOSED,  false",
    "2026-08-30T00:00:00Z,     NOT_INVOICED, CLOSED,  false",
  })
  void whatIsFinalByTimeIsFinalByTheTimeThatIsStated(
      Instant made, Finality said, Finality copied, boolean isRight) {
    Entry entry = issue(focus(made, said));
    Assessment copy = focus(Instant.parse("2031-01-01T00:00:00Z"), copied);
    assertEquals(isRight, recompute(entry, copy).isEqual());
  }

  private static Assessment focus(Instant made, Finality finality) {
    Assessment usual = IssuanceTest.assessment("03", "100", false);
    Delivery delivery =
        new Delivery("focus-1.0", Delivery.NO_EXECUTION, made, usual.delivery().files());
    return new Assessment(
        usual.subject(),
        usual.eligibility(),
        usual.basis(),
        delivery,
        usual.charges(),
        usual.lines(),
        usual.ineligible(),
        List.of(),
        finality,
        Optional.empty());
  }
}
