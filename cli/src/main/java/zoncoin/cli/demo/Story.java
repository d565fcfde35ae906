package zoncoin.cli.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.Period;
import zoncoin.exports.Redelivery;
import zoncoin.ledger.Amount;
import zoncoin.reward.Reward;
import zoncoin.reward.RewardPolicy;
import zoncoin.reward.Vesting;

/** The story of the demo, in the order in which it happens. Its clock is its own. */
final class Story implements AutoCloseable {
  /** A large organisation's story is told of its largest accounts. */
  private static final int MAX_ACCOUNTS = 8;

  /**
   * A dollar of AWS credit by the standard policy, and a cent for who has less than a few dollars.
   */
  private static final Amount DOLLAR = Amount.ofZnc(100);

  private static final Amount CENT = Amount.ofZnc(1);
  private static final int FEW = 4;

  private static final RewardPolicy POLICY = RewardPolicy.standard();

  private final Screen screen;
  private final Redelivery newest;
  private final Optional<Redelivery> closed;
  private final List<Assessment> told;
  private final Amount unit;
  private final DemoCloud cloud;
  private final Proofs proofs;

  /**
   * @param deliveries at least one, oldest period first
   * @param screen where it is told
   * @param folder for the cloud, the receipt and the keys
   * @param isInMemory whether the table is kept in this process
   */
  Story(List<Redelivery> deliveries, Screen screen, Path folder, boolean isInMemory) {
    this.screen = screen;
    newest = deliveries.getLast();
    closed = deliveries.stream().filter(Story::isFinal).reduce((older, newer) -> newer);
    told = largest(closed.orElse(newest).bill(), closed.isPresent());
    Amount most = told.isEmpty() ? Amount.ZERO : reward(told.getFirst());
    unit = most.zon() / FEW < DOLLAR.zon() ? CENT : DOLLAR;
    Path own = folder.resolve(Proofs.CLOUD);
    cloud = new DemoCloud(own, closed.orElse(newest).modified(), unit, isInMemory);
    proofs = new Proofs(cloud, screen, folder);
  }

  private static boolean isFinal(Redelivery delivery) {
    return delivery.bill().assessments().stream().anyMatch(a -> a.finality().isFinal());
  }

  /** The assessments with the largest rewards, final or not; one for each account. */
  private static List<Assessment> largest(Bill bill, boolean isFinal) {
    List<Assessment> largest = new ArrayList<>();
    bill.assessments().stream()
        .filter(a -> a.finality().isFinal() == isFinal)
        .filter(a -> reward(a).isPositive())
        .sorted(Comparator.comparing(Story::reward).reversed())
        .filter(a -> largest.stream().noneMatch(b -> account(a).equals(account(b))))
        .limit(MAX_ACCOUNTS)
        .forEach(largest::add);
    return largest;
  }

  private static Amount reward(Assessment assessment) {
    return Amount.of(Reward.of(assessment, POLICY).orElse(0));
  }

  private static String account(Assessment assessment) {
    return assessment.subject().account();
  }

  /**
   * Tells it.
   *
   * @return whether every proof held, and the changed copy was found out
   */
  boolean tell() {
    begin();
    deliveries().forEach(this::deliver);
    if (told.isEmpty()) {
      seal();
      screen.line("\nNothing of this bill earns coins, so there is nothing to redeem or prove.");
      return true;
    }
    if (closed.isEmpty()) {
      seal();
      boolean holds = proofs.prove(account(told.getFirst()), lastOf(told.getFirst()));
      proofs.evidence();
      screen.line("\nNo period of this bill is final, so nothing vests: the story ends here.");
      return holds;
    }
    vest();
    String redemption = spend();
    seal();
    boolean holds = proofs.prove(account(told.getFirst()), redemption);
    proofs.evidence();
    boolean isSound = proofs.audit();
    boolean isFound = proofs.tamper();
    return holds && isSound && isFound;
  }

  /** In the order in which they were delivered, so that each is told on its own day. */
  private List<Redelivery> deliveries() {
    Stream<Redelivery> open = Stream.of(newest).filter(delivery -> !isFinal(delivery));
    return Stream.concat(closed.stream(), open)
        .sorted(Comparator.comparing(Redelivery::modified))
        .toList();
  }

  private String lastOf(Assessment assessment) {
    return cloud.lastTransaction(account(assessment));
  }

