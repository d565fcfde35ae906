package zoncoin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zoncoin.audit.Audited.assertFinds;
import static zoncoin.audit.Audited.assertFindsInLog;
import static zoncoin.audit.Audited.assertSound;
import static zoncoin.audit.Audited.audit;
import static zoncoin.audit.Audited.glance;
import static zoncoin.audit.Scribe.ALICE;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.audit.AuditReport.Unsound;
import zoncoin.memory.Village;
import zoncoin.note.SignedCheckpoint;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/** A sound log whose files were touched. */
final class WrongFilesTest {
  private static final String BUNDLE = "tile/entries/000.p/7";
  private static final String TILE = "tile/0/000.p/7";

  private final Scribe scribe =
      Scribe.founded().rich(ALICE, 100, "2026-08").rich(ALICE, 100, "2028-07").seal();

  @Test
  void everyByteOfEveryTileAndBundleCounts() {
    for (String path : List.of(TILE, BUNDLE)) {
      byte[] good = scribe.file(path);
      for (int at = 0; at < good.length; at++) {
        scribe.files.put(path, flipped(good, at));
        assertInstanceOf(Unsound.class, glance(scribe.reader()), path + " byte " + at);
      }
      scribe.files.put(path, good);
    }
    assertEquals(Set.of(TILE, BUNDLE, "checkpoint"), scribe.files.keySet());
    assertSound(glance(scribe.reader()));
  }

  @Test
  void everyByteOfTheCheckpointCounts() {
    byte[] good = scribe.file("checkpoint");
    for (int at = 0; at < good.length; at++) {
      scribe.files.put("checkpoint", flipped(good, at));
      assertFindsInLog(audit(scribe.reader()), Rule.CHECKPOINT);
    }
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= (byte) (1 << at % 8);
    return copy;
  }

  @Test
  void everyByteOfAnEntryNamesThatEntryAndNothingElse() {
    byte[] bundle = scribe.file(BUNDLE);
    int at = 0;
    for (int index = 0; index < scribe.leaves.size(); index++) {
      at += Short.BYTES;
      for (int end = at + scribe.leaves.get(index).length; at < end; at++) {
        scribe.files.put(BUNDLE, flipped(bundle, at));
        assertFinds(glance(scribe.reader()), index, Rule.ALTERED);
      }
    }
  }

  @Test
  void anExchangedEntryIsNamedByItsTransactionIfItCanBeRead() {
    byte[] bundle = scribe.file(BUNDLE);
    List<byte[]> entries = EntryBundle.decode(bundle);
    String text = new String(entries.get(4), java.nio.charset.StandardCharsets.UTF_8);
    String altered = text.replace("2026-08", "2036-08");
    entries.set(4, altered.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    scribe.files.put(BUNDLE, EntryBundle.encode(entries));
    Unsound unsound = assertFinds(audit(scribe.reader()), 4, Rule.ALTERED);
    assertTrue(unsound.first().transaction().orElseThrow().text().startsWith("vest."));
  }

  @Test
  void aWrongLengthIsFoundAtItsEntry() {
    byte[] bundle = scribe.file(BUNDLE);
    int second = Short.BYTES + scribe.leaves.getFirst().length;
    scribe.files.put(BUNDLE, flipped(bundle, second + 1));
    assertEquals(1, firstIndex());
  }

  private long firstIndex() {
    return assertInstanceOf(Unsound.class, audit(scribe.reader())).first().index().orElse(-1);
  }

  @Test
  void bytesAfterTheLastEntry() {
    byte[] bundle = scribe.file(BUNDLE);
    scribe.files.put(BUNDLE, Arrays.copyOf(bundle, bundle.length + 1));
    assertFinds(audit(scribe.reader()), 6, Rule.BUNDLE);
  }

  @Test
  void aBundleCutShort() {
    byte[] bundle = scribe.file(BUNDLE);
    scribe.files.put(BUNDLE, Arrays.copyOf(bundle, bundle.length - 1));
    assertFinds(audit(scribe.reader()), 6, Rule.BUNDLE);
  }

  @Test
  void aMissingBundle() {
    scribe.files.remove(BUNDLE);
    assertFinds(audit(scribe.reader()), 0, Rule.BUNDLE);
  }

  @Test
  void aMissingTile() {
    scribe.files.remove(TILE);
    assertFinds(audit(scribe.reader()), 0, Rule.TILE);
  }

  @Test
  void aTileWithAWrongHashUnderTheRightRoot() {
    byte[] tile = scribe.file(TILE);
    scribe.files.put(TILE, flipped(tile, 3 * Hash.BYTES));
    assertFinds(audit(scribe.reader()), 3, Rule.TILE);
  }

  @Test
  void nothingAtAll() {
    scribe.files.clear();
    assertFindsInLog(audit(scribe.reader()), Rule.CHECKPOINT);
  }

  @Test
  void aCheckpointForgedByWhoHasNotTheKey() {
    TreeHead head = head(scribe);
    scribe.publish(head, List.of(Village.signer(Village.LOG.origin(), 9)));
    assertFindsInLog(audit(scribe.reader()), Rule.CHECKPOINT);
  }

  @Test
  void aCheckpointWithoutTheMlDsaSignature() {
    scribe.publish(head(scribe), List.of(Village.logSigners().getFirst()));
    assertFindsInLog(audit(scribe.reader()), Rule.CHECKPOINT);
  }

  @Test
  void aCheckpointOfAnotherTreeOfItsSize() {
    scribe.publish(new TreeHead(7, Hash.sha256(new byte[0])), Village.logSigners());
    assertFindsInLog(audit(scribe.reader()), Rule.ROOT);
  }

  @Test
  void aTruncatedLogWithItsOldCheckpoint() {
    TreeHead seen = head(scribe);
    Scribe shorter = Scribe.founded().rich(ALICE, 100, "2026-08").seal();
    assertSound(audit(shorter.reader()));
    assertFindsInLog(audit(shorter.reader(), seen), Rule.EXTENSION);
  }

  @Test
  void aTruncatedLogWithItsNewCheckpoint() {
    Scribe shorter = Scribe.founded().rich(ALICE, 100, "2026-08").seal();
    shorter.publish(head(scribe), Village.logSigners());
    assertInstanceOf(Unsound.class, audit(shorter.reader()));
  }

  @Test
  void aLogThatExtendsEveryEarlierHead() {
    Frontier frontier = Frontier.empty();
    for (byte[] leaf : scribe.leaves) {
      assertSound(audit(scribe.reader(), frontier.head()));
      frontier.append(Hash.leaf(leaf));
    }
    assertSound(audit(scribe.reader(), frontier.head()));
  }

  @Test
  void aLogWhoseBeginningIsNotTheOneThatWasSeen() {
    Scribe other = Scribe.founded().rich(ALICE, 101, "2026-08").seal();
    assertFindsInLog(audit(scribe.reader(), head(other)), Rule.EXTENSION);
  }

  private static TreeHead head(Scribe log) {
    return SignedCheckpoint.parse(log.file("checkpoint")).checkpoint().head();
  }
}
