package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Accounts;
import zoncoin.ledger.Journal;

/** What every {@link Accounts} keeps to, beside the journal that fills it. */
interface AccountsContract {
  /** As in {@link JournalContract}. */
  Journal journal();

  /** The accounts of the journal under test. */
  Accounts accounts();

  private Collection<Account.Chained> enrolled(int members) {
    Town town = new Town(journal());
    TreeSet<Account.Chained> enrolled = new TreeSet<>();
    for (int i = 0; i < members; i++) {
      Account.Member member = new Account.Member("%012d".formatted(i * 37));
      town.post(Town.enrol(member));
      enrolled.add(member);
    }
    return enrolled;
  }

  @Test
  default void listsNoneAtFirst() {
    assertEquals(List.of(), accounts().list(Optional.empty(), 10));
    journal().head(Town.ALICE);
    assertEquals(List.of(), accounts().list(Optional.empty(), 10));
  }

  @Test
  default void listsEachAccountOnceHoweverLongThePages() {
    Collection<Account.Chained> enrolled = enrolled(20);
    for (int limit : List.of(1, 7, 20, 100)) {
      List<Account.Chained> walked = walk(limit);
      assertEquals(enrolled, new TreeSet<>(walked));
      assertEquals(enrolled.size(), walked.size());
      assertEquals(walk(100), walked);
    }
  }

  private List<Account.Chained> walk(int limit) {
    List<Account.Chained> walked = new ArrayList<>();
    List<Account.Chained> page = accounts().list(Optional.empty(), limit);
    while (page.size() == limit) {
      walked.addAll(page);
      page = accounts().list(Optional.of(page.getLast()), limit);
    }
    walked.addAll(page);
    return walked;
  }
}
