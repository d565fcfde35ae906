package zoncoin.seal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import zoncoin.ledger.Entry;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Rules;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.note.NoteSigner;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

/**
 * Seals committed entries into the log: from waiting transactions to a signed tree. Any number of
 * sealers may run at once; the swap of the head decides, and no lock or concurrency limit is relied
 * upon. A fault of any port leaves {@link #seal} as an exception and is as good as a crash there:
 * the next run recovers.
 */
public final class Sealer {
  /** Entries in one commit at most: what one run reads, verifies and writes in a few seconds. */
  public static final int MAX_ENTRIES = 1_000;

  /** Bytes of leaves in one commit at most: keeps the staged bundle a single small write. */
  public static final long MAX_BYTES = 4L << 20;

  /** Entries that one run looks at to find those: what cannot be sealed must not hide the rest. */
  public static final int MAX_LISTED = 16 * MAX_ENTRIES;

  /** An entry that waits longer than this is told to a person. */
  public static final Duration LATE = Duration.ofSeconds(60);

  private final Log log;
  private final Ports ports;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final LogTree tree;
  private final Publication publication;

  /**
   * @param log what is sealed into
   * @param ports where it is kept
   * @param clock for the head's time
   * @param random for the name of this run's staged bundle
   */
  public Sealer(Log log, Ports ports, InstantSource clock, RandomGenerator random) {
    this.log = log;
    this.ports = ports;
    this.clock = clock;
    this.random = random;
    this.tree = new LogTree(ports.files());
    this.publication = new Publication(log.entries().origin(), log.signers(), ports.files());
  }

  /**
   * What is sealed into.
   *
   * @param entries the log line that all entries carry
   * @param signers the log's keys; the first is the one that every checkpoint must carry
   */
  public record Log(Entry.Log entries, List<NoteSigner> signers) {
    /** Copies; at least one signer. */
    public Log {
      signers = List.copyOf(signers);
      if (signers.isEmpty()) {
        throw new Malformed("a log has at least one key");
      }
    }
  }

  /**
   * Where a log is kept.
   *
   * @param heads what is committed
   * @param files the log itself
   * @param staging bundles of commits under way
   * @param unsealed what waits
   * @param alarms whom to tell
   */
  public record Ports(
      Heads heads, LogFiles files, LogFiles staging, Unsealed unsealed, Alarms alarms) {}

  /** What a run came to. */
  public sealed interface Result {
    /** So many entries were sealed; this is the tree now. */
    record Sealed(TreeHead tree, int entries) implements Result {}

    /** Nothing waits that can be sealed. */
    record Idle(TreeHead tree) implements Result {}

    /** Another sealer committed first; nothing of it was touched. */
    record Lost() implements Result {}

    /** What is stored contradicts itself; nothing was signed. A person must look. */
    record Stopped(String why) implements Result {}
  }

  /** Recovers, then seals one batch. */
  public Result seal() {
    try {
      // The checkpoint before the head: another sealer may move both on between the two reads.
      Optional<Publication.Published> published = publication.published();
      Head head = recover(published, readHead());
      Frontier frontier = tree.edge(head.tree());
      Batch batch = take();
      List<SignedEntry> entries = batch.entries();
      if (entries.isEmpty()) {
        return new Result.Idle(head.tree());
      }
      tree.requireStamped(head.tree(), ports.unsealed());
      Staged staged = tree.grow(frontier, head.tree(), entries);
      Optional<Stop> obstacle = tree.obstacle(head.tree(), staged);
      if (obstacle.isPresent()) {
        if (readHead().equals(head)) {
          throw obstacle.get();
        }
        // Another sealer committed meanwhile, and they are its files.
        return new Result.Lost();
      }
      Head next = commit(head, frontier.head(), staged);
      if (!swap(head, next)) {
        // A crash here means: a bundle that no head names; it goes with the staging bucket's
        // lifecycle.
        return new Result.Lost();
      }
      // A crash here means: the head is committed and not done; the next run finishes it from the
      // bundle.
      finish(next, staged);
      return new Result.Sealed(next.tree(), entries.size());
    } catch (Stop stop) {
      ports.alarms().raise(new Alarms.Alarm.Stopped(stop.why));
      return new Result.Stopped(stop.why);
    }
  }

  /** Brings the log to what the head says, whoever committed it. */
  private Head recover(Optional<Publication.Published> published, Head head) throws Stop {
    if (published.isPresent()) {
      requireNotBehind(head, published.get().tree());
      Publication.requireTime(published.get(), head);
    }
    if (!head.isDone()) {
      Optional<LogFiles.Stored> bundle = ports.staging().read(head.staging());
      if (bundle.isEmpty()) {
        return recoverWithoutBundle(published, head);
      }
      finish(head, tree.open(bundle.get(), head.tree()));
      return head.done();
    }
    if (head.tree().size() > published.map(p -> p.tree().size()).orElse(0L)) {
      // Done is only ever written after publishing: the checkpoint was lost since. Put it back.
      var _ = tree.edge(head.tree());
      publication.publish(head);
    }
    return head;
  }

