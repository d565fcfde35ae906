package zoncoin.tlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every proof of every small tree, and each way to change it. */
class ProofTest {
  private static final int SMALL = 100;
  private static final int BITS = 8 * Hash.BYTES;
  private static final LogFixture LOG = LogFixture.ofSize(SMALL + 1);

  @Test
  void everyProofOfEverySmallTreeChecksAndNoChangedOneDoes() {
    IntStream.rangeClosed(1, SMALL)
        .parallel()
        .forEach(
            size -> {
              LogFixture log = LogFixture.ofSize(size);
              Flips flips = new Flips(log.head().root());
              inclusionProofsOf(size, log, flips);
              consistencyProofsTo(size, log, flips);
            });
  }

  private static void inclusionProofsOf(int size, LogFixture log, Flips flips) {
    for (int index = 0; index < size; index++) {
      Hash leaf = LogFixture.leafHash(index);
      List<Hash> proof = Inclusion.prove(index, size, log);
      int at = index;
      Predicate<List<Hash>> checks = changed -> Inclusion.check(leaf, at, log.head(), changed);
      assertTrue(checks.test(proof));
      assertNoChangeOf(proof, checks);
      flips.assertNoneLeads(new Climb(leaf, index, size - 1), proof);
      assertFalse(Inclusion.check(flipped(leaf, 0), index, log.head(), proof));
      assertFalse(Inclusion.check(leaf, index - 1, log.head(), proof));
      assertFalse(Inclusion.check(leaf, index + 1, log.head(), proof));
      assertFalse(Inclusion.check(leaf, index, LOG.heads.get(size + 1), proof));
      assertFalse(size > 1 && Inclusion.check(leaf, index, LOG.heads.get(size - 1), proof));
      assertFalse(Inclusion.check(leaf, index, otherRoot(log.head()), proof));
    }
  }

  private static void consistencyProofsTo(int size, LogFixture log, Flips flips) {
    for (TreeHead from : log.heads.subList(1, size + 1)) {
      List<Hash> proof = Consistency.prove(from.size(), size, log);
      Predicate<List<Hash>> checks = changed -> Consistency.check(from, log.head(), changed);
      assertTrue(checks.test(proof));
      assertNoChangeOf(proof, checks);
      flips.assertNoneExtends(from, proof, size);
      assertFalse(Consistency.check(otherRoot(from), log.head(), proof));
      assertFalse(Consistency.check(from, otherRoot(log.head()), proof));
      assertFalse(Consistency.check(from, LOG.heads.get(size + 1), proof));
      assertFalse(Consistency.check(LOG.heads.get((int) from.size() + 1), log.head(), proof));
      assertFalse(
          from.size() > 1
              && Consistency.check(LOG.heads.get((int) from.size() - 1), log.head(), proof));
    }
  }

  /**
   * Flips each bit of each hash of a proof. Either check climbs to the root, and what a climb comes
   * to from some node on is the same wherever it began: each way up is tried once.
   */
  private static final class Flips {
    private final TreeHasher hasher = new TreeHasher();
    private final Set<Way> tried = new HashSet<>();
    private final Hash root;

    Flips(Hash root) {
      this.root = root;
    }

    private record Way(Climb from, List<Hash> siblings) {}

    void assertNoneLeads(Climb start, List<Hash> siblings) {
      Climb climb = start;
      for (int i = 0; i < siblings.size(); i++) {
        if (tried.add(new Way(climb, siblings.subList(i, siblings.size())))) {
          assertNoneLeads(climb, siblings.get(i), siblings.subList(i + 1, siblings.size()));
        }
        climb = climb.past(siblings.get(i), hasher);
      }
    }

    private void assertNoneLeads(Climb climb, Hash sibling, List<Hash> rest) {
      for (int bit = 0; bit < BITS; bit++) {
        assertFalse(climb.past(flipped(sibling, bit), hasher).leadsTo(root, rest, hasher));
      }
    }

    void assertNoneExtends(TreeHead from, List<Hash> proof, int size) {
      if (proof.isEmpty()) {
        return;
      }
      boolean isFirstLeftOut = Long.bitCount(from.size()) == 1;
      Hash first = isFirstLeftOut ? from.root() : proof.getFirst();
      List<Hash> path = isFirstLeftOut ? proof : proof.subList(1, proof.size());
      assertNoneLeads(Consistency.climbFrom(first, from.size(), size), path);
      for (int bit = 0; bit < BITS && !isFirstLeftOut; bit++) {
        Climb other = Consistency.climbFrom(flipped(first, bit), from.size(), size);
        assertFalse(other.leadsTo(root, path, hasher));
      }
    }
  }

