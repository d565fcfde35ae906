package zoncoin.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.ledger.Amount;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.memory.Weather.Fault;
import zoncoin.note.Checkpoint;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/** What is stored contradicts itself: the sealer stops, tells, and signs nothing. */
final class StoppedTest {
  private static final Village RICH =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(9), "2028-07");
  private static final Hash OTHER = Hash.sha256(new byte[] {9});

  /** A log of five entries with one more that waits. */
  private static SealingTown town() {
    SealingTown town = SealingTown.withOneKey(RICH.copy());
    town.sealUntilIdle();
    town.village.post(Village.hold("one", Village.ALICE, Amount.ofZnc(1)));
    return town;
  }

  private static byte[] checkpoint(String origin, TreeHead tree, NoteSigner signer) {
    return SignedNote.sign(Checkpoint.of(origin, tree).text(), 0, List.of(signer)).bytes();
  }

  private static NoteSigner logKey() {
    return Village.signer(Village.LOG.origin(), 1);
  }

  /** A checkpoint that is published and should not be. */
  enum Published {
    LARGER {
      @Override
      byte[] bytes(TreeHead tree) {
        return checkpoint(Village.LOG.origin(), new TreeHead(6, OTHER), logKey());
      }
    },
    OTHER_ROOT_FOR_ITS_SIZE {
      @Override
      byte[] bytes(TreeHead tree) {
        return checkpoint(Village.LOG.origin(), new TreeHead(tree.size(), OTHER), logKey());
      }
    },
    BY_ANOTHER_KEY {
      @Override
      byte[] bytes(TreeHead tree) {
        NoteSigner other = Village.signer(Village.LOG.origin(), 77);
        return checkpoint(Village.LOG.origin(), tree, other);
      }
    },
    OF_ANOTHER_LOG {
      @Override
      byte[] bytes(TreeHead tree) {
        return checkpoint("another.example/log", tree, logKey());
      }
    },
    UNREADABLE {
      @Override
      byte[] bytes(TreeHead tree) {
        return "<html>not found</html>".getBytes(UTF_8);
      }
    },
    EMPTY {
      @Override
      byte[] bytes(TreeHead tree) {
        return new byte[0];
      }
    };

    abstract byte[] bytes(TreeHead tree);
  }

  @ParameterizedTest
  @EnumSource
  void stopsAtACheckpointThatIsNotItsOwn(Published published) {
    SealingTown town = town();
    byte[] bytes = published.bytes(town.village.heads.read().tree());
    overwrite(town, Publication.PATH, bytes);
    assertStops(town);
    assertArrayEquals(bytes, town.village.readLog(Publication.PATH).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void stopsThereAlsoBetweenSwapAndPublishing(Published published) {
    SealingTown town = town();
    town.sealOnce(crashAfterFirstSwap());
    overwrite(
        town,
        Publication.PATH,
        published == Published.LARGER
            ? checkpoint(Village.LOG.origin(), new TreeHead(7, OTHER), logKey())
            : published.bytes(town.village.heads.read().tree()));
    assertStops(town);
  }

  private static Weather crashAfterFirstSwap() {
    SealingTown town = town();
    Script fair = Script.fair();
    town.sealOnce(fair);
    return Script.at(fair.calls().indexOf("heads.swap"), Fault.CRASH_AFTER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tile/0/000.p/5", "tile/entries/000.p/5"})
  void stopsIfTheRightEdgeIsGoneOrNotItself(String path) {
    SealingTown gone = town();
    gone.village.files.delete(path);
    assertStops(gone);
    byte[] bytes = town().village.readLog(path).orElseThrow();
    for (int at = 0; at < bytes.length; at += 50) {
      SealingTown tampered = town();
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      overwrite(tampered, path, changed);
      assertStops(tampered);
    }
    SealingTown cut = town();
    overwrite(cut, path, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertStops(cut);
  }

  @Test
  void stopsIfAFileOfTheNextSizeIsThereAndOther() {
    for (String path : List.of("tile/0/000.p/6", "tile/entries/000.p/6")) {
      SealingTown town = town();
      town.village.files.create(path, new byte[] {1});
      Sealer.Result result = town.sealer(Weather.FAIR).seal();
      assertInstanceOf(Sealer.Result.Stopped.class, result);
      assertStops(town);
    }
  }

  /** The table may be restored, and the entries there be answered: the commit would be in vain. */
  @Test
  void commitsNothingOverEntriesThatItsTableHasForgotten() {
    SealingTown town = town();
    town.village.files.create("tile/entries/000.p/6", new byte[] {1});
    assertStops(town);
    assertTrue(town.village.heads.read().isDone(), "the head is as it was");
  }

  @Test
  void stopsIfTheBundleOfACommitIsGoneOrCut() {
    SealingTown town = town();
    town.sealOnce(crashAfterFirstSwap());
    String staging = town.village.heads.read().staging();
    byte[] bundle = town.village.staging.read(staging).orElseThrow().bytes();
    town.village.staging.delete(staging);
    assertStops(town);
    for (int length = 0; length < bundle.length; length += 37) {
      town.village.staging.delete(staging);
      town.village.staging.create(staging, java.util.Arrays.copyOf(bundle, length));
      assertStops(town);
    }
    town.village.staging.delete(staging);
    town.village.staging.create(staging, bundle);
    town.village.alarms.clear();
    town.sealUntilIdle();
    town.assertSound();
  }

  @Test
  void putsBackACheckpointThatWasLost() {
    SealingTown town = town();
    town.village.files.delete(Publication.PATH);
    town.sealUntilIdle();
    town.assertSound();
  }

  private static void overwrite(SealingTown town, String path, byte[] bytes) {
    town.village.files.delete(path);
    town.village.files.create(path, bytes);
  }

  private static void assertStops(SealingTown town) {
    Map<Long, Hash> signedBefore = town.watch.signed();
    Head headBefore = town.village.heads.read();
    town.village.alarms.clear();
    Sealer.Result result = town.sealer(Weather.FAIR).seal();
    Sealer.Result.Stopped stopped =
        assertInstanceOf(Sealer.Result.Stopped.class, result, result.toString());
    assertEquals(
        List.of(new Alarms.Alarm.Stopped(stopped.why())), List.copyOf(town.village.alarms));
    assertEquals(signedBefore, town.watch.signed(), "nothing was signed");
    assertEquals(headBefore, town.village.heads.read(), "nothing was committed");
    assertTrue(stopped.why().length() < 300 && !stopped.why().contains("\n"), stopped.why());
    assertEquals(Optional.empty(), stopped.why().lines().skip(1).findFirst());
  }
}
