package zoncoin.cli;

import static zoncoin.cli.Table.Align.LEFT;
import static zoncoin.cli.Table.Align.POINT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import zoncoin.ledger.Amount;

/** {@code zon wallet} for people: at most 80 columns. */
final class Wallet {
  /** A transaction's name has up to 80 characters; its end tells it from its like. */
  private static final int NAME_COLUMNS = 33;

  private static final int MINUTES = 16;

  private Wallet() {}

  /**
   * @param answer with {@code account} and {@code history}, as the API answers
   */
  static String print(JsonNode answer) {
    JsonNode account = answer.path("account");
    StringBuilder text = new StringBuilder();
    text.append(account.path("account").asText()).append(", ");
    text.append(standing(account)).append("\n\n").append(stock(account)).append('\n');
    text.append(tier(account.path("tier"))).append(byItself(account.path("standingRedemption")));
    text.append(history(answer.path("history").path("entries")));
    return text.toString();
  }

  private static String standing(JsonNode account) {
    String frozen = account.path("frozen").asBoolean() ? ", frozen: it may not spend for now" : "";
    return switch (account.path("enrolment").asText()) {
          case "enrolled" -> "takes part";
          case "left" -> "has left; what it has can be spent";
          default -> "does not take part";
        }
        + frozen;
  }

  /** What it has, state by state: the whole and its parts. */
  private static Table stock(JsonNode account) {
    Table table = new Table(LEFT, POINT, LEFT);
    table.add("", "ZNC", "");
    long spendable = 0;
    List<JsonNode> lots = new ArrayList<>();
    for (JsonNode lot : account.path("lots")) {
      spendable = Math.addExact(spendable, lot.path("zon").asLong());
      lots.add(lot);
    }
    table.add("balance", znc(spendable), lots.isEmpty() ? "" : "in " + count(lots.size(), "lot"));
    for (JsonNode lot : lots) {
      String gift = lot.path("kind").asText().equals("received") ? ", received" : "";
      table.add("", znc(lot.path("zon").asLong()), "until " + lot.path("month").asText() + gift);
    }
    table.add("pending", znc(account.path("pendingZon").asLong()), "");
    for (JsonNode bill : account.path("pending")) {
      table.add("", znc(bill.path("zon").asLong()), vests(bill));
    }
    table.add("held", znc(account.path("heldZon").asLong()), "");
    table.add("owed", znc(account.path("owedZon").asLong()), "");
    return table;
  }

  /** Nothing where the programme has no tiers, or the account no bill. */
  private static String tier(JsonNode tier) {
    if (tier.isMissingNode()) {
      return "";
    }
    String currency = " " + tier.path("currency").asText();
    String name = tier.path("name").asText("");
    String next =
        tier.path("next").isTextual()
            ? "%s%s more for %s"
                .formatted(tier.path("missing").asText(), currency, tier.path("next").asText())
            : "the highest";
    return "tier of %s: %s with %s%s of spend, %s%n%n"
        .formatted(
            tier.path("period").asText(),
            name.isEmpty() ? "none" : name,
            tier.path("spend").asText(),
            currency,
            next);
  }

  private static String byItself(JsonNode wanted) {
    return wanted.isMissingNode()
        ? ""
        : "redeems %s by itself, for at least %s, keeping %s%n%n"
            .formatted(
                wanted.path("product").asText(),
                znc(wanted.path("minimumZon").asLong()),
                znc(wanted.path("keepZon").asLong()));
  }

  private static String vests(JsonNode bill) {
    String when =
        bill.path("vests").isTextual()
            ? "vests " + bill.path("vests").asText().substring(0, MINUTES).replace('T', ' ')
            : "vests once it is invoiced";
    return "bill of %s in %s, %s"
        .formatted(bill.path("period").asText(), bill.path("currency").asText(), when);
  }

  private static String history(JsonNode entries) {
    if (entries.isEmpty()) {
      return "No entries yet.\n";
    }
    Table table = new Table(LEFT, LEFT, POINT, LEFT);
    table.add("last entries (UTC)", "kind", "ZNC", "transaction");
    for (JsonNode entry : entries) {
      String seal = entry.path("logIndex").isNumber() ? "" : " *";
      table.add(
          entry.path("time").asText().substring(0, MINUTES).replace('T', ' '),
          entry.path("kind").asText(),
          change(entry),
          shortened(entry.path("transaction").asText()) + seal);
    }
    String shown = table.toString();
    return shown
        + (shown.contains(" *\n") ? "* not in the log yet\n" : "")
        + (shown.indexOf('(', shown.indexOf('\n')) > 0
            ? "() stays with the account: it only changed state\n"
            : "")
        + (shown.contains("…") ? "… whole names: --json\n" : "")
        + "receipt of a transaction: GET /v1/receipts/TRANSACTION\n";
  }

  /**
   * By how much an entry changed all that the account has; what only changed state is in brackets.
   */
  private static String change(JsonNode entry) {
    long sum = 0;
    long moved = 0;
    for (JsonNode posting : entry.path("postings")) {
      long zon = posting.path("zon").asLong();
      sum = Math.addExact(sum, zon);
      moved = Math.addExact(moved, Math.max(zon, 0));
    }
    if (sum != 0) {
      return (sum > 0 ? "+" : "") + znc(sum);
    }
    return moved == 0 ? "" : "(" + znc(moved) + ")";
  }

  private static String shortened(String name) {
    return name.length() <= NAME_COLUMNS
        ? name
        : "…" + name.substring(name.length() - NAME_COLUMNS + 1);
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String znc(long zon) {
    return Amount.of(zon).znc();
  }
}