  private Head readHead() throws Stop {
    try {
      return ports.heads().read();
    } catch (Malformed changed) {
      throw new Stop("the head cannot be read: " + changed.getMessage() + "; restore it");
    }
  }

  /** The bundle goes after done: if it is gone, another sealer was here meanwhile. */
  private Head recoverWithoutBundle(Optional<Publication.Published> published, Head head)
      throws Stop {
    Head now = readHead();
    if (now.equals(head)) {
      throw new Stop(
          "the bundle "
              + head.staging()
              + " of the head of size "
              + head.tree().size()
              + " is missing; restore it, or rebuild the table from the log");
    }
    return recover(published, now);
  }

  private void requireNotBehind(Head head, TreeHead published) throws Stop {
    if (published.size() >= head.tree().size()) {
      publication.requireOneLog(published, head.tree());
    }
    if (published.size() > head.tree().size()) {
      throw new Stop(
          ("the table is older than its log: its head has size %d, the published checkpoint %d;"
                  + " restore it to a later point, or rebuild it from the log, before sealing")
              .formatted(head.tree().size(), published.size()));
    }
  }

  private Batch take() {
    Instant now = clock.instant();
    Batch.Limits limits =
        new Batch.Limits(MAX_ENTRIES, MAX_BYTES, MAX_LISTED, now.plus(Rules.MAX_AHEAD));
    Batch batch = new Batch(ports.unsealed(), log.entries(), limits);
    try {
      batch.take();
    } catch (NotApplied unreadable) {
      // Where reads fail now and then, a large backlog would never be read to its end: what was
      // taken so far follows from nothing that was not, and is sealed by itself.
      if (batch.entries().isEmpty()) {
        throw unreadable;
      }
    }
    batch
        .wrong()
        .forEach(
            (transaction, why) -> {
              // Told first: told twice is better than never, if this run ends in between.
              ports.alarms().raise(new Alarms.Alarm.Quarantined(transaction, why));
              ports.unsealed().quarantine(transaction, why);
            });
    for (TransactionId transaction : batch.waiting()) {
      Duration waiting = Duration.between(batch.signed(transaction).entry().time(), now);
      if (waiting.compareTo(LATE) > 0 && !batch.wrong().containsKey(transaction)) {
        ports.alarms().raise(new Alarms.Alarm.Late(transaction, waiting));
      } else if (waiting.negated().compareTo(Rules.MAX_AHEAD) > 0) {
        ports.alarms().raise(new Alarms.Alarm.Early(transaction, waiting.negated()));
      }
    }
    return batch;
  }

  /** Stages what the commit adds and says what the head will be. */
  private Head commit(Head head, TreeHead grown, Staged staged) throws Stop {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String run = "%016x".formatted(random.nextLong());
    String staging = grown.size() + "-" + grown.root().hex() + "-" + run;
    if (!ports.staging().create(staging, staged.encode())) {
      throw new Stop("the bundle " + staging + " is there before it was staged");
    }
    // A crash here means: a bundle that no head names.
    return new Head(grown, now.isAfter(head.time()) ? now : head.time(), staging, false);
  }

  /** Whether this run's head, named by its own bundle, is the one that was committed. */
  private boolean swap(Head head, Head next) {
    try {
      return ports.heads().swap(head, next);
    } catch (Unknown lostAnswer) {
      Head now = ports.heads().read();
      if (now.staging().equals(next.staging())) {
        return true;
      }
      if (now.equals(head)) {
        // Not applied so far, and it may be yet: whoever reads the head next will know.
        throw lostAnswer;
      }
      return false;
    }
  }

  /** All that follows from a commit, in this order; every step may be repeated by anyone. */
  private void finish(Head head, Staged staged) throws Stop {
    for (Staged.File file : staged.files()) {
      tree.apply(file);
    }
    // A crash here means: files that no checkpoint names yet; applying them again changes nothing.
    // Nothing is signed whose right edge does not hash to its root.
    var _ = tree.edge(head.tree());
    publication.publish(head);
    // A crash here means: entries that are in the log and still wait; stamping them again is the
    // same stamp.
    ports.unsealed().stamp(staged.transactions(), staged.sizeBefore());
    // A crash here means: all is there, and the next run finds out by doing it again.
    ports.heads().swap(head, head.done());
    // A crash here means: a bundle that nobody needs.
    ports.staging().delete(head.staging());
  }
}
