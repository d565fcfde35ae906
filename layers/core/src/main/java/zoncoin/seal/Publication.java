package zoncoin.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

  private static final String NEXT =
      "keep both; restore the head if it was changed, or give this table a folder of its own";

  private final String origin;
  private final List<NoteSigner> signers;
  private final LogFiles files;
  private final LogTree tree;

  Publication(String origin, List<NoteSigner> signers, LogFiles files) {
    this.origin = origin;
    this.signers = List.copyOf(signers);
    this.files = files;
    this.tree = new LogTree(files);
  }

  /**
   * What is published.
   *
   * @param tree size and root
   * @param timeSeconds when it was signed, if a key of the log says it: seconds since 1970
   */
  record Published(TreeHead tree, OptionalLong timeSeconds) {}

  /** The published checkpoint, which must be this log's own. */
  Optional<Published> published() throws Stop {
    Optional<LogFiles.Stored> stored = files.read(PATH);
    return stored.isEmpty() ? Optional.empty() : Optional.of(open(stored.get()));
  }

  private Published open(LogFiles.Stored stored) throws Stop {
    List<VerifierKey> keys = List.of(signers.getFirst().verifierKey());
    try {
      SignedCheckpoint signed = SignedCheckpoint.parse(stored.bytes());
      if (signed.verify(origin, keys) instanceof Verdict.Signed) {
        return new Published(signed.checkpoint().head(), timeSeconds(signed.note()));
      }
    } catch (Malformed malformed) {
      throw new Stop("the published checkpoint cannot be read: " + malformed.getMessage());
    }
    throw new Stop("the published checkpoint is not signed by " + keys.getFirst());
  }

  private OptionalLong timeSeconds(SignedNote note) {
    return signers.stream()
        .map(NoteSigner::verifierKey)
        .filter(key -> key.type().isTimestamped())
        .flatMap(
            key ->
                note.signatures().stream()
                    .filter(key::matches)
                    .filter(signature -> key.verify(note.text(), signature))
                    .map(signature -> key.timeSeconds(signature).orElseThrow()))
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /**
   * That the head is of the time at which its checkpoint was signed, or later than the one before
   * it: whoever changed it in the table would date every checkpoint from now on.
   */
  static void requireTime(Published published, Head head) throws Stop {
    long signed = published.timeSeconds().orElse(head.time().getEpochSecond());
    boolean isSame = published.tree().size() == head.tree().size();
    int difference = Long.compare(head.time().getEpochSecond(), signed);
    if (difference < 0 || (isSame && difference > 0)) {
      throw new Stop(
          "the head of size %d is of %s, and the checkpoint of size %d was signed at %s; restore it"
              .formatted(
                  head.tree().size(),
                  head.time(),
                  published.tree().size(),
                  Instant.ofEpochSecond(signed)));
    }
  }

  /**
   * Signs what the head says and publishes it, unless as much or more is published already. What is
   * published has to be of the same log: two programmes that share one folder by mistake would
   * otherwise show two histories in turns, both signed.
   */
  void publish(Head head) throws Stop {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<LogFiles.Stored> stored = files.read(PATH);
      if (stored.isPresent()) {
        TreeHead published = open(stored.get()).tree();
        requireOneLog(published, head.tree());
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

  /** That one of the two trees begins with all of the other. */
  void requireOneLog(TreeHead published, TreeHead committed) throws Stop {
    boolean isOlder = published.size() <= committed.size();
    if (tree.isOneLog(isOlder ? published : committed, isOlder ? committed : published)) {
      return;
    }
    String what =
        published.size() == committed.size()
            ? "two roots for size %d: published %s, committed %s"
                .formatted(published.size(), published.root(), committed.root())
            : "two logs: published size %d, root %s, committed size %d, root %s"
                .formatted(published.size(), published.root(), committed.size(), committed.root());
    throw new Stop(what + "; " + NEXT);
  }

  private byte[] sign(Head head) {
    String text = Checkpoint.of(origin, head.tree()).text();
    return SignedNote.sign(text, head.time().getEpochSecond(), signers).bytes();
  }
}
