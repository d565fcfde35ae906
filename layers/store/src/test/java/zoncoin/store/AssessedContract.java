package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Period;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.reward.Assessed;
import zoncoin.reward.Enrolments;
import zoncoin.tlog.Malformed;

/** What every {@link Assessed} and {@link Enrolments} keep to, beside the journal they read. */
interface AssessedContract {
  String PAYER = "999988887777";
  Period JUNE = Period.parse("2026-06");

  /** As in {@link JournalContract}. */
  Journal journal();

  /** What was assessed in the journal under test. */
  Assessed assessed();

  /** When accounts of the journal under test took part. */
  Enrolments enrolments();

  private Item.Key put(String payer, String account, String period, String currency) {
    Item.Key key = new Item.Key("assessment", String.join(".", payer, account, period, currency));
    journal().put(Item.first(key, Map.of(), Optional.empty()));
    return key;
  }

  private Set<Item.Key> june(int accounts) {
    Set<Item.Key> june = new HashSet<>();
    for (int i = 0; i < accounts; i++) {
      String account = "%012d".formatted(i * 37);
      june.add(put(PAYER, account, "2026-06", "USD"));
      if (i % 5 == 0) {
        june.add(put(PAYER, account, "2026-06", "EUR"));
      }
      if (i % 7 == 0) {
        put(PAYER, account, "2026-07", "USD");
        put("444433332222", account, "2026-06", "USD");
      }
    }
    return june;
  }

  @Test
  default void listsNothingWhereNothingWasAssessed() {
    assertEquals(List.of(), assessed().list(PAYER, JUNE, Optional.empty(), 10));
    put(PAYER, "111122223333", "2026-07", "USD");
    journal()
        .put(Item.first(new Item.Key("delivery", PAYER + ".2026-06"), Map.of(), Optional.empty()));
    assertEquals(List.of(), assessed().list(PAYER, JUNE, Optional.empty(), 10));
  }

  @Test
  default void listsEachAssessmentOfAPayerAndPeriodOnceHoweverLongThePages() {
    Set<Item.Key> june = june(30);
    for (int limit : List.of(1, 7, june.size(), 100)) {
      List<Item.Key> walked = walk(limit);
      assertEquals(june, new HashSet<>(walked));
      assertEquals(june.size(), walked.size());
    }
  }

  private List<Item.Key> walk(int limit) {
    List<Item.Key> walked = new ArrayList<>();
    List<Item.Key> page = assessed().list(PAYER, JUNE, Optional.empty(), limit);
    while (page.size() == limit) {
      walked.addAll(page);
      page = assessed().list(PAYER, JUNE, Optional.of(page.getLast()), limit);
    }
    walked.addAll(page);
    return walked;
  }

  @Test
  default void knowsWhenAnAccountEnrolled() {
    Town town = new Town(journal()).founded();
    assertEquals(journal().head(Town.ALICE).time(), enrolments().since(Town.ALICE, 1));
    town.rich();
    assertEquals(
        journal().find(Town.enrol(Town.ALICE).transaction()).orElseThrow().signed().entry().time(),
        enrolments().since(Town.ALICE, 1));
    assertThrows(Malformed.class, () -> enrolments().since(Town.ALICE, 99));
  }
}
