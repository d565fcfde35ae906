package zoncoin.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Script;
import zoncoin.memory.Weather;
import zoncoin.rebuild.CutRun.Run;
import zoncoin.rebuild.CutRun.Table;
import zoncoin.seal.Head;

/**
 * A sealing run is cut short, and its table is lost and comes back as it was before: what the run
 * wrote is the log's one history, and what it answered is kept.
 */
final class RemnantTest {
  private static final List<Weather.Fault> ENDS =
      List.of(Weather.Fault.CRASH_BEFORE, Weather.Fault.CRASH_AFTER, Weather.Fault.KEPT);
  private static final String WRITES =
      "(files|staging)\\.(create|replace|delete) .*|heads.swap|unsealed.stamp .*"
          + "|restored\\.(add|replace)|journal\\.(append|put)";
  private static final List<Table> ALL = List.of(Table.values());

  /** Where a run can be cut: after each of its writes, and before the first. */
  private static List<Integer> writes(Run run) {
    CutRun story = new CutRun(run, Table.AT_THE_CHECKPOINT);
    Script fair = Script.fair();
    story.sealOnce(fair);
    return writes(fair);
  }

  private static List<Integer> writes(Script script) {
    List<Integer> writes = new ArrayList<>(List.of(0));
    for (int call = 0; call < script.calls().size(); call++) {
      // That an entry is stamped is as good as that another is.
      boolean isOneOfMany = script.calls().get(call).startsWith("unsealed.stamp");
      if (script.calls().get(call).matches(WRITES) && (!isOneOfMany || call % 97 == 0)) {
        writes.add(call);
      }
    }
    assertTrue(writes.size() > 5, script.calls().toString());
    return writes;
  }

  private static CutRun cut(Run run, Table table, int call, Weather.Fault end) {
    CutRun story = new CutRun(run, table);
    story.sealOnce(Script.at(call, end));
    return story;
  }

  /** Every entry of a bundle that was staged is found, and whatever waits in the table besides. */
  @ParameterizedTest
  @EnumSource
  void whateverARunHadWrittenIsSealedAsItWasBegun(Run run) {
    for (int call : writes(run)) {
      for (Table table : run == Run.LONG ? List.of(Table.AT_THE_CHECKPOINT) : ALL) {
        CutRun story = cut(run, table, call, Weather.Fault.CRASH_AFTER);
        Rescue rescue = story.backup.copy();
        boolean isStaged = !story.village.staging.paths().isEmpty() || !story.written().isEmpty();
        Head committed = story.village.heads.read();
        CutRun.rebuilt(rescue.run());
        CutRun.seal(rescue.sealer());
        story.assertKept(rescue, isStaged ? story.answered : List.of());
        if (committed.tree().size() > story.published.size()) {
          assertEquals(committed.tree(), story.checkpoint(), "one root for a size");
        }
      }
    }
  }

  /** The staged bundle is gone: the bundles of the log itself are the beginning of the run. */
  @ParameterizedTest
  @EnumSource
  void withoutItsBundleWhatTheLogsFilesHaveIsSealed(Run run) {
    for (int call : writes(run)) {
      CutRun story = cut(run, Table.AT_THE_CHECKPOINT, call, Weather.Fault.CRASH_AFTER);
      final Rescue rescue = story.backup.copy();
      for (String name : story.village.staging.paths()) {
        story.village.staging.delete(name);
      }
      final List<TransactionId> written = story.written();
      Rebuild.Result.Rebuilt rebuilt = CutRun.rebuilt(rescue.run());
      assertTrue(rebuilt.written().unpublished() <= written.size());
      CutRun.seal(rescue.sealer());
      story.assertKept(rescue, written);
      assertEquals(story.published.size() + written.size(), story.checkpoint().size());
    }
  }

  /** No restore: whatever the run came to, the table goes on; rebuilding it changes no history. */
  @Test
  void theSameTableGoesOnWithOrWithoutARebuild() {
    for (int call : writes(Run.SHORT)) {
      for (boolean isRebuilt : List.of(true, false)) {
        CutRun story = cut(Run.SHORT, Table.AT_THE_CHECKPOINT, call, Weather.Fault.CRASH_AFTER);
        Rescue same = new Rescue(story.village);
        if (isRebuilt) {
          CutRun.rebuilt(same.run());
        }
        CutRun.seal(same.sealer());
        story.assertKept(same, story.answered);
      }
    }
  }

  @Test
  void aRebuildThatEndsAtAnyWriteIsMendedByTheNext() {
    CutRun story = CutRun.midway(Table.BEFORE_THE_CHECKPOINT);
    Script fair = Script.fair();
    Rescue whole = story.backup.copy();
    CutRun.rebuilt(whole.run(Rebuild.Mode.WRITE, fair));
    for (int call : writes(fair)) {
      for (Weather.Fault end : ENDS) {
        CutRun again = CutRun.midway(Table.BEFORE_THE_CHECKPOINT);
        Rescue rescue = again.backup.copy();
        try {
          var _ = rescue.run(Rebuild.Mode.WRITE, Script.at(call, end));
        } catch (Weather.Crash | NotApplied | Unknown ended) {
          // The next run goes on.
        }
        CutRun.rebuilt(rescue.run());
        assertEquals(whole.journal.items(), rescue.journal.items());
        assertEquals(whole.heads.read().tree(), rescue.heads.read().tree());
        CutRun.seal(rescue.sealer());
        again.assertKept(rescue, again.answered);
      }
    }
  }
}
