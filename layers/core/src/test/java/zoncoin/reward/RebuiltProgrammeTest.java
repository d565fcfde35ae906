package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.rebuild.Rebuild;
import zoncoin.rebuild.Rescue;
import zoncoin.seal.Sealer;

/** What was issued, by which policy and from which budget, made again from the log. */
final class RebuiltProgrammeTest {
  private static final RewardPolicy POLICY =
      RewardPolicy.parse(
          EarningTableTest.policy(List.of("tier-months 12", "tier silver 1500000 USD=100"))
              .text()
              .replace("budget none", "budget 3000000000"));

  private final Village village = new Village().founded();
  private final Delivered bills = new Delivered().shrinking();

  private void apply() {
    new PoliciesInForce(village.journal, new EvidenceReader(village.evidence))
        .apply(POLICY, village.ledger(), village.evidenceWriter());
  }

  private void deliver(String day, boolean isFinal, String alice, String bob) {
    deliver(village, day, isFinal, Map.of(Village.ALICE, alice, Village.BOB, bob));
  }

  private void deliver(
      Village where, String day, boolean isFinal, Map<Account.Member, String> costs) {
    String modified = day + "T06:00:00Z";
    bills.made(day, new Delivered.Making(modified, isFinal, Delivered.EXPORT));
    costs.forEach((account, cost) -> bills.put(day, "2026-07", account.id(), cost));
    where.turnTo(modified);
    bills
        .by(
            new PoliciesInForce(where.journal, new EvidenceReader(where.evidence)),
            where,
            Weather.FAIR)
        .issue(day, Delivered.PAYER);
  }

  private void vest(String day, Account.Member account) {
    village.turnTo(day + "T06:00:00Z");
    Subject july =
        new Subject(Delivered.PAYER, account.id(), Period.parse("2026-07"), Currency.USD);
    Issuance.onlyVesting(village.ledger(), village.journal).vest(IssuedSoFar.key(july));
  }

  private void seal() {
    while (!(village.sealer().seal() instanceof Sealer.Result.Idle)) {
      // More waits.
    }
  }

  private Rescue story() {
    apply();
    deliver("2026-08-01", false, "100", "20");
    seal();
    Rescue early = new Rescue(village);
    deliver("2026-08-03", true, "120", "20.50");
    vest("2026-08-20", Village.ALICE);
    village.post(
        new Request.ChangeStanding(
            TransactionId.ofCaller(Village.BOB.id(), "leave"),
            Kind.LEAVE,
            Village.BOB.id(),
            Village.BOB));
    deliver("2026-08-25", true, "90", "20.50");
    seal();
    return early;
  }

  /** All that is kept of coins; slices of a budget as one sum. */
  private static Map<String, String> kept(Map<Item.Key, Item> items) {
    Map<String, String> kept = new TreeMap<>();
    long left = 0;
    for (Item item : items.values()) {
      switch (item.key().family()) {
        case Issuance.FAMILY -> kept.put(item.key().name(), item.fields() + " due " + item.due());
        case "policy" -> kept.put("policies", item.fields().toString());
        case Budget.FAMILY -> left += Long.parseLong(item.field(Budget.LEFT));
        default -> {}
      }
    }
    kept.put("budget of the slices that were touched", Long.toString(left % 500_000_000));
    return kept;
  }

  private static void assertRebuilt(Rescue rescue) {
    Rebuild.Result result = rescue.run();
    assertInstanceOf(Rebuild.Result.Rebuilt.class, result, result.toString());
  }

  /** The newest delivery notes what moved no coins: here, that Bob had left. It moves none now. */
  private void assertSameAfterTheNewestDelivery(Rescue rescue) {
    assertRebuilt(rescue);
    Deliveries again =
        new Deliveries(
            bills,
            new PoliciesInForce(rescue.journal, new EvidenceReader(village.evidence)),
            new PeriodIssuance(
                new Issuance(
                    village.ledger(rescue.journal), rescue.journal, village.evidenceWriter()),
                rescue.journal,
                new PeriodIssuance.Register(rescue.journal, rescue.journal),
                new PeriodIssuance.Rules(Shrink.STANDARD, village.waiting())),
            bills.exports.of(rescue.journal));
    var _ = again.issue("2026-08-25", Delivered.PAYER);
    assertEquals(kept(village.journal.items()), kept(rescue.journal.items()));
    for (Account.Chained account : village.journal.accounts()) {
      assertEquals(village.journal.head(account), rescue.journal.head(account));
    }
  }

  @Test
  void notesOfCoinsPoliciesAndBudgetsAreWhatTheyWere() {
    assertSameAfterTheNewestDelivery(story());
    assertSameAfterTheNewestDelivery(Rescue.ofNothing(village));
  }

  @Test
  void whatABudgetHasLeftIsWhatNoEntryDrew() {
    story();
    Rescue nothing = Rescue.ofNothing(village);
    assertRebuilt(nothing);
    Amount left = new Budget(village.journal).left(POLICY);
    assertEquals(left, new Budget(nothing.journal).left(POLICY));
  }
}
