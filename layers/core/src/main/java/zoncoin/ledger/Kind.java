package zoncoin.ledger;

import java.util.Locale;
import java.util.Set;
import zoncoin.tlog.Malformed;

/** What a transaction does, in the order in which lists of kinds are printed. */
public enum Kind {
  /** Names issuer keys and what they may sign. */
  KEY(0, 0),
  /** A member or merchant takes part. */
  ENROL(1, 1),
  /** A member leaves: pending coins are taken back. */
  LEAVE(1, 1),
  /** Coins for an assessment, pending. */
  ISSUE(1, 1),
  /** Pending coins become a lot. */
  VEST(1, 1),
  /** A later delivery changed what an assessment is worth, or an operator gives or takes. */
  ADJUST(1, 1),
  /** Coins whose month is over leave. */
  EXPIRE(1, 1),
  /** Coins are set aside for a redemption. */
  HOLD(1, 1),
  /** A redemption was fulfilled. */
  SETTLE(1, 1),
  /** A redemption ended without fulfilment. */
  RELEASE(1, 1),
  /** Coins go from a member to another or to a merchant's till. */
  TRANSFER(1, 2),
  /** A till is emptied into its merchant's account. */
  COLLECT(1, 1),
  /** A transfer is taken back by the operator. */
  REVERSE(1, 2),
  /** An account may not spend for now. */
  FREEZE(1, 1),
  /** An account may spend again. */
  THAW(1, 1),
  /** A reward policy comes into force. */
  POLICY(0, 0),
  /** A report of a period was made from the log. */
  REPORT(0, 0),
  /** A catalogue comes into force. */
  CATALOGUE(0, 0);

  /** Who signs: the key that can mint and the one that faces the internet are never the same. */
  public enum Desk {
    /** Signs what changes how many coins there are, and the change of keys. */
    BILLING,
    /** Signs what members and operators ask for. */
    DESK;

    /** The word for it, {@code billing} or {@code desk}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What its keys are called in the log of that origin. */
    public String keyName(String origin) {
      return origin + "/" + word();
    }
  }

  private static final Set<Kind> BILLING_SIGNS =
      Set.of(KEY, ISSUE, VEST, ADJUST, EXPIRE, COLLECT, POLICY, REPORT, CATALOGUE);
  private static final Set<Kind> EVIDENT = Set.of(ISSUE, ADJUST, POLICY, REPORT, CATALOGUE);
  private static final Set<Kind> ENDS = Set.of(SETTLE, RELEASE);

  private final String word = name().toLowerCase(Locale.ROOT);
  private final int fewestChains;
  private final int mostChains;

  Kind(int fewestChains, int mostChains) {
    this.fewestChains = fewestChains;
    this.mostChains = mostChains;
  }

  /** The word that entries carry. */
  public String word() {
    return word;
  }

  /** Which of the two issuer keys signs this kind by default. */
  public Desk desk() {
    return BILLING_SIGNS.contains(this) ? Desk.BILLING : Desk.DESK;
  }

  /** Whether an entry of this kind may extend so many chained accounts. */
  public boolean mayExtend(int chains) {
    return fewestChains <= chains && chains <= mostChains;
  }

  /**
   * Whether an entry of this kind names texts by their hashes: a bill, a policy, a report, a
   * catalogue; an adjustment that an operator decided does not.
   */
  public boolean hasEvidence() {
    return EVIDENT.contains(this);
  }

  /**
   * Whether an entry of this kind names an earlier transaction; an adjustment that an operator
   * decided does not.
   */
  public boolean hasReference() {
    return endsHold() || this == ADJUST || this == REVERSE;
  }

  /** Whether an entry of this kind ends a hold. */
  public boolean endsHold() {
    return ENDS.contains(this);
  }

  /**
   * Reads what {@link #word} prints.
   *
   * @throws Malformed for any other word
   */
  public static Kind parse(String word) {
    for (Kind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new Malformed("unknown kind: " + Malformed.shown(word));
  }
}
