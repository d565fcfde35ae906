package zoncoin.audit;

import java.util.ArrayList;
import java.util.List;
import zoncoin.evidence.EvidenceName;
import zoncoin.ledger.TransactionId;

/**
 * What was at hand of what a log's entries rest on. That something was not is no fault of the log:
 * of such an entry all was judged but what takes the missing file.
 *
 * @param coins of entries that issue or adjust by a bill: each names an assessment and a policy
 * @param policies of entries that bring one into force; unless all are at hand, nobody knows which
 *     one a period had
 */
public record EvidenceHeld(Tally coins, Tally policies) {
  /** Most entries that are named: who lacks more lacks a folder, not files. */
  public static final int MAX_NAMED = 1_000;

  /** Whether nothing was missing. */
  public boolean isAll() {
    return coins.missing() + policies.missing() == 0;
  }

  /**
   * How many entries, and which of them lack a file.
   *
   * @param entries that rest on something
   * @param missing how many of them lack some of it
   * @param first of those, in the order of the log, {@link #MAX_NAMED} at most
   */
  public record Tally(long entries, long missing, List<Missing> first) {
    /** Copies. */
    public Tally {
      first = List.copyOf(first);
    }

    /** How many lack nothing. */
    public long held() {
      return entries - missing;
    }
  }

  /**
   * An entry of which something is not at hand.
   *
   * @param transaction its name
   * @param files what is missing
   */
  public record Missing(TransactionId transaction, List<EvidenceName> files) {
    /** Copies. */
    public Missing {
      files = List.copyOf(files);
    }
  }

  /** Counts, in the order of the log. For one thread. */
  static final class Count {
    private final List<Missing> first = new ArrayList<>();
    private long entries;
    private long missing;

    /** Takes an entry that lacks those files, or none. */
    void add(TransactionId transaction, List<EvidenceName> files) {
      entries++;
      if (!files.isEmpty()) {
        missing++;
        if (first.size() < MAX_NAMED) {
          first.add(new Missing(transaction, files));
        }
      }
    }

    Tally tally() {
      return new Tally(entries, missing, first);
    }
  }
}
