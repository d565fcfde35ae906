package zoncoin.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import zoncoin.billing.Age;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.billing.Source;
import zoncoin.ledger.Item;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * The fields of the item that notes the newest delivery of a payer and period:
 *
 * <pre>{@code
 * age       export 2026-07-03T06:00:00Z 8f0f4e3c-run-1
 * done      yes
 * eligible  EUR=12.5 USD=4711.02
 * policy    <SHA-256 of the reward policy, base64>
 * closed    2026-07-03T06:04:10.250Z EUR=12.5 USD=4711.02
 * held      export 2026-07-25T06:00:00Z 8f0f4e3c-run-9 s3://exports/999988887777/…-Manifest.json
 * accepted  export 2026-07-25T06:00:00Z 8f0f4e3c-run-9 2026-07-25T09:30:00Z arn:aws:iam::…:role/desk
 * }</pre>
 *
 * <p>A dash stands for none. What may have spaces comes last.
 */
final class NewestDeliveryFields {
  private static final String NONE = "-";
  private static final String YES = "yes";
  private static final String NO = "no";

  private NewestDeliveryFields() {}

  static Map<String, String> of(NewestDelivery noted) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("age", print(noted.age()));
    fields.put("done", noted.isDone() ? YES : NO);
    fields.put("eligible", print(noted.eligible()));
    fields.put("policy", noted.policy().base64());
    fields.put("closed", noted.closed().map(c -> c.at() + " " + print(c.most())).orElse(NONE));
    fields.put("held", noted.held().map(h -> print(h.age()) + " " + h.place()).orElse(NONE));
    fields.put(
        "accepted",
        noted
            .accepted()
            .map(a -> print(a.age()) + " " + a.at() + " " + a.principal())
            .orElse(NONE));
    return fields;
  }

  static NewestDelivery parse(Item item) {
    return new NewestDelivery(
        age(words(item.field("age"), 3)),
        item.field("done").equals(YES),
        sums(item.field("eligible")),
        Hash.parse(item.field("policy")),
        present(item, "closed", 2, w -> new NewestDelivery.Closed(time(w.get(0)), sums(w.get(1)))),
        present(item, "held", 4, w -> new NewestDelivery.Held(age(w), w.get(3))),
        present(
            item,
            "accepted",
            5,
            w -> new NewestDelivery.Accepted(age(w), w.get(4), time(w.get(3)))));
  }

  private static String print(Age age) {
    return age.source().format() + " " + age.modified() + " " + age.execution();
  }

  private static Age age(List<String> words) {
    return new Age(Source.of(words.get(0)), time(words.get(1)), words.get(2));
  }

  private static String print(SortedMap<Currency, BigDecimal> sums) {
    return sums.entrySet().stream()
        .map(sum -> sum.getKey() + "=" + Money.print(sum.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static SortedMap<Currency, BigDecimal> sums(String text) {
    SortedMap<Currency, BigDecimal> sums = new TreeMap<>();
    for (String sum : text.split(" ", -1)) {
      List<String> sides = List.of(sum.split("=", 2));
      sums.put(new Currency(sides.getFirst()), Money.parse("eligible", sides.getLast()));
    }
    return sums;
  }

  private static Instant time(String text) {
    return Instant.parse(text);
  }

  private static <T> Optional<T> present(
      Item item, String field, int count, Function<List<String>, T> read) {
    String value = item.field(field);
    return value.equals(NONE) ? Optional.empty() : Optional.of(read.apply(words(value, count)));
  }

  private static List<String> words(String text, int count) {
    List<String> words = List.of(text.split(" ", count));
    if (words.size() != count) {
      throw new Malformed("a note of a delivery has " + count + " words: " + Malformed.shown(text));
    }
    return words;
  }
}
