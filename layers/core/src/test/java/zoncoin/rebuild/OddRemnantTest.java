package zoncoin.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.rebuild.CutRun.Run;
import zoncoin.rebuild.CutRun.Table;
import zoncoin.seal.Head;
import zoncoin.seal.Sealer;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.TreeHead;

/** What a cut run left, and what else may be beside it. */
final class OddRemnantTest {
  private static final String WRITES =
      "staging\\.create"
          + " .*|heads.swap|restored\\.(add|replace)|journal\\.(append|put)|unsealed.stamp.*";

  @Test
  void aSecondRebuildAndADryOneSayTheSame() {
    Rescue rescue = CutRun.midway(Table.WITH_SOME_THAT_WAIT).backup;
    Script calls = Script.fair();
    Rebuild.Result dry = rescue.run(Rebuild.Mode.DRY, calls);
    assertEquals(List.of(), calls.calls().stream().filter(call -> call.matches(WRITES)).toList());
    Rebuild.Result.Rebuilt rebuilt = CutRun.rebuilt(rescue.run());
    assertEquals(dry, rebuilt);
    assertEquals(7, rebuilt.written().unpublished());
    assertEquals(OptionalLong.of(12), size(rebuilt));
    assertEquals(0, rebuilt.written().waiting(), "they are of what is sealed next");
    assertEquals(4, rebuilt.written().transactions(), "three of them waited in the table");
    Rebuild.Result.Rebuilt second = CutRun.rebuilt(rescue.run());
    assertEquals(new Rebuild.Written(0, 0, 0, 0, 0, 0, 7, 0), second.written());
    assertEquals(OptionalLong.of(12), size(second));
  }

  private static OptionalLong size(Rebuild.Result.Rebuilt rebuilt) {
    return rebuilt.sealedNext().stream().mapToLong(TreeHead::size).findFirst();
  }

  /** A table that is not behind its checkpoint, and nobody rebuilt it. */
  @Test
  void beforeARebuildNothingIsCommittedOverWhatWasWritten() {
    CutRun story = CutRun.midway(Table.AT_THE_CHECKPOINT);
    Rescue rescue = story.backup.copy();
    for (int i = 0; i < 7; i++) {
      Account.Member other = new Account.Member("%012d".formatted(800_000_000_000L + i));
      var _ = story.village.ledger(rescue.journal).post(Village.enrol(other), List.of());
    }
    Head before = rescue.heads.read();
    Sealer.Result.Stopped stopped =
        assertInstanceOf(Sealer.Result.Stopped.class, rescue.sealer().seal());
    assertTrue(stopped.why().contains("rebuild the table"), stopped.why());
    assertEquals(before, rescue.heads.read(), "nothing was committed");
    story.village.alarms.clear();
    CutRun.rebuilt(rescue.run());
    CutRun.seal(rescue.sealer());
    story.assertKept(rescue, story.answered);
    assertEquals(19, story.checkpoint().size());
  }

  /** Two sealers staged at once; neither came as far as a file. */
  @Test
  void whatSeveralBundlesHaveIsSealedOnce() {
    CutRun story = new CutRun(Run.SHORT, Table.AT_THE_CHECKPOINT);
    List<TransactionId> answered = new ArrayList<>(story.answered);
    story.sealOnce(CutRun.atSwap());
    answered.add(story.post(Village.enrol(new Account.Member("900000000001"))));
    answered.add(story.post(Village.hold("late", Village.BOB, Amount.ofZnc(1))));
    story.sealOnce(CutRun.atSwap());
    assertEquals(2, story.village.staging.paths().size());
    Rescue rescue = story.backup.copy();
    assertEquals(9, CutRun.rebuilt(rescue.run()).written().unpublished());
    CutRun.seal(rescue.sealer());
    story.assertKept(rescue, answered);
    assertEquals(story.published.size() + 9, story.checkpoint().size());
    String left = String.join("\n", CutRun.rebuilt(rescue.run()).left());
    assertFalse(left.contains("bundle"), left);
  }

