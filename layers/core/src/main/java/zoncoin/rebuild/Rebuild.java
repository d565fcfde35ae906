package zoncoin.rebuild;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Onlooker;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Unknown;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.seal.Head;
import zoncoin.seal.Heads;
import zoncoin.seal.Remnant;
import zoncoin.seal.RemnantSearch;
import zoncoin.seal.StagedFiles;
import zoncoin.seal.Stop;
import zoncoin.seal.Unsealed;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * Makes a restored table what its log says. It can be run again after any fault; nothing else may
 * write to the table meanwhile.
 */
public final class Rebuild {
  /** Entries that wait are listed up to here: far more than ever wait. */
  private static final int MAX_WAITING = 1_000_000;

  private final Log log;
  private final Ports ports;
  private final List<Beside> besides;
  private final InstantSource clock;

  /**
   * @param log what is replayed
   * @param ports the table
   * @param besides the families of items that are made again, none used before
   * @param clock for the end of the window of what is lost
   */
  public Rebuild(Log log, Ports ports, List<Beside> besides, InstantSource clock) {
    this.log = log;
    this.ports = ports;
    this.besides = List.copyOf(besides);
    this.clock = clock;
  }

  /**
   * A log.
   *
   * @param files its folder
   * @param keys the log's; it names its issuers itself
   * @param asked finds what was asked
   */
  public record Log(TileReader files, TrustedKeys keys, Asked asked) {}

  /** One table, as those see it who use it, and the bundles that are staged beside its log. */
  public record Ports(
      Restored table, Journal journal, Unsealed unsealed, Heads heads, StagedFiles staging) {}

  /** Whether anything is written. */
  public enum Mode {
    /** Says what would be. */
    DRY,
    /** Writes it. */
    WRITE
  }

  /** What a run came to. */
  public sealed interface Result {
    /**
     * The table is what the log says, or would be.
     *
     * @param tree of the published log
     * @param sealedNext size and root of the log once what runs left past it is sealed: the next
     *     run finishes it; empty if they left nothing
     * @param written what the table had not
     * @param lost when entries were answered that neither store has
     * @param left what only a person can mend, in words
     */
    record Rebuilt(
        TreeHead tree,
        Optional<TreeHead> sealedNext,
        Written written,
        Window lost,
        List<String> left)
        implements Result {
      /** Copies. */
      public Rebuilt {
        left = List.copyOf(left);
      }
    }

    /** Table and log contradict each other, or the log is not sound; no head was written. */
    record Stopped(String why) implements Result {}
  }

  /**
   * How much was written.
   *
   * @param transactions that were absent
   * @param unasked those of them of which nothing says what was asked
   * @param stamped that were there and waited
   * @param steps that were absent
   * @param accounts that were not in the list of accounts
   * @param items that were absent or older
   * @param unpublished entries that runs left past the published log: the next one seals them
   * @param waiting entries that the table has and neither the log nor what runs left past it: they
   *     are sealed after that
   */
  public record Written(
      long transactions,
      long unasked,
      long stamped,
      long steps,
      long accounts,
      long items,
      long unpublished,
      long waiting) {}

  /** From the newest moment that the log tells of until now. */
  public record Window(Instant from, Instant until) {}

  /** Audits the log, then replays it. */
  public Result run(Mode mode, Parallel parallel, Progress progress) {
    try {
      return replay(mode, parallel, progress);
    } catch (Stop stop) {
      return new Result.Stopped(stop.why);
    } catch (Malformed changed) {
      return new Result.Stopped("what is stored cannot be read: " + changed.getMessage());
    }
  }

  private Result replay(Mode mode, Parallel parallel, Progress progress) throws Stop {
    Head restored = ports.heads().read();
    Bundles bundles = new Bundles(log.files());
    RemnantSearch search = new RemnantSearch(log.files(), ports.staging());
    requireNotAhead(restored);
    TreeHead tree = audit(restored, parallel, progress, bundles.and(search));
    Instant sealed = sealedAt(bundles.newest());
    Optional<Remnant> remnant = search.find(tree, restored);
    if (remnant.isPresent()) {
      auditWhole(tree, remnant.get(), parallel, progress);
    }
    Mend mend = new Mend(ports.journal(), ports.table(), mode);
    search.left().forEach(mend::leave);
    Replay replay = new Replay(ports, log.asked(), new Replay.Before(restored, mode), besides);
    bundles.walk(tree, replay::take, mend, progress);
    if (remnant.isPresent()) {
      replay.takeUnsealed(tree.size(), remnant.get().entries(), mend);
    }
    // A crash here means: the head is old, the sealer refuses, and the next run finds it all there.
    replay.see(ports.unsealed().list(MAX_WAITING), mend);
    Instant now = clock.instant();
    for (Beside beside : besides) {
      beside.end(now, mend);
    }
    // A crash here means: as before.
    if (mode == Mode.WRITE) {
      commit(restored, new Found(tree, sealed, remnant), now);
    }
    return new Result.Rebuilt(
        tree,
        remnant.map(Remnant::tree),
        replay.written(mend.written()),
        new Window(sealed, now),
        mend.left());
  }