  /** Flips a bit of each hash, drops it, adds one at each place, swaps each pair of neighbours. */
  private static void assertNoChangeOf(List<Hash> proof, Predicate<List<Hash>> checks) {
    List<Hash> changed = new ArrayList<>(proof);
    for (int i = 0; i < proof.size(); i++) {
      changed.set(i, flipped(proof.get(i), proof.hashCode() & BITS - 1));
      assertFalse(checks.test(changed));
      changed.remove(i);
      assertFalse(checks.test(changed));
      changed.add(i, proof.get(i));
    }
    for (int i = 0; i <= proof.size(); i++) {
      changed.add(i, Hash.EMPTY);
      assertFalse(checks.test(changed));
      changed.remove(i);
    }
    for (int i = 1; i < proof.size(); i++) {
      changed.set(i - 1, proof.get(i));
      changed.set(i, proof.get(i - 1));
      assertFalse(checks.test(changed));
      changed.set(i - 1, proof.get(i - 1));
      changed.set(i, proof.get(i));
    }
  }

  @Test
  void everyTreeExtendsTheEmptyOneWithoutAProof() {
    for (TreeHead head : LOG.heads) {
      assertEquals(List.of(), Consistency.prove(0, head.size(), LOG));
      assertTrue(Consistency.check(TreeHead.EMPTY, head, List.of()));
      assertFalse(Consistency.check(TreeHead.EMPTY, head, List.of(Hash.EMPTY)));
    }
  }

  @Test
  void noTreeExtendsALargerOne() {
    TreeHead larger = LOG.heads.get(8);
    TreeHead smaller = LOG.heads.get(7);
    assertFalse(Consistency.check(larger, smaller, List.of()));
    assertFalse(Consistency.check(larger, smaller, Consistency.prove(7, 8, LogFixture.ofSize(8))));
    assertThrows(IllegalArgumentException.class, () -> Consistency.prove(8, 7, LOG));
  }

  @Test
  void noLeafIsInTheEmptyTree() {
    assertFalse(Inclusion.check(Hash.EMPTY, 0, TreeHead.EMPTY, List.of()));
    assertThrows(IllegalArgumentException.class, () -> Inclusion.prove(0, 0, LOG));
    assertThrows(IllegalArgumentException.class, () -> Inclusion.prove(-1, 1, LOG));
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256, 257, 511, 513, 65_535, 65_536, 65_537, 70_000})
  void proofsAcrossTilesCheck(int size) {
    LogFixture log = LogFixture.ofSize(size);
    for (int index : List.of(0, 1, 127, 128, 254, size / 2, size - 2, size - 1)) {
      List<Hash> proof = Inclusion.prove(index, size, log);
      assertTrue(Inclusion.check(LogFixture.leafHash(index), index, log.head(), proof));
      TreeHead from = log.heads.get(index + 1);
      List<Hash> extension = Consistency.prove(from.size(), size, log);
      assertTrue(Consistency.check(from, log.head(), extension));
    }
  }

  @Test
  void provesFromTheFullTileWhenThePartialOneIsGone() {
    LogFixture later = LogFixture.ofSize(70_000);
    TreeHead head = later.heads.get(300);
    List<Hash> proof = Inclusion.prove(290, 300, later);
    assertTrue(Inclusion.check(LogFixture.leafHash(290), 290, head, proof));
  }

  @Test
  void aProofFromATamperedTileDoesNotCheck() {
    LogFixture log = LogFixture.ofSize(300);
    TileReader tampered = log.withBitFlipped("tile/0/001.p/44", 0);
    List<Hash> proof = Inclusion.prove(299, 300, tampered);
    assertFalse(Inclusion.check(LogFixture.leafHash(299), 299, log.head(), proof));
  }

  private static TreeHead otherRoot(TreeHead head) {
    return new TreeHead(head.size(), flipped(head.root(), 255));
  }

  private static Hash flipped(Hash hash, int bit) {
    byte[] bytes = hash.bytes();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return Hash.of(bytes);
  }
}
