package zoncoin.ledger;

import java.util.List;

/** What the rules say to a request. */
public sealed interface Decision {
  /**
   * Granted.
   *
   * @param entry what to sign and append
   * @param standings how the chained accounts stand after it, in the order of the entry's chain
   *     lines
   */
  record Granted(Entry entry, List<Standing> standings) implements Decision {
    /** Copies. */
    public Granted {
      standings = List.copyOf(standings);
    }
  }

  /**
   * Refused.
   *
   * @param refusal by which rule
   */
  record Refused(Refusal refusal) implements Decision {}
}
