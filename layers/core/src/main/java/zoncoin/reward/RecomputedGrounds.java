package zoncoin.reward;

import java.util.ArrayList;
import java.util.List;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Grounds;
import zoncoin.billing.Money;
import zoncoin.evidence.Earlier;
import zoncoin.ledger.Entry;
import zoncoin.reward.Recomputation.Line;
import zoncoin.reward.Recomputation.Stated;

/** What coins rest on besides the bill, compared as far as entry and policy tell. Pure. */
final class RecomputedGrounds {
  private RecomputedGrounds() {}

  /** What the entry says of what was before; whether that is so, the log tells. */
  static List<Line> of(Stated stated, RewardPolicy policy) {
    Entry entry = stated.entry();
    if (stated.grounds().isEmpty()) {
      return List.of(Line.of("revision", Recomputation.NOTHING, "of an issued assessment"));
    }
    Grounds grounds = stated.grounds().get();
    String named =
        IssuedSoFar.transaction(
                "issue", IssuedSoFar.key(stated.assessment().subject()), grounds.revision())
            .text();
    List<Line> lines =
        new ArrayList<>(
            List.of(
                Line.of("transaction", entry.transaction().text(), named),
                Line.of(
                    "previous",
                    grounds.previous().map(Object::toString).orElse(Recomputation.NOTHING),
                    entry.reference().map(Object::toString).orElse(Recomputation.NOTHING)),
                Line.unchecked("enrolment", Long.toString(grounds.enrolment())),
                Line.unchecked(Recomputation.BEFORE, Earlier.print(grounds.before()))));
    grounds.beneficiary().ifPresent(to -> lines.add(Line.unchecked("beneficiary", to.id())));
    lines.addAll(brought(stated, grounds, policy));
    return lines;
  }

  /** What no bill tells. As far as the policy bounds it, it has to be within. */
  private static List<Line> brought(Stated stated, Grounds grounds, RewardPolicy policy) {
    List<Line> lines = new ArrayList<>();
    grounds
        .circumstances()
        .tier()
        .ifPresent(tier -> lines.add(tier(tier, stated.assessment().subject().currency(), policy)));
    if (grounds.circumstances().isFirstPeriod()) {
      lines.add(Line.unchecked("first-period", "yes"));
    }
    if (grounds.cut().isPositive()) {
      // A budget that is used up gives less; it never takes back.
      boolean mayBe =
          policy.budgetZon() < RewardPolicy.MAX_ZON
              && Recomputation.moved(stated.entry(), stated.assessment()).isPositive();
      String cut = grounds.cut().toString();
      lines.add(mayBe ? Line.unchecked("cut", cut) : Line.of("cut", cut, "0"));
    }
    return lines;
  }

  /** The tier follows from the spend, which earlier bills tell. */
  private static Line tier(
      Circumstances.TierReached stated, Currency currency, RewardPolicy policy) {
    String spend = " " + Money.print(stated.vestedSpend());
    String there = policy.offers().tiers().reached(currency, stated.vestedSpend()).name() + spend;
    String said = stated.name() + spend;
    return said.equals(there) ? Line.unchecked("tier", said) : Line.of("tier", said, there);
  }
}
