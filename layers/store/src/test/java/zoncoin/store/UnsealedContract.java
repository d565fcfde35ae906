package zoncoin.store;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Journal;
import zoncoin.ledger.TransactionId;
import zoncoin.seal.Unsealed;

/** What every {@link Unsealed} keeps to, beside the journal that fills it. */
interface UnsealedContract {
  List<Account.Member> MEMBERS = List.of(Town.BOB, Town.ALICE, new Account.Member("777788889999"));

  TransactionId NOTHING = TransactionId.parse("nothing");

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

  private Unsealed.Leaf leaf(TransactionId transaction) {
    return requireNonNull(unsealed().read(Set.of(transaction)).get(transaction));
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
    Unsealed.Leaf leaf = leaf(first);
    assertArrayEquals(journal().find(first).orElseThrow().signed().bytes(), leaf.bytes());
    assertEquals(OptionalLong.empty(), leaf.logIndex());
    assertEquals(Map.of(), unsealed().read(Set.of(NOTHING)));
  }

  @Test
  default void knowsTheTransactionOfEachStep() {
    List<TransactionId> waiting = threeWait();
    Unsealed.StepName bob = new Unsealed.StepName(Town.BOB, 1);
    Unsealed.StepName alice = new Unsealed.StepName(Town.ALICE, 1);
    Unsealed.StepName next = new Unsealed.StepName(Town.BOB, 2);
    Unsealed.StepName nobody = new Unsealed.StepName(new Account.Member("000000000000"), 1);
    assertEquals(
        Map.of(bob, waiting.get(0), alice, waiting.get(1)),
        unsealed().steps(Set.of(bob, next, alice, nobody)));
    assertEquals(Map.of(), unsealed().steps(Set.of(next)));
    assertEquals(Map.of(), unsealed().steps(Set.of()));
  }

  /** More than one request to any store takes. */
  @Test
  default void readsAndStampsHundredsAtOnce() {
    Town town = new Town(journal());
    List<TransactionId> all =
        IntStream.range(0, 250)
            .mapToObj(number -> new Account.Member("%012d".formatted(number)))
            .map(member -> town.post(Town.enrol(member)).signed().entry().transaction())
            .toList();
    unsealed().stamp(all.subList(0, 200), 10);
    Map<TransactionId, Unsealed.Leaf> leaves = unsealed().read(Set.copyOf(all));
    for (int i = 0; i < all.size(); i++) {
      assertEquals(
          i < 200 ? OptionalLong.of(10 + i) : OptionalLong.empty(),
          requireNonNull(leaves.get(all.get(i))).logIndex());
    }
    assertEquals(50, unsealed().list(1_000).size());
  }

  @Test
  default void whatIsStampedWaitsNoMoreAndKeepsItsPlace() {
    List<TransactionId> waiting = threeWait();
    unsealed().stamp(waiting.subList(1, 2), 7);
    assertEquals(List.of(waiting.get(0), waiting.get(2)), unsealed().list(10));
    assertEquals(OptionalLong.of(7), leaf(waiting.get(1)).logIndex());
    assertEquals(OptionalLong.of(7), journal().find(waiting.get(1)).orElseThrow().logIndex());
  }

  @Test
  default void aStampIsGivenAgainButNeverChanged() {
    TransactionId first = threeWait().getFirst();
    unsealed().stamp(List.of(first), 0);
    unsealed().stamp(List.of(first), 0);
    assertThrows(IllegalStateException.class, () -> unsealed().stamp(List.of(first), 1));
    assertEquals(OptionalLong.of(0), journal().find(first).orElseThrow().logIndex());
    assertThrows(IllegalStateException.class, () -> unsealed().stamp(List.of(NOTHING), 1));
    assertEquals(Optional.empty(), journal().find(NOTHING));
  }

  @Test
  default void theLastIsStampedOnlyAfterAllTheOthers() {
    List<TransactionId> waiting = threeWait();
    unsealed().stamp(List.of(waiting.getFirst()), 9);
    assertThrows(IllegalStateException.class, () -> unsealed().stamp(waiting, 0));
    assertEquals(OptionalLong.empty(), leaf(waiting.getLast()).logIndex());
    assertEquals(OptionalLong.of(9), leaf(waiting.getFirst()).logIndex());
  }

  @Test
  default void whatIsQuarantinedWaitsNoMoreAndHasNoPlace() {
    List<TransactionId> waiting = threeWait();
    unsealed().quarantine(waiting.getFirst(), "is forged");
    unsealed().quarantine(waiting.getFirst(), "is forged");
    assertEquals(waiting.subList(1, 3), unsealed().list(10));
    assertEquals(OptionalLong.empty(), leaf(waiting.getFirst()).logIndex());
    unsealed().quarantine(NOTHING, "is not there");
    assertEquals(Map.of(), unsealed().read(Set.of(NOTHING)));
  }
}