  private void happened(String what, String details) {
    screen.happened(cloud.now(), what, details);
  }

  private void begin() {
    happened(
        "founded",
        "keys named, reward policy %s and catalogue %s applied"
            .formatted(POLICY.name(), DemoCloud.CATALOGUE));
    told.forEach(assessment -> cloud.enrol(account(assessment)));
    if (told.size() == 1) {
      cloud.enrol(DemoCloud.GUEST);
    }
    long accounts =
        closed.orElse(newest).bill().assessments().stream().map(Story::account).distinct().count();
    String others = accounts > told.size() ? " (" + accounts + " in the bill)" : "";
    happened("enrolled", told.size() + " accounts, each by its own request" + others);
  }

  private void deliver(Redelivery delivery) {
    cloud.turnTo(delivery.modified());
    cloud.deliver(delivery);
    delivery.bill().assessments().stream()
        .collect(groupingBy(a -> a.subject().period(), TreeMap::new, toList()))
        .forEach(this::sayBilled);
  }

  private void sayBilled(Period period, List<Assessment> assessments) {
    long rows = assessments.stream().mapToLong(Assessment::rows).sum();
    String rate =
        BigDecimal.valueOf(POLICY.rateMillionths(), 4).stripTrailingZeros().toPlainString();
    happened("billed", "%s, %,d rows; cashback %s %%:".formatted(period, rows, rate));
    assessments.stream()
        .filter(a -> told.stream().anyMatch(other -> account(other).equals(account(a))))
        .forEach(assessment -> screen.more(line(assessment)));
  }

  private static String line(Assessment assessment) {
    BigDecimal eligible = assessment.eligible().setScale(2, RoundingMode.HALF_EVEN);
    return "%s  %,14.2f %s eligible  %s ZNC pending%s"
        .formatted(
            account(assessment),
            eligible,
            assessment.subject().currency(),
            column(reward(assessment)),
            assessment.finality().isFinal() ? "" : ": " + assessment.finality().why());
  }

  /** All six decimals, so that points stand below each other. */
  private static String column(Amount amount) {
    return "%,18.6f".formatted(BigDecimal.valueOf(amount.zon(), 6));
  }

  private void seal() {
    happened("sealed", cloud.seal());
  }

  /** Each period's coins on their own day, and until the end of their own month. */
  private void vest() {
    Redelivery delivery = closed.orElseThrow();
    delivery.bill().assessments().stream()
        .filter(a -> a.finality().isFinal())
        .map(a -> Vesting.of(a.subject().period(), delivery.modified(), POLICY))
        .distinct()
        .sorted(Comparator.comparing(Vesting::due))
        .forEach(this::vest);
  }

  private void vest(Vesting vesting) {
    Map<String, Amount> before =
        told.stream().map(Story::account).collect(toMap(account -> account, cloud::spendable));
    cloud.turnTo(vesting.due());
    happened("vested", "to be spent until the end of %s:".formatted(vesting.lot()));
    for (Assessment assessment : told) {
      String account = account(assessment);
      long zon = cloud.spendable(account).zon() - before.getOrDefault(account, Amount.ZERO).zon();
      if (zon > 0) {
        screen.more("%s  %28s  %s ZNC".formatted(account, "", column(Amount.of(zon))));
      }
    }
  }

  /** Half of what the largest account has is redeemed, a quarter of the rest is paid to another. */
  private String spend() {
    cloud.turnTo(cloud.now().plus(Duration.ofDays(1)));
    String spender = account(told.getFirst());
    long quantity = Math.max(1, cloud.spendable(spender).zon() / 2 / unit.zon());
    String redemption = cloud.redeem(spender, quantity);
    String price = Amount.of(Math.multiplyExact(quantity, unit.zon())).znc();
    happened(
        "redeemed",
        "%s  %,d × %s for %s ZNC".formatted(spender, quantity, DemoCloud.PRODUCT, price));
    cloud.fulfil(redemption);
    happened("settled", redemption);
    String payee = told.size() > 1 ? account(told.get(1)) : DemoCloud.GUEST;
    Amount quarter = Amount.of(Math.max(1, cloud.spendable(spender).zon() / 4));
    cloud.pay(spender, payee, quarter);
    happened("paid", "%s  %s ZNC to %s".formatted(spender, quarter.znc(), payee));
    return redemption;
  }

  @Override
  public void close() {
    cloud.close();
  }
}
