package zoncoin.reward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import zoncoin.billing.Age;
import zoncoin.billing.Bill;
import zoncoin.billing.ExportDefinition;
import zoncoin.billing.ExportDefinitions;
import zoncoin.billing.ExportDefinitions.Answer;
import zoncoin.billing.Period;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;

/**
 * Whether the export that made a delivery is asked for what coins are issued on. Its owner may have
 * it leave out rows or put in others, so it is asked about before each delivery that may issue:
 * what it is asked for must equal our definition, or the one that somebody accepted, and must not
 * have been changed after the delivery was made, for then nobody can tell what that one was asked
 * for.
 *
 * <p>What somebody accepts is the definition that was told when the delivery was held, so the next
 * one by the same is not held again. Of an export that could not be asked it is that delivery.
 *
 * <p>Of each period one delivery waits, the newest: it speaks for all of the period. Those of other
 * periods wait beside it, for a month that is over may have no other any more.
 */
final class ExportCheck {
  private static final String FAMILY = "export-check";
  private static final String EXPORT = "export";
  private static final String WAITS = "waits.delivery";
  private static final String MODIFIED = "waits.modified";
  private static final String EXECUTION = "waits.execution";
  private static final String ACCEPTED = "accepted.delivery";
  private static final String DEFINITION = "accepted.definition";
  private static final String UPDATED = "accepted.updated";
  private static final String NONE = "-";

  /** Others write this item when a person decides, or a delivery is held. */
  private static final int MAX_ATTEMPTS = 16;

  /** Exports of Data Exports have SQL; the legacy report has none. */
  private static final Pattern HAS_SQL =
      Pattern.compile("arn:[a-z0-9-]+:bcm-data-exports:[a-z0-9-]*:[0-9]{12}:export/.+");

  private final Journal journal;
  private final ExportDefinitions definitions;
  private final ExportDefinition ours;

  /**
   * @param journal where it is noted what waits and what was accepted
   * @param definitions who is asked
   * @param ours what coins are issued on, with {@code ${payer}} for the payer
   */
  ExportCheck(Journal journal, ExportDefinitions definitions, ExportDefinition ours) {
    this.journal = journal;
    this.definitions = definitions;
    this.ours = ours;
  }

  /** What there is to say of a delivery. */
  sealed interface Result {
    /** It may issue. */
    record Passed() implements Result {}

    /** It may issue, and there was nothing that could have been changed. */
    record NoSql() implements Result {}

    /** It waits for a person. */
    record Waits(Halt halt) implements Result {}
  }

  /** What a delivery was made by, as far as AWS tells. */
  private record Seen(String definition, String updated, List<String> changes) {}

  Result check(String payer, Bill bill, String place) {
    boolean hasSql = HAS_SQL.matcher(bill.export()).matches();
    if (!hasSql && bill.delivery().format().equals("cur")) {
      return new Result.NoSql();
    }
    Answer answer =
        hasSql
            ? definitions.of(bill.export())
            : new Answer.NotTold("its manifest does not name it");
    Seen seen = seen(payer, bill, answer);
    if (seen.changes().isEmpty() || isAccepted(payer, bill, seen)) {
      return new Result.Passed();
    }
    return new Result.Waits(hold(payer, bill, place, seen));
  }

  private Seen seen(String payer, Bill bill, Answer answer) {
    return switch (answer) {
      case Answer.NotTold not -> new Seen(NONE, NONE, List.of("it cannot be asked: " + not.why()));
      case Answer.Told told -> {
        List<String> changes = new ArrayList<>(changes(payer, told));
        if (!bill.delivery().modified().isAfter(told.updated())) {
          changes.add(
              "it was changed at %s, after it delivered at %s"
                  .formatted(told.updated(), bill.delivery().modified()));
        }
        yield seen(told, changes);
      }
    };
  }

  private static Seen seen(Answer.Told told, List<String> changes) {
    return new Seen(
        told.definition().hash().base64(), told.updated().toString(), List.copyOf(changes));
  }

  private List<String> changes(String payer, Answer.Told told) {
    return ours.filled(text -> text.replace("${payer}", payer)).changes(told.definition());
  }

  /** What an export is asked for now, whatever it delivered; nothing is noted. */
  PayerExports.Examined examine(String payer, String export) {
    if (!HAS_SQL.matcher(export).matches()) {
      return new PayerExports.Examined.Legacy(export);
    }
    return switch (definitions.of(export)) {
      case Answer.NotTold not -> new PayerExports.Examined.NotTold(export, not.why());
      case Answer.Told told -> {
        Seen seen = seen(told, changes(payer, told));
        if (seen.changes().isEmpty()) {
          yield new PayerExports.Examined.Ours(export);
        }
        yield ofExport(key(payer), export).filter(item -> isDefinition(item, seen)).isPresent()
            ? new PayerExports.Examined.Accepted(export, seen.changes())
            : new PayerExports.Examined.Changed(export, seen.changes());
      }
    };
  }

  private boolean isAccepted(String payer, Bill bill, Seen seen) {
    String delivery = bill.delivery().age().name();
    Optional<Item> ofPeriod = ofExport(key(payer, period(bill)), bill.export());
    return ofPeriod.filter(item -> is(item, ACCEPTED, delivery)).isPresent()
        || ofExport(key(payer), bill.export()).filter(item -> isDefinition(item, seen)).isPresent();
  }

