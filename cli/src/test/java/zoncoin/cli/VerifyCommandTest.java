package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.note.SignedCheckpoint;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;

final class VerifyCommandTest {
  @TempDir private Path folder;
  private Path log = Path.of("");
  private Path state = Path.of("");
  private String keys = "";

  @BeforeEach
  void name() throws IOException {
    log = folder.resolve("log");
    state = folder.resolve("state");
    keys = SmallLog.keys(folder);
  }

  private Answer verify(Path receipt, Object... more) {
    Object[] words = new Object[5 + more.length];
    System.arraycopy(new Object[] {"verify", receipt, keys, "--state", state}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Answer.to(words);
  }

  @Test
  void saysWhatAReceiptIsAbout() throws IOException {
    SmallLog small = new SmallLog(log, 10);
    Answer answer = verify(small.receipt(small.hold("buy-1")));
    assertEquals(
        new Answer(
            Zon.GOOD,
            """
            The receipt holds.
            transaction  c.111122223333.buy-1
            kind         hold
            time         2026-07-18T09:30:00Z
            posting      member:111122223333 held 1 ZNC
            posting      member:111122223333 lot:2028-07 -1 ZNC
            signed by    small.example/ledger/desk
            stands in    small.example/ledger, entry 4 of 5
            """,
            ""),
        answer);
  }

  @Test
  void anAlteredReceiptIsFoundWrong() throws IOException {
    SmallLog small = new SmallLog(log, 10);
    Path receipt = small.receipt(small.hold("buy-1"));
    String text = Files.readString(receipt);
    Files.writeString(receipt, text.replace("index 4", "index 3"));
    Answer moved = verify(receipt);
    assertEquals(Zon.FOUND_WRONG, moved.exit());
    assertTrue(moved.out().startsWith("The receipt does not hold: its hashes"), moved.out());
    Files.writeString(receipt, text.replace("index 4", "index 04"));
    Answer malformed = verify(receipt);
    assertEquals(Zon.FOUND_WRONG, malformed.exit());
    assertEquals(1, malformed.out().lines().count());
  }

  @Test
  void aDamagedMemorySaysNothingOfTheReceipt() throws IOException {
    SmallLog small = new SmallLog(log, 10);
    Path receipt = small.receipt(small.hold("buy-1"));
    assertEquals(Zon.GOOD, verify(receipt).exit());
    String name = Hash.sha256(Canonical.utf8("origin", SmallLog.LOG.origin())).hex();
    Files.writeString(state.resolve(name), "damaged");
    Answer damaged = verify(receipt);
    assertEquals(Zon.WRONG_USE, damaged.exit());
    assertEquals("", damaged.out());
    assertEquals(1, damaged.err().lines().count(), damaged.err());
    assertTrue(damaged.err().contains(name + " is damaged"), damaged.err());
  }

  @Test
  void whatCannotBeReadIsOneLine() {
    Answer answer = verify(folder.resolve("nowhere"));
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertEquals("zon: there is no " + folder.resolve("nowhere") + "\n", answer.err());
  }

  @Test
  void aFolderWhereAReceiptBelongsIsNamed() {
    Answer answer = verify(folder);
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertEquals("zon: " + folder + ": is a directory\n", answer.err());
  }

  @Test
  void theAnswerIsGivenAlsoWhereItCannotBeRemembered() throws IOException {
    SmallLog small = new SmallLog(log, 10);
    Path receipt = small.receipt(small.hold("buy-1"));
    Files.createDirectories(state.resolve(".lock"));
    Answer answer = verify(receipt);
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertTrue(answer.out().startsWith("The receipt holds.\n"), answer.out());
    assertTrue(answer.err().startsWith("zon: couldn't remember the checkpoint in " + state));
    assertTrue(answer.err().endsWith("name another folder with --state\n"), answer.err());
  }

  @Test
  void aKeyThatIsNoneAndAMissingIssuerAreWrongUse() throws IOException {
    SmallLog small = new SmallLog(log, 10);
    Path receipt = small.receipt(small.hold("buy-1"));
    Answer garbled = Answer.to("verify", receipt, "--key", "abc");
    assertEquals(Zon.WRONG_USE, garbled.exit());
    assertTrue(garbled.err().contains("not name+id+key"), garbled.err());
    String logKey = Files.readString(folder.resolve("keys.txt")).lines().findFirst().orElseThrow();
    Answer without = Answer.to("verify", receipt, "--key", logKey.substring(6));
    assertEquals(Zon.WRONG_USE, without.exit());
    assertTrue(without.err().contains("small.example/ledger/"), without.err());
  }

  @Test
  void anOlderCheckpointIsRefusedUnlessOneMeansIt() throws IOException {
    SmallLog small = new SmallLog(log, 10);
    Path older = small.receipt(small.hold("buy-1"));
    SignedCheckpoint old = small.checkpoint();
    Path newer = small.receipt(small.hold("buy-2"));
    assertEquals(Zon.GOOD, verify(older).exit());
    assertEquals(Zon.GOOD, verify(newer).exit());
    Answer refused = verify(older);
    assertEquals(Zon.FOUND_WRONG, refused.exit());
    assertTrue(refused.out().contains(text(old)), refused.out());
    assertTrue(refused.out().contains(text(small.checkpoint())), refused.out());
    assertEquals(Zon.GOOD, verify(older, "--older").exit());
    assertEquals(Zon.FOUND_WRONG, verify(older).exit());
  }

  @Test
  void anotherTreeOfOneSizeIsRefusedWhateverOneMeans() throws IOException {
    SmallLog one = new SmallLog(log, 10);
    SmallLog other = new SmallLog(folder.resolve("other"), 20);
    assertEquals(Zon.GOOD, verify(one.receipt(one.hold("buy-1"))).exit());
    Answer refused = verify(other.receipt(other.hold("buy-1")), "--older");
    assertEquals(Zon.FOUND_WRONG, refused.exit());
    assertTrue(refused.out().contains("two roots"), refused.out());
    assertTrue(refused.out().contains(text(one.checkpoint())), refused.out());
    assertTrue(refused.out().contains(text(other.checkpoint())), refused.out());
  }

  private static String text(SignedCheckpoint checkpoint) {
    return Canonical.parseUtf8("checkpoint", checkpoint.bytes());
  }
}
