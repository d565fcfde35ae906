package zoncoin.ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import zoncoin.tlog.Malformed;

/**
 * What operators decide about an account. One freezes or thaws it; to give coins that no bill says,
 * or to take some, takes two: one proposes it, another approves it, and only then it is posted.
 *
 * <pre>{@code
 * desk.propose(alice, Amount.ofZnc(25), Optional.of(YearMonth.of(2028, 7)), new By("ana", "the outage of 3 July"));
 *   // Waits(adjust.member.111122223333.7)
 * desk.approve(adjust.member.111122223333.7, "ana");   // SamePrincipal
 * desk.approve(adjust.member.111122223333.7, "ben");   // Done: program:adjustment −25, lot:2028-07 +25
 * }</pre>
 *
 * <p>Who decided and why is an {@link Item} that moves in the entry's own write; the entry names it
 * by a salted hash ({@link Memo}), so that nobody's name is in the log.
 */
public final class OperatorDesk {
  /** Family of the items that say who decided and why. */
  public static final String FAMILY = "decision";

  /** Months that coins given last, unless something else is said. */
  public static final int MONTHS = 24;

  private static final int MAX_ATTEMPTS = 8;

  /** Whoever reads the item reads it on a screen. */
  private static final int MAX_CHARACTERS = 500;

  private static final String OPERATOR = "operator";
  private static final String PROPOSED = "proposed-by";
  private static final String APPROVED = "approved-by";
  private static final String BECAUSE = "because";
  private static final String SALT = "salt";
  private static final String ACCOUNT = "account";
  private static final String AMOUNT = "amount";
  private static final String UNTIL = "until";
  private static final String NONE = "-";

  private final Ledger ledger;
  private final Journal journal;
  private final RandomGenerator random;

  /**
   * @param ledger signs with both desks' keys
   * @param journal the same ledger's journal
   * @param random for salts; what it gives can be erased
   */
  public OperatorDesk(Ledger ledger, Journal journal, RandomGenerator random) {
    this.ledger = ledger;
    this.journal = journal;
    this.random = random;
  }

  /**
   * Who decides, and why.
   *
   * @param principal who, as IAM names it: 1 to 500 characters on one line
   * @param because why, 1 to 500 characters on one line
   */
  public record By(String principal, String because) {
    /** Checks the forms. */
    public By {
      check("principal", principal);
      check("memo", because);
    }
  }

  private static void check(String what, String text) {
    if (text.isBlank()
        || text.length() > MAX_CHARACTERS
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new Malformed(
          what
              + " is 1 to "
              + MAX_CHARACTERS
              + " characters on one line: "
              + Malformed.shown(text));
    }
  }

  /** What became of a decision. */
  public sealed interface Decided {
    /** It stands in the ledger, by this call or an earlier one. */
    record Done(SignedEntry signed) implements Decided {}

    /** It is proposed, and waits for another's approval. */
    record Waits(TransactionId proposal) implements Decided {}

    /** Whoever proposed it cannot approve it. */
    record SamePrincipal(TransactionId proposal, String principal) implements Decided {}

    /** A rule forbids it; nothing was written. */
    record Refused(Refusal refusal) implements Decided {}
  }

  /**
   * Freezes or thaws an account.
   *
   * @param kind {@link Kind#FREEZE} or {@link Kind#THAW}
   */
  public Decided change(Kind kind, Account.Chained account, By by) {
    if (kind != Kind.FREEZE && kind != Kind.THAW) {
      throw new Malformed("an operator freezes or thaws an account: " + kind.word());
    }
    TransactionId id =
        TransactionId.ofDecision(kind.word(), account, journal.head(account).sequence());
    Memo memo = new Memo(Memo.salt(random), said("decided by", by.principal(), by.because()));
    Map<String, String> fields =
        Map.of(
            ACCOUNT, account.text(),
            APPROVED, by.principal(),
            BECAUSE, by.because(),
            SALT, memo.salt());
    Request request =
        new Request.ChangeStanding(id, kind, OPERATOR, account, Optional.of(memo.hash()));
    Item item = Item.first(key(id), fields, Optional.empty());
    return switch (ledger.post(request, List.of(item))) {
      case Posted.Written written -> new Decided.Done(written.signed());
      // Another decided the same of the same step meanwhile, with a memo of its own.
      case Posted.Refused(Refusal.ExistsWithDifferent _) -> unchanged(account, kind);
      case Posted.Stale _ -> unchanged(account, kind);
      case Posted.Refused(Refusal refusal) -> new Decided.Refused(refusal);
    };
  }

  private static Decided unchanged(Account.Chained account, Kind kind) {
    return new Decided.Refused(new Refusal.NoChange(account, kind));
  }

