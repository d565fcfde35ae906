package zoncoin.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import zoncoin.cli.doctor.Doctor.Verdict;
import zoncoin.ledger.Journal;
import zoncoin.ledger.TransactionId;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TrustedKeys;
import zoncoin.seal.Head;
import zoncoin.seal.Heads;
import zoncoin.seal.Unsealed;

/** The checks of a log and of the table that grows it, wherever both are. */
public final class LogChecks {
  /** A minute: twelve times what the sealer aims at, and when the alarm rings. */
  private static final Duration LATE = Duration.ofSeconds(60);

  private final Supplier<Published> log;
  private final Table table;
  private final InstantSource clock;

  private LogChecks(Supplier<Published> log, Table table, InstantSource clock) {
    this.log = log;
    this.table = table;
    this.clock = clock;
  }

  /**
   * What the log shows.
   *
   * @param checkpoint the signed note
   * @param time when it was written there
   */
  public record Published(SignedCheckpoint checkpoint, Instant time) {}

  /** The parts of a table that are asked. */
  public record Table(Heads heads, Journal journal, Unsealed unsealed) {}

  /**
   * All of them, by what they are about.
   *
   * @param log reads what is published now
   * @param table asked, never written
   * @param keys the log's
   * @param clock of the programme
   */
  public static Map<String, Supplier<Verdict>> of(
      Supplier<Published> log, Table table, TrustedKeys keys, InstantSource clock) {
    LogChecks checks = new LogChecks(log, table, clock);
    return Doctor.inOrder(
        List.of(
            Map.entry("checkpoint", () -> checkpoint(log.get(), keys)),
            Map.entry("head", checks::head),
            Map.entry("waiting", checks::waiting),
            Map.entry("published", checks::published),
            Map.entry("issuers", new IssuerCheck(table.journal(), keys.origin())::examine)));
  }

  /** Whether it is signed by every key of the log. */
  public static Verdict checkpoint(Published log, TrustedKeys keys) {
    SignedCheckpoint published = log.checkpoint();
    boolean isSigned = published.verify(keys.origin(), keys.log()).isSignedByAll(keys.log());
    return Verdict.of(
        isSigned,
        "size "
            + published.checkpoint().size()
            + (isSigned ? ", signed by every key" : ", not signed by every key named"),
        "compare the keys; if they are right, somebody else wrote it: zon audit");
  }

  private Verdict head() {
    Head head = table.heads().read();
    SignedCheckpoint published = log.get().checkpoint();
    String next =
        head.tree().size() < published.checkpoint().size()
            ? "the table is older than its log: zon operate rebuild"
            : "the sealer finishes it by itself; if not, read its log";
    return Verdict.of(
        head.isDone() && head.tree().equals(published.checkpoint().head()),
        "size %d, %s; published %d"
            .formatted(
                head.tree().size(),
                head.isDone() ? "done" : "not done",
                published.checkpoint().size()),
        next);
  }

  private Verdict waiting() {
    List<TransactionId> oldest = table.unsealed().list(1);
    Duration waits = waits(oldest);
    return Verdict.of(
        waits.compareTo(LATE) <= 0,
        oldest.isEmpty() ? "nothing" : oldest.getFirst() + " for " + waits.toSeconds() + " s",
        "read the sealer's log: it says what it waits for");
  }

  /** Zero if nothing waits. */
  private Duration waits(List<TransactionId> oldest) {
    return oldest.stream()
        .flatMap(id -> table.journal().find(id).stream())
        .map(found -> Duration.between(found.signed().entry().time(), clock.instant()))
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /** A log that nobody writes to may be as old as it likes; while something waits it may not. */
  private Verdict published() {
    Duration age = Duration.between(log.get().time(), clock.instant());
    List<TransactionId> oldest = table.unsealed().list(1);
    boolean isLate = age.compareTo(LATE) > 0 && waits(oldest).compareTo(LATE) > 0;
    return Verdict.of(
        !isLate,
        age.toSeconds() + " s ago" + (oldest.isEmpty() ? ", and nothing waits" : ""),
        "nothing is sealed: see that the sealer is called, and read its alarms");
  }
}