  /** What the log has: what is published and since when, and what is written past it. */
  private record Found(TreeHead tree, Instant sealed, Optional<Remnant> remnant) {}

  private TreeHead audit(Head restored, Parallel parallel, Progress progress, Onlooker onlooker)
      throws Stop {
    long size = restored.tree().size();
    boolean isEarlier = size > 0 && size <= publishedSize();
    List<TreeHead> earlier = isEarlier ? List.of(restored.tree()) : List.of();
    Audit.Plan plan = new Audit.Plan(log.keys(), earlier, Audit.Signatures.VERIFIED);
    return switch (new Audit(plan, parallel, progress).run(log.files(), onlooker)) {
      case AuditReport.Sound sound -> sound.figures().head();
      case AuditReport.Unsound unsound ->
          throw new Stop("the log is not sound, and nothing was written: " + unsound.first());
    };
  }

  /** Once more, with what is to be sealed: nobody signs what no audit lets pass. */
  private void auditWhole(TreeHead published, Remnant remnant, Parallel parallel, Progress progress)
      throws Stop {
    Audit.Plan plan = new Audit.Plan(log.keys(), List.of(published), Audit.Signatures.VERIFIED);
    Audit audit = new Audit(plan, parallel, progress);
    if (audit.run(remnant.tree(), remnant.over(log.files()))
        instanceof AuditReport.Unsound unsound) {
      throw new Stop(
          ("what was written past the published log of size %d is not sound, and nothing was"
                  + " written: %s")
              .formatted(published.size(), unsound.first()));
    }
  }

  /** A commit under way may go further than the checkpoint; what is done may not. */
  private void requireNotAhead(Head restored) throws Stop {
    if (restored.isDone() && restored.tree().size() > publishedSize()) {
      throw new Stop(
          "the table is ahead of its log: its head has size %d, the published checkpoint %d; seal"
                  .formatted(restored.tree().size(), publishedSize())
              + " before rebuilding, or restore the log");
    }
  }

  /** Whether the checkpoint is the log's own is for the audit to say. */
  private long publishedSize() {
    Optional<byte[]> published = log.files().read(Audit.CHECKPOINT);
    return published.isEmpty() ? 0 : SignedCheckpoint.parse(published.get()).checkpoint().size();
  }

  /** When the published checkpoint was signed, where it says so; else when its newest entry was. */
  private Instant sealedAt(Instant newest) {
    SignedCheckpoint signed =
        SignedCheckpoint.parse(log.files().read(Audit.CHECKPOINT).orElseThrow());
    return log.keys().log().stream()
        .filter(key -> key.type().isTimestamped())
        .flatMap(
            key -> signed.note().signatures().stream().filter(key::matches).map(s -> time(key, s)))
        .findFirst()
        .orElse(newest);
  }

  private static Instant time(VerifierKey key, zoncoin.note.NoteSignature signature) {
    return Instant.ofEpochSecond(key.timeSeconds(signature).orElseThrow());
  }

  /** The head last; and before it the bundle of what the next run finishes. */
  private void commit(Head restored, Found found, Instant now) throws Stop {
    if (found.remnant().isEmpty()) {
      swap(restored, head(found.tree(), found.sealed(), true));
      return;
    }
    Remnant remnant = found.remnant().get();
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    Head next = head(remnant.tree(), time.isBefore(found.sealed()) ? found.sealed() : time, false);
    boolean isCommitted = restored.tree().equals(next.tree());
    remnant.stage(ports.staging(), isCommitted ? restored.staging() : next.staging());
    // A crash here means: a bundle that no head names; the next run finds its entries again.
    if (!isCommitted) {
      swap(restored, next);
    }
    // A crash here means: a commit that the next sealing run finishes.
  }

  private static Head head(TreeHead tree, Instant time, boolean isDone) {
    return new Head(tree, time, tree.size() + "-" + tree.root().hex() + "-rebuilt", isDone);
  }

  private void swap(Head restored, Head next) throws Stop {
    if (restored.tree().equals(next.tree()) && restored.isDone()) {
      return;
    }
    boolean isSwapped;
    try {
      isSwapped = ports.heads().swap(restored, next);
    } catch (Unknown lostAnswer) {
      isSwapped = ports.heads().read().equals(next);
    }
    if (!isSwapped) {
      throw Replay.writtenMeanwhile("the head of the log");
    }
  }
}
