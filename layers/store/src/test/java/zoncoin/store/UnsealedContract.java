package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Journal;
import zoncoin.ledger.TransactionId;
import zoncoin.seal.Unsealed;

/** What every {@link Unsealed} keeps to, beside the journal that fills it. */
interface UnsealedContract {
  List<Account.Member> MEMBERS = List.of(Town.BOB, Town.ALICE, new Account.Member("777788889999"));

  /** As in {@link JournalContract}. */
  Journal journal();

  /** What waits in the journal under test. */
  Unsealed unsealed();

  /** Three entries wait, a second apart. */
  private List<TransactionId> threeWait() {
    Town town = new Town(journal());
    return MEMBERS.stream()
        .map(
            member -> {
              town.wait(1);
              return town.post(Town.enrol(member)).signed().entry().transaction();
            })
        .toList();
  }

  @Test
  default void listsWhatWaitsOldestFirst() {
    assertEquals(List.of(), unsealed().list(10));
    List<TransactionId> waiting = threeWait();
    assertEquals(waiting, unsealed().list(10));
    assertEquals(waiting.subList(0, 2), unsealed().list(2));
  }

  @Test
  default void readsALeafByteForByte() {
    TransactionId first = threeWait().getFirst();
    Unsealed.Leaf leaf = unsealed().read(first).orElseThrow();
    assertArrayEquals(journal().find(first).orElseThrow().signed().bytes(), leaf.bytes());
    assertEquals(OptionalLong.empty(), leaf.logIndex());
    assertEquals(Optional.empty(), unsealed().read(TransactionId.parse("nothing")));
  }

  @Test
  default void knowsTheTransactionOfEachStep() {
    List<TransactionId> waiting = threeWait();
    assertEquals(Optional.of(waiting.getFirst()), unsealed().step(Town.BOB, 1));
    assertEquals(Optional.empty(), unsealed().step(Town.BOB, 2));
    assertEquals(Optional.empty(), unsealed().step(new Account.Member("000000000000"), 1));
  }

  @Test
  default void whatIsStampedWaitsNoMoreAndKeepsItsPlace() {
    List<TransactionId> waiting = threeWait();
    unsealed().stamp(waiting.get(1), 7);
    assertEquals(List.of(waiting.get(0), waiting.get(2)), unsealed().list(10));
    assertEquals(OptionalLong.of(7), unsealed().read(waiting.get(1)).orElseThrow().logIndex());
    assertEquals(OptionalLong.of(7), journal().find(waiting.get(1)).orElseThrow().logIndex());
  }

  @Test
  default void aStampIsGivenAgainButNeverChanged() {
    TransactionId first = threeWait().getFirst();
    unsealed().stamp(first, 0);
    unsealed().stamp(first, 0);
    assertThrows(IllegalStateException.class, () -> unsealed().stamp(first, 1));
    assertEquals(OptionalLong.of(0), journal().find(first).orElseThrow().logIndex());
    TransactionId nothing = TransactionId.parse("nothing");
    assertThrows(IllegalStateException.class, () -> unsealed().stamp(nothing, 1));
    assertEquals(Optional.empty(), journal().find(nothing));
  }

  @Test
  default void whatIsQuarantinedWaitsNoMoreAndHasNoPlace() {
    List<TransactionId> waiting = threeWait();
    unsealed().quarantine(waiting.getFirst(), "is forged");
    unsealed().quarantine(waiting.getFirst(), "is forged");
    assertEquals(waiting.subList(1, 3), unsealed().list(10));
    assertEquals(
        OptionalLong.empty(), unsealed().read(waiting.getFirst()).orElseThrow().logIndex());
    unsealed().quarantine(TransactionId.parse("nothing"), "is not there");
    assertEquals(Optional.empty(), unsealed().read(TransactionId.parse("nothing")));
  }
}
