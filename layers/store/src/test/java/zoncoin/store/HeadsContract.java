package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.NotApplied;
import zoncoin.seal.Head;
import zoncoin.seal.Heads;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/** What every {@link Heads} keeps to. */
interface HeadsContract {
  Instant TIME = Instant.parse("2026-07-18T09:30:00.250Z");

  /** The head under test; the same for all calls within one test, empty at its start. */
  Heads heads();

  private static Head head(int size) {
    TreeHead tree = new TreeHead(size, Hash.sha256(new byte[] {(byte) size}));
    return new Head(tree, TIME.plusMillis(size), size + "-run", false);
  }

  @Test
  default void isEmptyAtFirst() {
    assertEquals(Head.EMPTY, heads().read());
    assertFalse(heads().swap(head(1), head(2)));
    assertEquals(Head.EMPTY, heads().read());
  }

  @Test
  default void givesBackEveryField() {
    assertTrue(heads().swap(Head.EMPTY, head(5)));
    assertEquals(head(5), heads().read());
    assertTrue(heads().swap(head(5), head(5).done()));
    assertEquals(head(5).done(), heads().read());
  }

  @Test
  default void swapsNothingUnlessEveryFieldIsAsExpected() {
    Head now = head(5);
    heads().swap(Head.EMPTY, now);
    List<Head> others =
        List.of(
            Head.EMPTY,
            now.done(),
            new Head(new TreeHead(4, now.tree().root()), now.time(), now.staging(), false),
            new Head(new TreeHead(5, Hash.EMPTY), now.time(), now.staging(), false),
            new Head(now.tree(), now.time().plusNanos(1), now.staging(), false),
            new Head(now.tree(), now.time(), "another-run", false));
    for (Head other : others) {
      assertFalse(heads().swap(other, head(6)), other.toString());
      assertEquals(now, heads().read());
    }
  }

  @Test
  default void ofManyWhoSwapOneHeadOneDoes() {
    heads().swap(Head.EMPTY, head(1));
    List<Boolean> swapped =
        Race.of(
            8,
            i -> {
              try {
                return heads().swap(head(1), head(2 + i));
              } catch (NotApplied conflict) {
                return false;
              }
            });
    assertEquals(1, Collections.frequency(swapped, true));
    assertEquals(head(2 + swapped.indexOf(true)), heads().read());
  }
}
