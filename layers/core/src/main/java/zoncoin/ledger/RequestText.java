package zoncoin.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zoncoin.tlog.Malformed;

/**
 * The canonical text of a request, a line for each field:
 *
 * <pre>{@code
 * zoncoin/request@v1
 * kind hold
 * caller 111122223333
 * account member:111122223333
 * amount 25000000
 * product aws-credit
 * quantity 1
 * }</pre>
 *
 * <p>Two requests are the same if their texts are. An entry carries the SHA-256 of it; the text
 * itself is kept beside the log.
 */
final class RequestText {
  private static final String FIRST_LINE = "zoncoin/request@v1\n";

  private RequestText() {}

  /** A line: a name, and a text that starts no line of its own. */
  record Field(String name, String value) {
    Field {
      if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ')) {
        throw new Malformed("request: " + name + " is not a text on one line");
      }
    }
  }

  static String print(Request request) {
    return fields(request).stream()
        .map(field -> field.name() + " " + field.value() + "\n")
        .collect(Collectors.joining("", FIRST_LINE + "kind " + request.kind().word() + "\n", ""));
  }

  static Kind kind(Request request) {
    return switch (request) {
      case Request.NameKeys _ -> Kind.KEY;
      case Request.ApplyPolicy _ -> Kind.POLICY;
      case Request.FileReport _ -> Kind.REPORT;
      case Request.ApplyCatalogue _ -> Kind.CATALOGUE;
      case Request.Enrol _ -> Kind.ENROL;
      case Request.ChangeStanding change -> change.kind();
      case Request.Issue _ -> Kind.ISSUE;
      case Request.Adjust _ -> Kind.ADJUST;
      case Request.Correct _ -> Kind.ADJUST;
      case Request.Vest _ -> Kind.VEST;
      case Request.Expire _ -> Kind.EXPIRE;
      case Request.Hold _ -> Kind.HOLD;
      case Request.Settle _ -> Kind.SETTLE;
      case Request.Release _ -> Kind.RELEASE;
      case Request.Transfer _ -> Kind.TRANSFER;
      case Request.Collect _ -> Kind.COLLECT;
      case Request.Reverse _ -> Kind.REVERSE;
    };
  }

  /** What it says besides its kind, in canonical order. */
  static List<Field> fields(Request request) {
    return switch (request) {
      case Request.NameKeys named ->
          named.keys().stream().map(key -> line("public-key", key)).toList();
      case Request.ApplyPolicy applied -> List.of(line("policy", applied.policy()));
      case Request.FileReport filed -> List.of(line("report", filed.report()));
      case Request.ApplyCatalogue applied -> List.of(line("catalogue", applied.catalogue()));
      case Request.Enrol enrol ->
          List.of(
              line("caller", enrol.caller()),
              line("account", enrol.account()),
              line("terms", enrol.terms()));
      case Request.ChangeStanding change ->
          with(
              List.of(line("caller", change.caller()), line("account", change.account())),
              "memo",
              change.memo());
      case Request.Issue issue ->
          List.of(
              line("account", issue.account()),
              line("amount", issue.amount()),
              line("evidence", issue.evidence()));
      case Request.Adjust adjust ->
          List.of(
              line("account", adjust.account()),
              line("amount", adjust.delta()),
              line("evidence", adjust.evidence()),
              line("reference", adjust.adjusted()));
      case Request.Correct correct ->
          with(
              with(
                  List.of(line("account", correct.account()), line("amount", correct.delta())),
                  "month",
                  correct.until()),
              "memo",
              correct.memo());
      case Request.Vest vest ->
          List.of(
              line("account", vest.account()),
              line("amount", vest.amount()),
              line("month", vest.month()));
      case Request.Expire expire ->
          List.of(line("account", expire.account()), line("month", expire.month()));
      case Request.Hold hold ->
          List.of(
              line("caller", hold.caller()),
              line("account", hold.account()),
              line("amount", hold.amount()),
              line("product", hold.purchase().product()),
              line("quantity", hold.purchase().quantity()));
      case Request.Settle settle ->
          List.of(line("product", settle.product()), line("reference", settle.hold()));
      case Request.Release release ->
          List.of(line("cause", release.cause()), line("reference", release.hold()));
      case Request.Transfer transfer ->
          List.of(
              line("caller", transfer.caller()),
              line("account", transfer.from()),
              line("to", transfer.to()),
              line("amount", transfer.amount()));
      case Request.Collect collect ->
          List.of(
              line("account", collect.account()),
              line("amount", collect.amount()),
              line("month", collect.month()),
              line("size", collect.size()));
      case Request.Reverse reverse ->
          List.of(line("caller", reverse.caller()), line("reference", reverse.reversed()));
    };
  }

  private static List<Field> with(List<Field> fields, String name, Optional<?> value) {
    return Stream.concat(fields.stream(), value.stream().map(last -> line(name, last))).toList();
  }

  private static Field line(String name, Object value) {
    return new Field(name, value.toString());
  }
}
