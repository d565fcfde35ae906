package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Due;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;

/** What every {@link Due} keeps to, beside the journal that fills it. */
interface DueContract {
  Instant NOON = Instant.parse("2026-07-18T12:00:00Z");

  /** As in {@link JournalContract}. */
  Journal journal();

  /** What is due of the journal under test. */
  Due due();

  private Item put(String family, String name, Instant when) {
    Item item = Item.first(new Item.Key(family, name), Map.of(), Optional.of(when));
    journal().put(item);
    return item;
  }

  @Test
  default void listsWhatIsDueLongestFirst() {
    List<Item.Key> keys =
        IntStream.range(0, 9)
            .map(i -> 8 - i)
            .mapToObj(i -> put("redemption", "r" + i, NOON.minusNanos(i)).key())
            .toList();
    put("redemption", "later", NOON.plusNanos(1));
    assertEquals(keys, due().due("redemption", NOON, 100));
    assertEquals(keys.subList(0, 4), due().due("redemption", NOON, 4));
    assertEquals(Set.copyOf(keys), due().all("redemption", NOON).collect(Collectors.toSet()));
    assertEquals(9, due().all("redemption", NOON).count());
  }

  @Test
  default void listsOneFamilyAndNoOther() {
    put("redemption", "one", NOON);
    Item assessment = put("assessment", "999988887777.111122223333.2026-06.USD", NOON);
    assertEquals(List.of(assessment.key()), due().due("assessment", NOON, 10));
    assertEquals(List.of(), due().due("nothing", NOON, 10));
  }

  @Test
  default void followsAnItemToItsNextDateAndForgetsItWithoutOne() {
    Item item = put("redemption", "one", NOON);
    Item later = item.next(Map.of(), Optional.of(NOON.plusSeconds(60)));
    journal().put(later);
    assertEquals(List.of(), due().due("redemption", NOON, 10));
    assertEquals(List.of(item.key()), due().due("redemption", NOON.plusSeconds(60), 10));
    journal().put(later.next(Map.of(), Optional.empty()));
    assertEquals(List.of(), due().due("redemption", NOON.plusSeconds(60), 10));
  }
}
