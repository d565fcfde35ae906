package zoncoin.reward;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import zoncoin.billing.Age;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Money;
import zoncoin.billing.Source;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Item;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;

/** What was issued for an assessment, as the fields of its item. */
final class IssuedFields {
  private IssuedFields() {}

  static Map<String, String> print(IssuedSoFar note) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("reward", note.reward().toString());
    fields.put("pending", note.pending().toString());
    fields.put("forfeited", note.forfeited().toString());
    fields.put("vested-into", join(note.vestedInto()));
    fields.put("since", Long.toString(note.since()));
    fields.put("source", note.newest().source().format());
    fields.put("modified", note.newest().modified().toString());
    fields.put("execution", note.newest().execution());
    fields.put("first-final", note.firstFinal().map(Instant::toString).orElse(IssuedSoFar.NONE));
    fields.put("lot", note.lot().map(YearMonth::toString).orElse(IssuedSoFar.NONE));
    fields.put("latest", note.latest().text());
    fields.put("policy", note.policy().base64());
    fields.put("eligible", Money.print(note.earned().eligible()));
    Optional<Circumstances.TierReached> tier = note.earned().circumstances().tier();
    fields.put("tier", tier.map(Circumstances.TierReached::name).orElse(IssuedSoFar.NONE));
    fields.put(
        "tier-spend",
        tier.map(reached -> Money.print(reached.vestedSpend())).orElse(IssuedSoFar.NONE));
    fields.put("first-period", Boolean.toString(note.earned().circumstances().isFirstPeriod()));
    note.beneficiary()
        .ifPresent(
            account -> {
              fields.put("beneficiary", account.id());
              fields.put("earned-under", Long.toString(note.earned().under()));
            });
    return fields;
  }

  static IssuedSoFar parse(Item item) {
    return new IssuedSoFar(
        Amount.of(Long.parseLong(item.field("reward"))),
        Amount.of(Long.parseLong(item.field("pending"))),
        Amount.of(Long.parseLong(item.field("forfeited"))),
        split(item.field("vested-into")),
        Long.parseLong(item.field("since")),
        new Age(
            Source.of(item.field("source")),
            Instant.parse(item.field("modified")),
            item.field("execution")),
        present(item.field("first-final")).map(Instant::parse),
        present(item.field("lot")).map(Bucket::parseMonth),
        TransactionId.parse(item.field("latest")),
        Hash.parse(item.field("policy")),
        new IssuedSoFar.Earned(
            Money.parse("eligible", item.field("eligible")),
            circumstances(item),
            Long.parseLong(item.fields().getOrDefault("earned-under", "0"))),
        Optional.ofNullable(item.fields().get("beneficiary")).map(Account.Member::new));
  }

  private static Circumstances circumstances(Item item) {
    // Where a policy has tiers and none was reached, there is a spend all the same.
    return new Circumstances(
        present(item.field("tier-spend"))
            .map(
                spend ->
                    new Circumstances.TierReached(
                        item.field("tier"), Money.parse("tier-spend", spend))),
        Boolean.parseBoolean(item.field("first-period")));
  }

  private static String join(Set<YearMonth> months) {
    return months.isEmpty()
        ? IssuedSoFar.NONE
        : months.stream().map(YearMonth::toString).collect(Collectors.joining(","));
  }

  private static Set<YearMonth> split(String months) {
    return present(months).stream()
        .flatMap(text -> List.of(text.split(",", -1)).stream())
        .map(Bucket::parseMonth)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> present(String field) {
    return field.equals(IssuedSoFar.NONE) ? Optional.empty() : Optional.of(field);
  }
}
