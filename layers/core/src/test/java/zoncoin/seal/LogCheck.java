package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import zoncoin.ledger.Account;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Model;
import zoncoin.memory.Village;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.Verdict;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TreeHead;

/**
 * What must hold of a log once all is quiet, said as plainly as it can be: no gap, nothing twice,
 * everything after what it follows from, every file as if built from the entries in one go.
 */
final class LogCheck {
  private static final int MAX_HEIGHT = 62;

  private final Village village;
  private final List<byte[]> leaves;
  private final List<List<Hash>> subtrees = new ArrayList<>();

  private LogCheck(Village village) {
    this.village = village;
    this.leaves = leaves(village);
    subtrees.add(leaves.stream().map(Hash::leaf).toList());
    for (int height = 1; height < MAX_HEIGHT && subtrees.getLast().size() > 1; height++) {
      subtrees.add(above(subtrees.getLast()));
    }
  }

  /** Checks all of it; every entry of the journal must be sealed. */
  static void assertSound(Village village, List<NoteSigner> signers) {
    LogCheck check = new LogCheck(village);
    check.assertCheckpoint(signers);
    check.assertEntries();
    check.assertFiles();
    assertEquals(List.of(), village.journal.list(1), "nothing waits");
  }

  /** The entries of the log, as its folder has them. */
  static List<byte[]> leaves(Village village) {
    List<byte[]> leaves = new ArrayList<>();
    for (Tile bundle : Tile.bundlesBetween(0, village.heads.read().tree().size())) {
      leaves.addAll(EntryBundle.read(bundle, village::readLog));
    }
    return leaves;
  }

  private void assertCheckpoint(List<NoteSigner> signers) {
    Head head = village.heads.read();
    assertTrue(head.isDone(), "the head is done");
    assertEquals(new TreeHead(leaves.size(), root()), head.tree());
    SignedCheckpoint published =
        SignedCheckpoint.parse(village.readLog(Publication.PATH).orElseThrow());
    assertEquals(head.tree(), published.checkpoint().head());
    assertInstanceOf(
        Verdict.Signed.class,
        published.verify(
            Village.LOG.origin(), signers.stream().map(NoteSigner::verifierKey).toList()));
  }

  private void assertEntries() {
    Model model = new Model();
    KeyRing ring = KeyRing.EMPTY;
    Map<TransactionId, Long> places = new HashMap<>();
    for (byte[] leaf : leaves) {
      SignedEntry signed = SignedEntry.parse(leaf);
      TransactionId id = signed.entry().transaction();
      model.add(signed);
      assertEquals(Optional.empty(), ring.checkPermission(signed), id.text());
      ring = ring.after(signed.entry());
      assertEquals(signed, village.journal.find(id).orElseThrow().signed());
      assertEquals(
          OptionalLong.of(places.size()), village.journal.find(id).orElseThrow().logIndex());
      places.put(id, (long) places.size());
    }
    model.assertHeads(village.journal);
    for (Account.Chained account : village.journal.accounts()) {
      for (long step = village.journal.head(account).sequence(); step > 0; step--) {
        Unsealed.StepName name = new Unsealed.StepName(account, step);
        TransactionId posted = village.journal.steps(Set.of(name)).get(name);
        assertTrue(places.containsKey(posted), () -> posted + " is in the log");
      }
    }
  }

  private void assertFiles() {
    List<Tile> tiles = new ArrayList<>(Tile.tilesBetween(0, leaves.size()));
    tiles.addAll(Tile.bundlesBetween(0, leaves.size()));
    for (Tile tile : tiles) {
      assertTrue(village.files.paths().contains(tile.path()), tile.path());
    }
    for (String path : village.files.paths()) {
      if (!path.equals(Publication.PATH)) {
        assertArrayEquals(content(Tile.parse(path)), village.readLog(path).orElseThrow(), path);
      }
    }
  }

  private byte[] content(Tile tile) {
    int first = (int) tile.index() * Tile.FULL_WIDTH;
    if (tile.level() == Tile.ENTRIES) {
      return EntryBundle.encode(leaves.subList(first, first + tile.width()));
    }
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    List<Hash> row = subtrees.get(tile.level() * 8);
    row.subList(first, first + tile.width()).forEach(hash -> hashes.writeBytes(hash.bytes()));
    return hashes.toByteArray();
  }

  /** The complete subtrees of the next height. */
  private static List<Hash> above(List<Hash> row) {
    List<Hash> above = new ArrayList<>();
    for (int left = 0; left + 1 < row.size(); left += 2) {
      above.add(Hash.node(row.get(left), row.get(left + 1)));
    }
    return above;
  }

  private Hash root() {
    return leaves.isEmpty() ? Hash.EMPTY : root(0, leaves.size());
  }

  /** RFC 6962, 2.1, word for word. */
  private Hash root(int from, int to) {
    if (to - from == 1) {
      return subtrees.getFirst().get(from);
    }
    int split = Integer.highestOneBit(to - from - 1);
    return Hash.node(root(from, from + split), root(from + split, to));
  }
}
