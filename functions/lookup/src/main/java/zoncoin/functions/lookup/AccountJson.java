package zoncoin.functions.lookup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zoncoin.billing.Money;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Step;
import zoncoin.redemption.StandingRedemption;
import zoncoin.reward.MemberTier;
import zoncoin.reward.PendingCoins;

/** An account as its holder sees it. */
final class AccountJson {
  private AccountJson() {}

  /**
   * What is told beside the account's newest step.
   *
   * @param pending what has not vested, by bill
   * @param tier the tier it is in, where the programme has tiers
   * @param standing what it wants redeemed by itself
   */
  record Beside(
      List<PendingCoins> pending,
      Optional<MemberTier> tier,
      Optional<StandingRedemption> standing) {}

  static Map<String, Object> of(Step head, Beside beside) {
    Enrolment enrolment = head.standing().enrolment();
    Buckets buckets = head.standing().buckets();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("account", head.account().text());
    body.put("enrolment", enrolment.state().name().toLowerCase(Locale.ROOT));
    body.put("frozen", enrolment.isFrozen());
    body.put("pendingZon", buckets.of(Bucket.Plain.PENDING).zon());
    body.put("pending", beside.pending().stream().map(AccountJson::pending).toList());
    body.put("heldZon", buckets.of(Bucket.Plain.HELD).zon());
    body.put("owedZon", buckets.owed().zon());
    body.put("lots", buckets.lots().stream().map(lot -> lot(lot, buckets)).toList());
    beside.tier().ifPresent(tier -> body.put("tier", tier(tier)));
    beside.standing().ifPresent(wanted -> body.put("standingRedemption", standing(wanted)));
    body.put("sequence", head.sequence());
    if (head.sequence() > 0) {
      body.put("entryHash", head.entry().base64());
      body.put("transaction", head.transaction().text());
    }
    return body;
  }

  /** Without a day while no delivery of the bill was final. */
  private static Map<String, Object> pending(PendingCoins coins) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("period", coins.period().toString());
    body.put("currency", coins.currency().toString());
    body.put("zon", coins.amount().zon());
    coins.vests().ifPresent(when -> body.put("vests", when.toString()));
    return body;
  }

  /** Without a name in no tier, without a next one in the highest. */
  private static Map<String, Object> tier(MemberTier tier) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("period", tier.period().toString());
    body.put("currency", tier.currency().toString());
    body.put("spend", Money.print(tier.spend()));
    tier.standing().current().ifPresent(current -> body.put("name", current.name()));
    tier.standing()
        .next()
        .ifPresent(
            next -> {
              body.put("next", next.name());
              body.put("missing", Money.print(tier.standing().missing()));
            });
    return body;
  }

  private static Map<String, Object> standing(StandingRedemption wanted) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("product", wanted.product());
    body.put("minimumZon", wanted.minimum().zon());
    body.put("keepZon", wanted.keep().zon());
    return body;
  }

  /** Soonest first, as they are drawn; a month that is over is there until it expires. */
  private static Map<String, Object> lot(Bucket.Spendable lot, Buckets buckets) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "kind",
        switch (lot) {
          case Bucket.Lot _ -> "earned";
          case Bucket.Gift _ -> "received";
        });
    body.put("month", lot.month().toString());
    body.put("zon", buckets.of(lot).zon());
    return body;
  }
}
