package zoncoin.cli;

import static zoncoin.cli.Table.Align.LEFT;
import static zoncoin.cli.Table.Align.POINT;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Subject;
import zoncoin.exports.DuckBillReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.ledger.Amount;
import zoncoin.reward.Breakdown;
import zoncoin.reward.Reward;
import zoncoin.reward.RewardPolicy;

/**
 * What a bill earns by each of two policies.
 *
 * @param before one policy
 * @param after the other
 * @param rows each account's, those that lose most first
 */
record PolicyDiff(RewardPolicy before, RewardPolicy after, List<Row> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What is taken for granted of all accounts.
   *
   * @param tier the name of their tier, if they are in one
   * @param isFirstPeriod whether it is their first period
   */
  record Assumed(@Nullable String tier, boolean isFirstPeriod) {
    private Circumstances circumstances(RewardPolicy policy) {
      // A policy without that tier is one in which nobody is in it.
      Optional<Circumstances.TierReached> reached =
          policy.offers().tiers().levels().stream()
              .filter(level -> level.name().equals(tier))
              .map(level -> new Circumstances.TierReached(level.name(), BigDecimal.ZERO))
              .findFirst();
      return new Circumstances(reached, isFirstPeriod);
    }
  }

  /**
   * One account's reward by each.
   *
   * @param subject whose
   * @param before by the one; empty where it has no peg
   * @param after by the other
   */
  record Row(Subject subject, Optional<Breakdown> before, Optional<Breakdown> after) {
    private Amount earnedBefore() {
      return before.map(Breakdown::reward).orElse(Amount.ZERO);
    }

    private Amount earnedAfter() {
      return after.map(Breakdown::reward).orElse(Amount.ZERO);
    }

    private Amount difference() {
      return earnedAfter().minus(earnedBefore());
    }
  }

  /** Reads the bill by the rules of each. */
  static PolicyDiff of(
      RewardPolicy before, RewardPolicy after, List<String> paths, Assumed assumed) {
    SortedMap<Subject, Breakdown> one = earned(before, paths, assumed);
    SortedMap<Subject, Breakdown> other = earned(after, paths, assumed);
    SortedMap<Subject, Breakdown> all = new TreeMap<>(one);
    all.putAll(other);
    List<Row> rows = new ArrayList<>();
    all.keySet()
        .forEach(
            subject ->
                rows.add(
                    new Row(
                        subject,
                        Optional.ofNullable(one.get(subject)),
                        Optional.ofNullable(other.get(subject)))));
    rows.sort((a, b) -> a.difference().compareTo(b.difference()));
    return new PolicyDiff(before, after, rows);
  }

  private static SortedMap<Subject, Breakdown> earned(
      RewardPolicy policy, List<String> paths, Assumed assumed) {
    SortedMap<Subject, Breakdown> earned = new TreeMap<>();
    for (Bill bill :
        new DuckBillReader(ReaderSettings.standard()).read(paths, policy.eligibility())) {
      for (Assessment one : bill.assessments()) {
        Reward.preview(one, policy, assumed.circumstances(policy))
            .ifPresent(breakdown -> earned.put(one.subject(), breakdown));
      }
    }
    return earned;
  }

  /** For people: how the policies differ, who gains and loses, and what that comes to. */
  String text() {
    StringBuilder text = new StringBuilder();
    differences().forEach(line -> text.append(line).append('\n'));
    Table table = new Table(LEFT, LEFT, LEFT, POINT, POINT, POINT);
    table.add("account", "period", "in", before.name(), after.name(), "difference");
    Totals totals = new Totals();
    for (Row row : rows) {
      totals.add(row);
      table.add(
          row.subject().account(),
          row.subject().period().toString(),
          row.subject().currency().code(),
          row.earnedBefore().znc(),
          row.earnedAfter().znc(),
          signed(row.difference()));
    }
    table.add(
        "all",
        "",
        "",
        totals.before.znc(),
        totals.after.znc(),
        signed(totals.after.minus(totals.before)));
    return text.append(text.isEmpty() ? "" : "\n")
        .append("in ZNC\n")
        .append(table)
        .append(
            "\n%d gain, %d lose, %d stay as they are.\n"
                .formatted(totals.gain, totals.lose, rows.size() - totals.gain - totals.lose))
        .toString();
  }

  /** Sums. */
  private static final class Totals {
    private Amount before = Amount.ZERO;
    private Amount after = Amount.ZERO;
    private int gain;
    private int lose;

    private void add(Row row) {
      before = before.plus(row.earnedBefore());
      after = after.plus(row.earnedAfter());
      gain += row.difference().zon() > 0 ? 1 : 0;
      lose += row.difference().zon() < 0 ? 1 : 0;
    }
  }

  private static String signed(Amount amount) {
    return (amount.isPositive() ? "+" : "") + amount.znc();
  }

  /** The lines of the canonical texts that only one of them has. */
  private List<String> differences() {
    List<String> one = before.text().lines().toList();
    List<String> other = after.text().lines().toList();
    List<String> lines = new ArrayList<>();
    one.stream().filter(line -> !other.contains(line)).forEach(line -> lines.add("- " + line));
    other.stream().filter(line -> !one.contains(line)).forEach(line -> lines.add("+ " + line));
    return lines;
  }

  /** For programs. */
  String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("before", before.name()).put("after", after.name());
    ArrayNode accounts = root.putArray("accounts");
    for (Row row : rows) {
      ObjectNode node = accounts.addObject();
      node.put("payer", row.subject().payer())
          .put("account", row.subject().account())
          .put("period", row.subject().period().toString())
          .put("currency", row.subject().currency().code())
          .put("differenceZon", row.difference().zon());
      side(row.before(), node.putObject("before"));
      side(row.after(), node.putObject("after"));
    }
    return root.toPrettyString() + "\n";
  }

  private static void side(Optional<Breakdown> breakdown, ObjectNode node) {
    node.put("zon", breakdown.map(Breakdown::reward).orElse(Amount.ZERO).zon());
    ArrayNode parts = node.putArray("parts");
    for (Map.Entry<String, Amount> part : parts(breakdown)) {
      parts.addObject().put("rule", part.getKey()).put("zon", part.getValue().zon());
    }
  }

  private static List<Map.Entry<String, Amount>> parts(Optional<Breakdown> breakdown) {
    return breakdown.stream()
        .flatMap(all -> all.parts().stream())
        .map(part -> Map.entry(part.words(), part.amount()))
        .toList();
  }
}
