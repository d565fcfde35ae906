package zoncoin.seal;

import java.util.List;
import java.util.Optional;
import zoncoin.note.Checkpoint;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.SignedNote;
import zoncoin.note.Verdict;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

/** The checkpoint of a log: read, signed, and never turned back. */
final class Publication {
  static final String PATH = "checkpoint";

  private static final int MAX_ATTEMPTS = 8;

  private final String origin;
  private final List<NoteSigner> signers;
  private final LogFiles files;

  Publication(String origin, List<NoteSigner> signers, LogFiles files) {
    this.origin = origin;
    this.signers = List.copyOf(signers);
    this.files = files;
  }

  /** The tree of the published checkpoint, which must be this log's own. */
  Optional<TreeHead> published() throws Stop {
    Optional<LogFiles.Stored> stored = files.read(PATH);
    return stored.isEmpty() ? Optional.empty() : Optional.of(open(stored.get()));
  }

  private TreeHead open(LogFiles.Stored stored) throws Stop {
    List<VerifierKey> keys = List.of(signers.getFirst().verifierKey());
    try {
      SignedCheckpoint signed = SignedCheckpoint.parse(stored.bytes());
      if (signed.verify(origin, keys) instanceof Verdict.Signed) {
        return signed.checkpoint().head();
      }
    } catch (Malformed malformed) {
      throw new Stop("the published checkpoint cannot be read: " + malformed.getMessage());
    }
    throw new Stop("the published checkpoint is not signed by " + keys.getFirst());
  }

  /** Signs what the head says and publishes it, unless as much or more is published already. */
  void publish(Head head) throws Stop {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<LogFiles.Stored> stored = files.read(PATH);
      if (stored.isPresent()) {
        TreeHead published = open(stored.get());
        if (published.size() == head.tree().size() && !published.equals(head.tree())) {
          throw new Stop(
              "two roots for size "
                  + published.size()
                  + ": published "
                  + published.root()
                  + ", committed "
                  + head.tree().root());
        }
        if (published.size() >= head.tree().size()) {
          return;
        }
        if (files.replace(PATH, sign(head), stored.get().version())) {
          return;
        }
      } else if (files.create(PATH, sign(head))) {
        return;
      }
      // Another sealer published meanwhile: look again.
    }
    throw new Stop("the checkpoint was replaced by others at all of " + MAX_ATTEMPTS + " attempts");
  }

  private byte[] sign(Head head) {
    String text = Checkpoint.of(origin, head.tree()).text();
    return SignedNote.sign(text, head.time().getEpochSecond(), signers).bytes();
  }
}
