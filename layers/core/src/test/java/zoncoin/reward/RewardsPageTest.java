package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.redemption.AutomaticRedemption;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Product;
import zoncoin.redemption.Redemptions;
import zoncoin.redemption.StandingRedemption;
import zoncoin.redemption.StandingRedemptions;
import zoncoin.tlog.Hash;
import zoncoin.work.Work;

/** What {@code docs/rewards.md} tells is what happens. */
final class RewardsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("zoncoin.root", "../.."), "docs/rewards.md");
  private static final Pattern BILL =
      Pattern.compile("the bill of (\\S+) says (\\S+) USD, (open|invoiced)");

  private static final Pattern STANDING =
      Pattern.compile("it wants (\\S+) by itself, for at least ([0-9]+), keeping ([0-9]+)");
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          "page-1",
          List.of(
              Product.of(
                  "aws-credit",
                  Product.Kind.CREDIT,
                  Amount.ofZnc(1_000),
                  Product.Limits.upTo(100))));

  @TestFactory
  List<DynamicTest> eachTableIsWhatHappens() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String section : Files.readString(PAGE).split("\n## ", -1)) {
      List<String> rows = section.lines().filter(line -> line.startsWith("| 20")).toList();
      if (!rows.isEmpty()) {
        String question = section.lines().findFirst().orElseThrow();
        tests.add(DynamicTest.dynamicTest(question, () -> new Member().live(rows)));
      }
    }
    assertEquals(6, tests.size());
    return tests;
  }

  /** A member from its first day. */
  private static final class Member {
    private final Village village = new Village();
    private final Delivered bills = new Delivered();
    private final Deliveries deliveries;
    private String place = "";
    private int count;

    Member() {
      village.turnTo("2026-06-01T12:00:00Z");
      village.founded();
      deliveries = bills.in(village);
    }

    void live(List<String> rows) {
      for (String row : rows) {
        List<String> cells = Arrays.stream(row.split("\\|")).skip(1).map(String::strip).toList();
        village.turnTo(cells.get(0) + "T12:00:00Z");
        happens(cells.get(0), cells.get(1));
        assertEquals(cells.subList(2, 5), standing(), row);
      }
    }

    private void happens(String day, String what) {
      Matcher bill = BILL.matcher(what);
      Matcher standing = STANDING.matcher(what);
      if (bill.matches()) {
        place = "delivery-" + count++;
        boolean isFinal = bill.group(3).equals("invoiced");
        bills.made(place, new Delivered.Making(day + "T06:00:00Z", isFinal, Delivered.EXPORT));
        bills.put(place, bill.group(1), Village.ALICE.id(), bill.group(2));
        deliver();
      } else if (standing.matches()) {
        want(standing);
      } else if (what.equals("the same delivery comes again")) {
        deliver();
      } else if (what.startsWith("it redeems ")) {
        redeem(Amount.ofZnc(Long.parseLong(what.substring("it redeems ".length()))));
      } else if (what.equals("it leaves the programme")) {
        TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), "leave");
        village.post(new Request.ChangeStanding(id, Kind.LEAVE, Village.ALICE.id(), Village.ALICE));
      } else if (what.equals("it takes part again")) {
        String caller = Village.ALICE.id();
        TransactionId id = TransactionId.ofCaller(caller, "again");
        village.post(new Request.Enrol(id, caller, Village.ALICE, Hash.EMPTY));
      } else {
        assertEquals("the daily job runs", what);
        runDaily();
      }
    }

    private void deliver() {
      assertTrue(deliveries.issue(place, Delivered.PAYER).halts().isEmpty(), place);
    }

    private void redeem(Amount amount) {
      String key = "buy-" + count++;
      village.post(Village.hold(key, Village.ALICE, amount));
      TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), key);
      village.post(new Request.Settle(id, "support-hour"));
    }

    private void want(Matcher standing) {
      StandingRedemption wanted =
          new StandingRedemption(
              standing.group(1),
              Amount.ofZnc(Long.parseLong(standing.group(2))),
              Amount.ofZnc(Long.parseLong(standing.group(3))));
      assertEquals(
          new StandingRedemptions.Result.Noted(),
          new StandingRedemptions(village.journal)
              .set(Village.ALICE, "arn:aws:iam::111122223333:user/alice", wanted, CATALOGUE));
    }

    private Redemptions redemptions() {
      return new Redemptions(village.ledger(), village.journal, village.clock(), new Random(1));
    }

    private void runDaily() {
      DailyRound.Parts parts =
          new DailyRound.Parts(
              Issuance.onlyVesting(village.ledger(), village.journal),
              village.journal,
              new Expiry(village.ledger(), village.journal, village.journal, village.clock()),
              new AutomaticRedemption(
                      village.ledger(), village.journal, redemptions(), Catalogues.of(CATALOGUE))
                  ::redeem);
      DailyRound round = new DailyRound(parts, village.clock());
      List<Work> pieces = new ArrayList<>();
      DailyRound.Taker taker =
          some -> {
            pieces.addAll(some);
            return Set.of();
          };
      assertTrue(round.handOut(taker, () -> false).isComplete());
      pieces.forEach(piece -> assertTrue(round.work(piece).isDone(), piece::toString));
    }

    private List<String> standing() {
      Buckets buckets = village.journal.head(Village.ALICE).standing().buckets();
      String lots =
          buckets.lots().stream()
              .map(lot -> buckets.of(lot).znc() + " until " + lot.month())
              .collect(Collectors.joining(", "));
      return List.of(
          buckets.of(Bucket.Plain.PENDING).znc(),
          lots.isEmpty() ? "0" : lots,
          buckets.owed().znc());
    }
  }
}
