package zoncoin.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import zoncoin.ledger.Kind;
import zoncoin.tlog.TreeHead;

/** What an audit came to. */
public sealed interface AuditReport {
  /** What was counted, as far as the audit came. */
  Figures figures();

  /**
   * Every rule holds for every entry.
   *
   * @param figures of the whole log
   */
  record Sound(Figures figures) implements AuditReport {}

  /**
   * Something is wrong.
   *
   * @param kinds every rule that was found broken, once, the first in the log first; never empty
   * @param figures of what could be read; they stand for nothing
   */
  record Unsound(List<Tally> kinds, Figures figures) implements AuditReport {
    /** Copies. */
    public Unsound {
      kinds = List.copyOf(kinds);
    }

    /** The first finding: about the log as a whole if there is one, else at the lowest index. */
    public Finding first() {
      return kinds.getFirst().first();
    }
  }

  /**
   * How often a rule was found broken.
   *
   * @param first finding, by index
   * @param count of all findings
   */
  record Tally(Finding first, long count) {}

  /**
   * What was counted.
   *
   * @param head what the checkpoint says; empty if it could not be trusted
   * @param entries that were read
   * @param bytes of those entries
   * @param byKind how many entries of each kind
   * @param supply where the coins are
   */
  record Figures(TreeHead head, long entries, long bytes, Map<Kind, Long> byKind, Supply supply) {
    /** Nothing was read. */
    static final Figures NONE = new Figures(TreeHead.EMPTY, 0, 0, Map.of(), Supply.NONE);

    /** Copies, in the order of the kinds. */
    public Figures {
      Map<Kind, Long> inOrder = new EnumMap<>(Kind.class);
      inOrder.putAll(byKind);
      byKind = Collections.unmodifiableMap(inOrder);
    }
  }
}
