package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;

/** What a programme manager reads in {@code rewards/two-years.md} is what happens. */
final class TwoYearsTest {
  private static final OperatorDesk.By ANA = new OperatorDesk.By("ana", "goodwill");

  private final Village village = new Village();
  private final Issuance issuance =
      new Issuance(village.ledger(), village.journal, village.evidenceWriter());
  private final OperatorDesk desk =
      new OperatorDesk(village.ledger(), village.journal, new Random(1));
  private RewardPolicy policy = RewardPolicy.standard();
  private int asked;

  @Test
  void everyRowIsWhatHappens() throws IOException {
    List<String> page = Files.readAllLines(Path.of("src/test/resources/rewards/two-years.md"));
    policy = policy(page.stream().filter(line -> line.startsWith("    ")).toList());
    village.post(new Request.NameKeys(TransactionId.ofKey(1), village.issuer.publicKeys()));
    int rows = 0;
    for (String line : page) {
      if (line.matches("\\| [0-9]{4}-.*")) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        village.turnTo(cells.get(1) + "T12:00:00Z");
        happen(cells.get(2));
        assertEquals(String.join(" | ", cells.subList(3, 7)), told(), line);
        rows++;
      }
    }
    assertTrue(rows > 40, "every row is told");
  }

  /** The standard policy, but for these lines. */
  private static RewardPolicy policy(List<String> lines) {
    String text = RewardPolicy.standard().text();
    for (String line : lines) {
      String key = line.strip().split(" ")[0];
      text = text.replaceFirst("(?m)^" + key + " .*$", line.strip());
    }
    return RewardPolicy.parse(text);
  }

  private String told() {
    Buckets buckets = village.journal.head(Village.ALICE).standing().buckets();
    String lots =
        buckets.lots().stream()
            .map(lot -> lot.month() + ": " + buckets.of(lot).znc())
            .collect(Collectors.joining(", "));
    return String.join(
        " | ",
        buckets.of(Bucket.Plain.PENDING).znc(),
        lots,
        buckets.of(Bucket.Plain.HELD).znc(),
        buckets.owed().znc());
  }

  /** A sentence, and what it does with the words in it. */
  private record Phrase(Pattern pattern, java.util.function.Consumer<MatchResult> act) {}

  private List<Phrase> phrases() {
    List<Phrase> phrases = new ArrayList<>();
    add(phrases, "(alice|bob) enrols", found -> enrol(member(found)));
    add(phrases, "bill of (\\S+): (\\S+) USD(, not final)?", this::deliver);
    add(phrases, "the day is turned", found -> turnDay());
    add(
        phrases,
        "alice redeems (\\S+) as (\\S+)",
        found -> granted(hold(found.group(1), found.group(2))));
    add(
        phrases,
        "(\\S+) is delivered",
        found -> granted(new Request.Settle(hold(found), "support-hour")));
    add(
        phrases,
        "(\\S+) is cancelled",
        found -> granted(new Request.Release(hold(found), Request.Cause.CANCELLED)));
    add(
        phrases,
        "(\\S+) fails",
        found -> granted(new Request.Release(hold(found), Request.Cause.FAILED)));
    add(phrases, "alice cannot redeem (\\S+): (\\S+)", this::cannot);
    add(phrases, "alice pays bob (\\S+)", this::pay);
    add(
        phrases,
        "alice leaves",
        found ->
            granted(
                new Request.ChangeStanding(mine(), Kind.LEAVE, Village.ALICE.id(), Village.ALICE)));
    add(phrases, "alice is frozen", found -> decided(desk.change(Kind.FREEZE, Village.ALICE, ANA)));
    add(phrases, "alice is thawed", found -> decided(desk.change(Kind.THAW, Village.ALICE, ANA)));
    add(
        phrases,
        "two operators give (\\S+) until (\\S+)",
        found -> decide(znc(found.group(1)), Optional.of(YearMonth.parse(found.group(2)))));
    add(
        phrases,
        "two operators take (\\S+)",
        found -> decide(znc(found.group(1)).negate(), Optional.empty()));
    return phrases;
  }

  private static void add(
      List<Phrase> to, String pattern, java.util.function.Consumer<MatchResult> act) {
    to.add(new Phrase(Pattern.compile(pattern), act));
  }

  private void happen(String sentence) {
    for (Phrase phrase : phrases()) {
      Matcher matcher = phrase.pattern().matcher(sentence);
      if (matcher.matches()) {
        phrase.act().accept(matcher.toMatchResult());
        return;
      }
    }
    throw new AssertionError("nobody knows how to: " + sentence);
  }

  private static Account.Member member(MatchResult found) {
    return found.group(1).equals("bob") ? Village.BOB : Village.ALICE;
  }

  private static Amount znc(String text) {
    return Amount.of(new BigDecimal(text).movePointRight(6).longValueExact());
  }

  private TransactionId mine() {
    return TransactionId.ofCaller(Village.ALICE.id(), "asked-" + asked++);
  }

  private void granted(Request request) {
    assertInstanceOf(Posted.Written.class, village.ledger().post(request, List.of()));
  }

  private void enrol(Account.Member member) {
    granted(new Request.Enrol(mine(), member.id(), member, Hash.EMPTY));
  }

  private void deliver(MatchResult found) {
    Subject subject =
        new Subject("999988887777", Village.ALICE.id(), Period.parse(found.group(1)), Currency.USD);
    boolean isFinal = found.group(3) == null;
    issuance.issue(
        OneBill.of(
            subject,
            new BigDecimal(found.group(2)),
            isFinal,
            village.clock().instant(),
            "run-" + asked++),
        policy);
  }

  private void turnDay() {
    Expiry expiry = new Expiry(village.ledger(), village.journal, village.journal, village.clock());
    DailyRound round =
        new DailyRound(
            new DailyRound.Parts(issuance, village.journal, expiry, AfterVesting.NOTHING),
            village.clock());
    round.handOut(
        pieces -> {
          pieces.forEach(piece -> assertTrue(round.work(piece).isDone()));
          return Set.of();
        },
        () -> false);
  }

  private Request hold(String znc, String key) {
    return Village.hold(key, Village.ALICE, znc(znc));
  }

  private static TransactionId hold(MatchResult found) {
    return TransactionId.ofCaller(Village.ALICE.id(), found.group(1));
  }

  private void cannot(MatchResult found) {
    Posted posted = village.ledger().post(hold(found.group(1), "not-" + asked++), List.of());
    assertEquals(
        found.group(2), assertInstanceOf(Posted.Refused.class, posted).refusal().problem());
  }

  private void pay(MatchResult found) {
    granted(
        new Request.Transfer(
            mine(), Village.ALICE.id(), Village.ALICE, Village.BOB, znc(found.group(1))));
  }

  private void decide(Amount delta, Optional<YearMonth> until) {
    OperatorDesk.Decided proposed = desk.propose(Village.ALICE, delta, until, ANA);
    decided(
        desk.approve(
            assertInstanceOf(OperatorDesk.Decided.Waits.class, proposed).proposal(), "ben"));
  }

  private static void decided(OperatorDesk.Decided decided) {
    assertInstanceOf(OperatorDesk.Decided.Done.class, decided);
  }
}
