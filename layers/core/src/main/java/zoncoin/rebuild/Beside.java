package zoncoin.rebuild;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import zoncoin.ledger.Account;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.Step;
import zoncoin.seal.Stop;

/**
 * A family of items kept beside the ledger, made again from the entries they moved with. It sees
 * every entry of the log, then what waits, each once and in order. What it writes has to come to
 * the same if all of it happens again.
 */
public interface Beside {
  /** The next entry. */
  void see(Seen seen, Mend mend) throws Stop;

  /**
   * All were seen.
   *
   * @param now this machine's clock
   */
  void end(Instant now, Mend mend) throws Stop;

  /**
   * An entry.
   *
   * @param index its place in the log; empty if it waits
   * @param signed the leaf
   * @param steps the steps it made
   * @param isSuspect whether the table may be from before it: the items that moved with it are to
   *     be looked at
   */
  record Seen(OptionalLong index, SignedEntry signed, List<Step> steps, boolean isSuspect) {
    /** Copies. */
    public Seen {
      steps = List.copyOf(steps);
    }

    /** How it left that account, which it moved. */
    public Step step(Account.Chained account) {
      return steps.stream().filter(s -> s.account().equals(account)).findFirst().orElseThrow();
    }
  }
}