  /** A bundle is one of a run that lost; other entries took the place of one of its own since. */
  @Test
  void whatCanBeSealedNoMoreIsNamed() {
    CutRun story = new CutRun(Run.SHORT, Table.AT_THE_CHECKPOINT);
    story.sealOnce(CutRun.atSwap());
    Rescue rescue = story.backup.copy();
    var _ =
        story
            .village
            .ledger(rescue.journal)
            .post(Village.hold("other", Village.ALICE, Amount.ofZnc(2)), List.of());
    CutRun.seal(rescue.sealer());
    Rebuild.Result.Rebuilt rebuilt = CutRun.rebuilt(rescue.run());
    assertEquals(2, rebuilt.written().unpublished(), "two enrolments");
    String said = String.join("\n", rebuilt.left());
    assertTrue(said.contains("5 entries of the staged bundle"), said);
    assertTrue(said.contains("the first c.111122223333.h0"), said);
    CutRun.seal(rescue.sealer());
    story.assertKept(rescue, List.of(story.answered.get(1), story.answered.get(4)));
  }

  @Test
  void aFileOfAnotherHistoryIsNamedAndNotTaken() {
    CutRun story = new CutRun(Run.SHORT, Table.AT_THE_CHECKPOINT);
    CutRun other = CutRun.midway(Table.AT_THE_CHECKPOINT);
    byte[] bundle = other.village.readLog("tile/entries/000.p/12").orElseThrow();
    List<byte[]> leaves = new ArrayList<>(EntryBundle.decode(bundle));
    leaves.addFirst(leaves.removeLast());
    story.village.files.create("tile/entries/000.p/12", EntryBundle.encode(leaves));
    Rebuild.Result.Rebuilt rebuilt = CutRun.rebuilt(story.backup.run());
    assertEquals(Optional.empty(), rebuilt.sealedNext());
    assertTrue(rebuilt.left().getFirst().contains("tile/entries/000.p/12"), "" + rebuilt.left());
  }

  @Test
  void whatNoAuditLetsPassIsNotSealed() {
    CutRun story = CutRun.midway(Table.AT_THE_CHECKPOINT);
    byte[] bundle = story.village.readLog("tile/entries/000.p/12").orElseThrow();
    List<byte[]> leaves = new ArrayList<>(EntryBundle.decode(bundle));
    leaves.remove(5);
    story.village.files.create("tile/entries/000.p/11", EntryBundle.encode(leaves));
    story.village.files.delete("tile/entries/000.p/12");
    Set<String> before = new TreeSet<>(story.village.staging.paths());
    Rescue rescue = story.backup.copy();
    Rebuild.Result.Stopped stopped = assertInstanceOf(Rebuild.Result.Stopped.class, rescue.run());
    assertTrue(stopped.why().contains("past the published log of size 5"), stopped.why());
    assertEquals(before, story.village.staging.paths());
    assertEquals(story.published, rescue.heads.read().tree());
  }

  @Test
  void aBundleThatIsCutIsNamed() {
    CutRun story = new CutRun(Run.SHORT, Table.AT_THE_CHECKPOINT);
    story.village.staging.create("cut", new byte[] {0, 0, 0});
    byte[] wild = new byte[20];
    wild[0] = (byte) 0x80;
    story.village.staging.create("wild", wild);
    List<String> left = CutRun.rebuilt(story.backup.run()).left();
    assertTrue(left.get(0).contains("staged bundle cut cannot be read"), left.toString());
    assertTrue(left.get(1).contains("staged bundle wild cannot be read"), left.toString());
  }

  /** Nobody restored the table: its commit is under way, and its bundle was deleted. */
  @Test
  void aCommitWhoseBundleIsGoneIsStagedAnewFromTheLogsFiles() {
    CutRun story = CutRun.midway(Table.AT_THE_CHECKPOINT);
    Rescue same = new Rescue(story.village);
    String staging = same.heads.read().staging();
    story.village.staging.delete(staging);
    assertInstanceOf(Sealer.Result.Stopped.class, same.sealer().seal());
    story.village.alarms.clear();
    assertEquals(7, CutRun.rebuilt(same.run()).written().unpublished());
    assertEquals(staging, same.heads.read().staging(), "the head is as it was");
    CutRun.seal(same.sealer());
    story.assertKept(same, story.answered);
  }

  /** It is gone, and so is what the log's files had: nothing says what was committed. */
  @Test
  void aCommitOfWhichNothingIsLeftIsNotMadeUp() {
    CutRun story = CutRun.midway(Table.AT_THE_CHECKPOINT);
    Rescue same = new Rescue(story.village);
    final Head before = same.heads.read();
    story.village.staging.delete(before.staging());
    story.village.files.delete("tile/entries/000.p/12");
    Rebuild.Result.Stopped stopped = assertInstanceOf(Rebuild.Result.Stopped.class, same.run());
    assertTrue(stopped.why().contains("restore the table to before"), stopped.why());
    assertEquals(before, same.heads.read());
  }
}
