package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.History;
import zoncoin.ledger.Journal;
import zoncoin.ledger.TransactionId;

/** What every {@link History} keeps to, beside the journal that fills it. */
interface HistoryContract {
  /** As in {@link JournalContract}. */
  Journal journal();

  /** The histories of the journal under test. */
  History history();

  /** Alice's transactions, oldest first: three that make her rich, and as many holds. */
  private List<TransactionId> fill(int holds) {
    Town town = new Town(journal()).rich();
    IntStream.range(0, holds).forEach(i -> town.post(Town.hold("hold-" + i, 1)));
    List<TransactionId> all = new ArrayList<>(ids(Long.MAX_VALUE, History.MAX_PAGE).reversed());
    assertEquals(3 + holds, all.size());
    return all;
  }

  private List<TransactionId> ids(long sequence, int limit) {
    return history().before(Town.ALICE, sequence, limit).stream()
        .map(recorded -> recorded.signed().entry().transaction())
        .toList();
  }

  @Test
  default void anAccountWithoutHistoryHasNoPage() {
    new Town(journal()).founded();
    assertEquals(List.of(), ids(Long.MAX_VALUE, 10).stream().skip(1).toList());
    assertEquals(List.of(), ids(1, 10));
  }

  @Test
  default void eachPageOfAnySizeGoesOnBehindTheLast() {
    List<TransactionId> all = fill(6).reversed();
    for (int size = 1; size <= all.size() + 1; size++) {
      List<TransactionId> walked = new ArrayList<>();
      long sequence = Long.MAX_VALUE;
      List<TransactionId> page = ids(sequence, size);
      while (!page.isEmpty()) {
        walked.addAll(page);
        sequence = all.size() - walked.size() + 1L;
        page = ids(sequence, size);
      }
      assertEquals(all, walked, "pages of " + size);
    }
  }

  @Test
  default void aPageIsWhatIsRecorded() {
    TransactionId last = fill(1).getLast();
    assertEquals(
        List.of(journal().find(last).orElseThrow()),
        history().before(Town.ALICE, Long.MAX_VALUE, 1));
  }
}