  /**
   * Proposes to give coins, or to take some. The same again is the same proposal, until the account
   * moves.
   *
   * @param delta coins to give, or to take if below zero
   * @param until month of expiry of coins given; without one they last {@link #MONTHS} months
   * @throws Malformed for a month of coins that are taken
   */
  public Decided propose(Account.Chained account, Amount delta, Optional<YearMonth> until, By by) {
    if (delta.isZero() || !delta.isWithinLimit()) {
      return new Decided.Refused(new Refusal.AmountOutOfRange(delta));
    }
    Step head = journal.head(account);
    if (head.standing().enrolment().state() == Enrolment.State.NEVER) {
      return new Decided.Refused(new Refusal.NotEnrolled(account));
    }
    if (until.isPresent() && !delta.isPositive()) {
      throw new Malformed("coins that are taken have no month: " + until.get());
    }
    String month =
        delta.isPositive()
            ? until.orElseGet(() -> ledger.monthAfter(head).plusMonths(MONTHS)).toString()
            : NONE;
    TransactionId id = TransactionId.ofDecision(Kind.ADJUST.word(), account, head.sequence());
    Map<String, String> fields = new TreeMap<>();
    fields.put(ACCOUNT, account.text());
    fields.put(AMOUNT, delta.toString());
    fields.put(UNTIL, month);
    fields.put(PROPOSED, by.principal());
    fields.put(BECAUSE, by.because());
    return journal
        .item(key(id))
        .map(item -> again(id, item, fields))
        .orElseGet(() -> put(id, fields));
  }

  private Decided put(TransactionId id, Map<String, String> fields) {
    Map<String, String> salted = new TreeMap<>(fields);
    salted.put(SALT, Memo.salt(random));
    return journal.put(Item.first(key(id), salted, Optional.empty()))
        ? new Decided.Waits(id)
        : again(id, journal.item(key(id)).orElseThrow(), fields);
  }

  private static Decided again(TransactionId id, Item item, Map<String, String> fields) {
    return fields.keySet().stream()
        .filter(name -> !item.field(name).equals(fields.get(name)))
        .findFirst()
        .<Decided>map(name -> new Decided.Refused(new Refusal.ExistsWithDifferent(id, name)))
        .orElseGet(() -> new Decided.Waits(id));
  }

  /** Approves what another proposed, and posts it. */
  public Decided approve(TransactionId proposal, String principal) {
    check("principal", principal);
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> item =
          journal.item(key(proposal)).filter(found -> found.fields().containsKey(PROPOSED));
      if (item.isEmpty()) {
        return new Decided.Refused(new Refusal.UnknownReference(proposal));
      }
      if (item.get().field(PROPOSED).equals(principal)) {
        return new Decided.SamePrincipal(proposal, principal);
      }
      Optional<Decided> decided =
          journal
              .find(proposal)
              .<Decided>map(recorded -> new Decided.Done(recorded.signed()))
              .or(() -> post(proposal, item.get(), principal));
      if (decided.isPresent()) {
        return decided.get();
      }
    }
    return new Decided.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  /** Empty if another approved it meanwhile. */
  private Optional<Decided> post(TransactionId id, Item item, String principal) {
    Map<String, String> fields = new TreeMap<>(item.fields());
    fields.put(APPROVED, principal);
    return switch (ledger.post(
        request(id, item, principal), List.of(item.next(fields, item.due())))) {
      case Posted.Written written -> Optional.of(new Decided.Done(written.signed()));
      case Posted.Stale stale -> Optional.empty();
      case Posted.Refused refused ->
          switch (refused.refusal()) {
            case Refusal.ExistsWithDifferent other -> Optional.empty();
            case Refusal other -> Optional.of(new Decided.Refused(other));
          };
    };
  }

  private static Request request(TransactionId id, Item item, String principal) {
    Optional<YearMonth> until =
        Optional.of(item.field(UNTIL)).filter(text -> !text.equals(NONE)).map(Bucket::parseMonth);
    return new Request.Correct(
        id,
        (Account.Chained) Account.parse(item.field(ACCOUNT)),
        Amount.of(Long.parseLong(item.field(AMOUNT))),
        until,
        memo(item, principal).hash());
  }

  private static Memo memo(Item item, String principal) {
    String proposed = "proposed by " + item.field(PROPOSED) + "\n";
    return new Memo(
        item.field(SALT), proposed + said("approved by", principal, item.field(BECAUSE)));
  }

  private static String said(String how, String principal, String because) {
    return how + " " + principal + "\nbecause " + because + "\n";
  }

  /**
   * The memo that the entry of a decision names.
   *
   * @param item as it was written with the entry
   * @throws Malformed if it was erased, or never approved
   */
  public static Memo memo(Item item) {
    String approved = item.field(APPROVED);
    return item.fields().containsKey(PROPOSED)
        ? memo(item, approved)
        : new Memo(item.field(SALT), said("decided by", approved, item.field(BECAUSE)));
  }

  /** The item that says who decided that, and why. */
  public static Item.Key key(TransactionId decision) {
    return new Item.Key(FAMILY, decision.text());
  }
}
