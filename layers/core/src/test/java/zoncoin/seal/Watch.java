package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.memory.Village;
import zoncoin.note.Checkpoint;
import zoncoin.note.NoteSignature;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/**
 * Looks on while a log is sealed, and fails at once if anything happens that must never: two roots
 * for one size given to a signer, a signature for what was not committed, a checkpoint turned back,
 * a bundle deleted that somebody may need.
 */
final class Watch {
  private final Village village;
  private final List<Head> heads = new ArrayList<>();
  private final Map<Long, Hash> signed = new HashMap<>();

  Watch(Village village) {
    this.village = village;
    heads.add(village.heads.read());
  }

  /** The village's own ports, watched. */
  Sealer.Ports ports() {
    return new Sealer.Ports(
        watchedHeads(),
        new WatchedFiles(village.files, false),
        new WatchedFiles(village.staging, true),
        village.journal,
        village.alarms::add);
  }

  /** The keys that a sealer signs with, watched. */
  List<NoteSigner> signers(List<NoteSigner> real) {
    return real.stream().<NoteSigner>map(WatchedSigner::new).toList();
  }

  /** Every head there was. */
  List<Head> heads() {
    return List.copyOf(heads);
  }

  /** Every size that was ever given to a signer. */
  Map<Long, Hash> signed() {
    return Map.copyOf(signed);
  }

  private boolean wasCommitted(TreeHead tree) {
    return heads.stream().anyMatch(head -> head.tree().equals(tree));
  }

  private Heads watchedHeads() {
    return new Heads() {
      @Override
      public Head read() {
        return village.heads.read();
      }

      @Override
      public boolean swap(Head expected, Head next) {
        boolean isSwapped = village.heads.swap(expected, next);
        if (isSwapped) {
          assertFollows(heads.getLast(), next);
          heads.add(next);
        }
        return isSwapped;
      }
    };
  }

  private static void assertFollows(Head before, Head next) {
    if (next.isDone()) {
      assertEquals(before.done(), next, "done says nothing else");
    } else {
      assertTrue(before.isDone(), "a commit follows what is done");
      assertTrue(next.tree().size() > before.tree().size(), "a commit adds something");
      assertTrue(!next.time().isBefore(before.time()), "a head's time never turns back");
    }
  }

  /** The log's folder, or the one of staged bundles. */
  private final class WatchedFiles implements LogFiles {
    private final LogFiles files;
    private final boolean isStaging;

    WatchedFiles(LogFiles files, boolean isStaging) {
      this.files = files;
      this.isStaging = isStaging;
    }

    @Override
    public Optional<Stored> read(String path) {
      return files.read(path);
    }

    @Override
    public boolean create(String path, byte[] bytes) {
      boolean isCreated = files.create(path, bytes);
      if (isCreated && path.equals(Publication.PATH)) {
        assertTrue(wasCommitted(tree(bytes)), "only what is committed is published");
      }
      return isCreated;
    }

    @Override
    public boolean replace(String path, byte[] bytes, String version) {
      assertEquals(Publication.PATH, path, "nothing else is ever replaced");
      TreeHead before = tree(files.read(path).orElseThrow().bytes());
      boolean isReplaced = files.replace(path, bytes, version);
      if (isReplaced) {
        assertTrue(wasCommitted(tree(bytes)), "only what is committed is published");
        assertTrue(tree(bytes).size() > before.size(), "the checkpoint is never turned back");
      }
      return isReplaced;
    }

    @Override
    public void delete(String path) {
      assertTrue(isStaging, "nothing of a log is ever deleted");
      assertTrue(
          heads.stream().anyMatch(head -> head.staging().equals(path) && head.isDone()),
          "a bundle goes when its head is done, and a loser's stays");
      files.delete(path);
    }
  }

  private static TreeHead tree(byte[] checkpoint) {
    return SignedCheckpoint.parse(checkpoint).checkpoint().head();
  }

  /** A key of the log. */
  private final class WatchedSigner implements NoteSigner {
    private final NoteSigner signer;

    WatchedSigner(NoteSigner signer) {
      this.signer = signer;
    }

    @Override
    public VerifierKey verifierKey() {
      return signer.verifierKey();
    }

    @Override
    public NoteSignature sign(String text, long timeSeconds) {
      TreeHead tree = Checkpoint.parse(text).head();
      Hash before = signed.putIfAbsent(tree.size(), tree.root());
      assertTrue(before == null || before.equals(tree.root()), "one root for size " + tree.size());
      assertTrue(wasCommitted(tree), "only what is committed is signed");
      return signer.sign(text, timeSeconds);
    }
  }
}
