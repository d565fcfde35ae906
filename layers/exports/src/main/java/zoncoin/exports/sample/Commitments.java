package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import zoncoin.exports.sample.Line.Amounts;
import zoncoin.exports.sample.Line.Cost;
import zoncoin.exports.sample.Line.Item;
import zoncoin.exports.sample.Line.Kind;

/**
 * What the payer has committed to: a Compute Savings Plan, partly paid in advance, that covers
 * instances of one member, and a reservation of the same kind for databases of another. Neither is
 * used to the full every day.
 */
final class Commitments {
  private static final Item PLAN =
      new Item(Service.PLANS, "ComputeSP:1yrPartialUpfront", "Hrs", "1 year Compute Savings Plan");
  private static final Item INSTANCE =
      new Item(
          Service.EC2, "EUC1-BoxUsage:c7g.xlarge", "Hrs", "c7g.xlarge covered by Savings Plan");
  private static final Item RESERVATION =
      new Item(Service.RDS, "EUC1-HeavyUsage:db.r6g.large", "Hrs", "db.r6g.large, reserved");

  private static final BigDecimal DAY_HOURS = BigDecimal.valueOf(24);
  private static final int INSTANCES = 8;

  /** On demand, by plan, and how much of the latter was paid in advance; an hour of an instance. */
  private static final BigDecimal ON_DEMAND = new BigDecimal("0.1652");

  private static final BigDecimal PLAN_RATE = new BigDecimal("0.0957");
  private static final BigDecimal PLAN_UPFRONT_RATE = new BigDecimal("0.0402");

  private static final BigDecimal RESERVED_RATE = new BigDecimal("0.1113");
  private static final BigDecimal RESERVED_UPFRONT_RATE = new BigDecimal("0.0507");

  private final Draft draft;

  private Commitments(Draft draft) {
    this.draft = draft;
  }

  /** Adds their lines: of the first member that they can cover, and of the second. */
  static void add(Draft draft) {
    Commitments commitments = new Commitments(draft);
    List<Organisation.Account> members = draft.organisation().coverable();
    members.stream().limit(1).forEach(commitments::addPlan);
    members.stream().skip(1).limit(1).forEach(commitments::addReservation);
  }

  private void addPlan(Organisation.Account member) {
    RandomGenerator random = draft.chance(member);
    for (int day = 1; day <= draft.days(); day++) {
      BigDecimal hours = DAY_HOURS.multiply(BigDecimal.valueOf(INSTANCES - random.nextInt(4)));
      Cost onDemand = Cost.same(Draft.price(hours, ON_DEMAND));
      Cost effective = Cost.same(Draft.price(hours, PLAN_RATE));
      Amounts covered = Amounts.of(hours, ON_DEMAND, onDemand).effective(effective, Cost.ZERO);
      Amounts negation = Amounts.of(hours, ON_DEMAND, onDemand.negate());
      draft.add(Kind.COVERED, member, day, INSTANCE, covered);
      draft.add(Kind.NEGATION, member, day, INSTANCE, negation.effective(Cost.ZERO, Cost.ZERO));
      addPlanFee(day, effective.gross());
    }
    if (draft.isYearsFirst()) {
      draft.add(
          Kind.PLAN_UPFRONT,
          draft.organisation().payer(),
          1,
          PLAN,
          Amounts.flat("2817.216").effective(Cost.ZERO, Cost.ZERO));
    }
  }

  private void addPlanFee(int day, BigDecimal used) {
    BigDecimal hours = DAY_HOURS.multiply(BigDecimal.valueOf(INSTANCES));
    BigDecimal committed = Draft.price(hours, PLAN_RATE);
    BigDecimal upfront = Draft.price(hours, PLAN_UPFRONT_RATE);
    BigDecimal fee = committed.subtract(upfront);
    Amounts amounts =
        Amounts.of(BigDecimal.ONE, fee, Cost.same(fee))
            .effective(Cost.same(committed.subtract(used)), Cost.same(upfront))
            .committed(committed);
    draft.add(Kind.PLAN_FEE, draft.organisation().payer(), day, PLAN, amounts);
  }

  private void addReservation(Organisation.Account member) {
    RandomGenerator random = draft.chance(member);
    BigDecimal idle = BigDecimal.ZERO;
    for (int day = 1; day <= draft.days(); day++) {
      BigDecimal hours = BigDecimal.valueOf(24L - random.nextInt(5));
      idle = idle.add(DAY_HOURS.subtract(hours));
      draft.add(Kind.RESERVED, member, day, RESERVATION, reserved(hours, Cost.ZERO));
    }
    BigDecimal hours = DAY_HOURS.multiply(BigDecimal.valueOf(draft.daysOfMonth()));
    Cost fee = draft.discountedInLine(Draft.price(hours, RESERVED_RATE));
    Amounts unused = reserved(idle, fee);
    draft.addForMonth(
        Kind.RESERVATION_FEE,
        member,
        RESERVATION,
        Amounts.of(hours, RESERVED_RATE, fee).effective(unused.effective(), unused.upfront()));
    if (draft.isYearsFirst()) {
      draft.add(
          Kind.RESERVATION_UPFRONT,
          member,
          1,
          RESERVATION,
          Amounts.flat("444.132").effective(Cost.ZERO, Cost.ZERO));
    }
  }

  /** So many reserved hours: what they cost when fees are spread over them. */
  private Amounts reserved(BigDecimal hours, Cost charged) {
    Cost recurring = draft.discountedInLine(Draft.price(hours, RESERVED_RATE));
    Cost upfront = draft.discountedInLine(Draft.price(hours, RESERVED_UPFRONT_RATE));
    return Amounts.of(hours, BigDecimal.ZERO, charged).effective(recurring.plus(upfront), upfront);
  }
}
