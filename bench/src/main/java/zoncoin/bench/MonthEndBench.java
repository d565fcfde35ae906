package zoncoin.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Account;
import zoncoin.ledger.Accounts;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Due;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.memory.MemoryJournal;
import zoncoin.redemption.AutomaticRedemption;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Product;
import zoncoin.redemption.StandingRedemption;
import zoncoin.redemption.StandingRedemptions;
import zoncoin.reward.DailyRound;
import zoncoin.reward.Issuance;
import zoncoin.reward.RewardPolicy;
import zoncoin.store.DynamoJournal;
import zoncoin.work.Work;

/**
 * The end of a month: of each account coins vest, coins expire, and a standing redemption sets some
 * aside. In memory beside the signatures alone; on DynamoDB Local beside the writes of the same
 * items, made beforehand.
 */
final class MonthEndBench {
  /** DynamoDB Local takes a millisecond of its one thread for a write. */
  private static final int FEWER_ON_DYNAMO = 50;

  private static final int WRITES = 3;
  private static final List<Integer> CLIENTS = List.of(1, 8);
  private static final int WARM_UP = 100;
  private static final String PAYER = "999988887777";
  private static final String PERIOD = "2026-05";

  /** When accounts got what is to expire, and their bill. */
  private static final Instant BEFORE = Instant.parse("2026-06-04T06:30:00Z");

  /** Ten minutes into the next month. */
  private static final Instant MONTH_END = Instant.parse("2026-07-01T00:10:00Z");

  /** Of 200 ZNC that vest, one is bought. */
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          "bench-1",
          List.of(
              Product.of(
                  "aws-credit", Product.Kind.CREDIT, Amount.ofZnc(150), Product.Limits.upTo(100))));

  private static final StandingRedemption WANTED =
      new StandingRedemption("aws-credit", Amount.ZERO, Amount.ZERO);

  private MonthEndBench() {}

  /** Measures with so many accounts over all rounds of a side, and prints. */
  static void run(int accounts) {
    System.out.printf(
        Locale.ROOT,
        "%-9s %-7s %-42s %10s %10s%n",
        "journal",
        "clients",
        "accounts: vested, expired, redeemed",
        "accounts/s",
        "ours/this");
    Load warmUp = new Load(1, WARM_UP);
    Load load = new Load(1, Math.max(1, accounts / Turns.COUNT));
    List<Turns.Side> sides =
        List.of(inMemory(), new SignaturesAlone("their three signatures alone", WRITES));
    Turns.measure(sides, warmUp, load).print("memory", 1);
    onDynamo(Math.max(1, load.count() / FEWER_ON_DYNAMO));
  }

  private static void onDynamo(int count) {
    int members = CLIENTS.size() * (count * Turns.COUNT + WARM_UP);
    MemoryTable table = new MemoryTable();
    Town founding = new Town(new DynamoJournal(table, "founded"), "founding");
    founding.found();
    for (int i = 0; i < members; i++) {
      founding.settle(i);
    }
    Collection<Map<String, AttributeValue>> founded = table.items();
    try (LocalServer server = LocalServer.inMemory()) {
      server.create("ours", founded);
      server.create("bare", founded);
      Town ours =
          new Town(
              new DynamoJournal(server.client(), "ours"),
              "ours: read, decide, sign, write, thrice");
      WritesAlone bare =
          WritesAlone.of(
              server.client(), founded, own -> new Town(new DynamoJournal(own, "bare"), "making"));
      for (int clients : CLIENTS) {
        Load warmUp = new Load(clients, WARM_UP);
        Load load = new Load(clients, count);
        Turns.measure(List.of(ours, bare), warmUp, load).print("DynamoDB", clients);
      }
    }
  }

  /** Accounts are settled before each round, and each round's are others. */
  private static Turns.Side inMemory() {
    Town town = new Town(new MemoryJournal(), "ours: decide, sign, append, thrice");
    town.found();
    return new Turns.Side() {
      @Override
      public String name() {
        return town.name();
      }

      @Override
      public Load.Work prepare(Load load) {
        int first = town.next.get();
        for (int i = 0; i < load.count(); i++) {
          town.settle(first + i);
        }
        return town.prepare(load);
      }
    };
  }

  /** A programme at the end of a month. */
  private static final class Town implements Turns.Side {
    private final AtomicInteger next = new AtomicInteger();
    private final String name;
    private final Programme programme;
    private final Issuance issuance;
    private final DailyRound round;
    private final StandingRedemptions standing;
    private Instant now = BEFORE;

    <J extends Journal & Due & Accounts> Town(J journal, String name) {
      this.name = name;
      // DynamoDB knows a token in all of its tables: each town draws its own.
      Random random = new Random(name.hashCode());
      Ledger.Waiting waiting = new Ledger.Waiting(() -> now, random, millis -> {});
      programme = new Programme(journal, waiting);
      issuance = programme.issuance(journal);
      standing = new StandingRedemptions(journal);
      Expiry expiry = new Expiry(programme.ledger(), journal, journal, () -> now);
      round =
          new DailyRound(
              new DailyRound.Parts(
                  issuance,
                  journal,
                  expiry,
                  new AutomaticRedemption(
                          programme.ledger(),
                          journal,
                          programme.redemptions(),
                          Catalogues.of(CATALOGUE))
                      ::redeem),
              () -> now);
    }

    void found() {
      programme.found();
    }

    /**
     * Takes an account in, with a lot that is over at the end of the month and a bill that vests.
     */
    void settle(int i) {
      now = BEFORE;
      Account.Member member = Programme.member(i);
      programme.enrolWith(member, Amount.ofZnc(100), YearMonth.parse("2026-06"));
      standing.set(member, Programme.PRINCIPAL, WANTED, CATALOGUE);
      BigDecimal cost = BigDecimal.valueOf(1_000_000_000_000L + i, 10);
      Issuance.Result result =
          issuance.issue(IssuanceBench.assessment(i, cost), RewardPolicy.standard());
      if (!(result instanceof Issuance.Result.Issued)) {
        throw new IllegalStateException("not issued: " + result);
      }
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Load.Work prepare(Load load) {
      now = MONTH_END;
      int first = next.getAndAdd(load.count());
      return (client, ticket) -> end(Programme.member(first + ticket));
    }

    void end(Account.Member member) {
      work("vest." + PAYER + "." + member.id() + "." + PERIOD + ".USD", "");
      work("expire.2026-07." + member, member.text());
    }

    private void work(String key, String text) {
      DailyRound.Done done = round.work(new Work(key, text));
      boolean isAsItShouldBe =
          switch (done) {
            case DailyRound.Done.Vested vested -> vested.redemption().isPresent();
            case DailyRound.Done.Expired expired -> expired.posted().size() == 1;
          };
      if (!done.isDone() || !isAsItShouldBe) {
        throw new IllegalStateException(key + " came to " + done);
      }
    }
  }
}