  private Optional<Item> ofExport(Item.Key key, String export) {
    return journal.item(key).filter(item -> is(item, EXPORT, export));
  }

  private static boolean isDefinition(Item item, Seen seen) {
    return !seen.definition().equals(NONE)
        && is(item, DEFINITION, seen.definition())
        && is(item, UPDATED, seen.updated());
  }

  private static Period period(Bill bill) {
    return bill.assessments().getFirst().subject().period();
  }

  private static boolean is(Item item, String field, String value) {
    return value.equals(item.fields().get(field));
  }

  private Halt hold(String payer, Bill bill, String place, Seen seen) {
    Item.Key key = key(payer, period(bill));
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> before = journal.item(key);
      Optional<Item> ofExport = before.filter(item -> is(item, EXPORT, bill.export()));
      Map<String, String> fields = new TreeMap<>();
      ofExport.ifPresent(item -> fields.putAll(item.fields()));
      fields.putAll(waiting(bill, place, seen));
      if (ofExport.filter(item -> isNewer(item, bill)).isPresent()
          || before.filter(item -> item.fields().equals(fields)).isPresent()
          || journal.put(next(key, before, fields))) {
        // A crash here means: it waits, and nobody was told; it is held again when it comes again.
        return new Halt.ChangedExport(
            payer, period(bill), bill.delivery().age().name(), bill.export(), seen.changes());
      }
    }
    throw new NotApplied("couldn't note that a delivery of " + bill.export() + " waits");
  }

  private static Map<String, String> waiting(Bill bill, String place, Seen seen) {
    Map<String, String> fields = new TreeMap<>();
    fields.put(EXPORT, bill.export());
    fields.put(WAITS, bill.delivery().age().name());
    fields.put(MODIFIED, bill.delivery().age().modified().toString());
    fields.put(EXECUTION, bill.delivery().age().execution());
    fields.put("waits.place", place);
    fields.put("waits.definition", seen.definition());
    fields.put("waits.updated", seen.updated());
    fields.put("waits.because", String.join("; ", seen.changes()));
    return fields;
  }

  /** Whether what waits is newer: an older one can no longer be what counts. */
  private static boolean isNewer(Item item, Bill bill) {
    Age age = bill.delivery().age();
    return item.fields().containsKey(WAITS)
        && new Age(age.source(), Instant.parse(item.field(MODIFIED)), item.field(EXECUTION))
                .compareTo(age)
            > 0;
  }

  private static Item next(Item.Key key, Optional<Item> before, Map<String, String> fields) {
    return before
        .map(item -> item.next(fields, Optional.empty()))
        .orElseGet(() -> Item.first(key, fields, Optional.empty()));
  }

  /**
   * Lets what waits of a period through, and every later delivery by the same definition.
   *
   * @return empty if nothing waits or waited here
   */
  static Optional<Overrides.Acceptance> accept(
      Journal journal, String payer, Period period, Overrides.Word word) {
    Item.Key key = key(payer, period);
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> item = journal.item(key);
      if (item.isEmpty() || !item.get().fields().containsKey(WAITS)) {
        Optional<Item> before = item.filter(i -> is(i, ACCEPTED, word.delivery()));
        before.ifPresent(accepted -> acceptDefinition(journal, payer, accepted));
        return before.map(accepted -> new Overrides.Acceptance.AcceptedBefore());
      }
      Item waiting = item.get();
      if (!is(waiting, WAITS, word.delivery())) {
        return Optional.of(new Overrides.Acceptance.OtherWaits(waiting.field(WAITS)));
      }
      Item accepted = waiting.next(accepted(waiting, word), Optional.empty());
      if (journal.put(accepted)) {
        // A crash here means: of other periods, the same definition is held until it is accepted.
        acceptDefinition(journal, payer, accepted);
        return Optional.of(new Overrides.Acceptance.Accepted(waiting.field("waits.place")));
      }
    }
    throw new NotApplied("couldn't accept " + word.delivery());
  }

  private static Map<String, String> accepted(Item waiting, Overrides.Word word) {
    Map<String, String> fields = new TreeMap<>();
    fields.put(EXPORT, waiting.field(EXPORT));
    fields.put(ACCEPTED, waiting.field(WAITS));
    fields.put(DEFINITION, waiting.field("waits.definition"));
    fields.put(UPDATED, waiting.field("waits.updated"));
    fields.put("accepted.because", waiting.field("waits.because"));
    fields.put("accepted.by", word.principal());
    fields.put("accepted.at", word.at().toString());
    return fields;
  }

  /** For deliveries of any period; the newest word counts. */
  private static void acceptDefinition(Journal journal, String payer, Item accepted) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> before = journal.item(key(payer));
      boolean isThere =
          before.filter(item -> item.fields().equals(accepted.fields())).isPresent()
              || accepted.field(DEFINITION).equals(NONE);
      if (isThere || journal.put(next(key(payer), before, accepted.fields()))) {
        return;
      }
    }
    throw new NotApplied("couldn't accept what " + accepted.field(EXPORT) + " is asked for");
  }

  private static Item.Key key(String payer) {
    return new Item.Key(FAMILY, payer);
  }

  private static Item.Key key(String payer, Period period) {
    return new Item.Key(FAMILY, payer + "." + period);
  }
}
