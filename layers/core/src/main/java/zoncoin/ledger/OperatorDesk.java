package zoncoin.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What operators decide about an account. One enrols a merchant, freezes or thaws an account; to
 * give coins that no bill says, or to take some, takes two: one proposes it, another approves it,
 * and only then it is posted.
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

  /**
   * How long a proposal can be approved. Whoever does should judge by what whoever proposed it saw,
   * and a month later there are another bill and another report.
   */
  public static final Duration LAPSE = Duration.ofDays(30);

  private static final int MAX_ATTEMPTS = 8;

  /** Whoever reads the item reads it on a screen. */
  private static final int MAX_CHARACTERS = 500;

  private static final String OPERATOR = "operator";
  private static final String ACCOUNT = "account";
  static final String APPROVED = "approved-by";
  static final String BECAUSE = "because";
  static final String SALT = "salt";

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

    /** What the entry names of it, salted so. */
    public Memo memo(String salt) {
      return new Memo(salt, said("decided by", principal, because));
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

    /** It waited longer than {@link #LAPSE}: it can be proposed again, under another name. */
    record Lapsed(TransactionId proposal, Instant at) implements Decided {}

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
    Memo memo = by.memo(Memo.salt(random));
    Map<String, String> fields =
        Map.of(
            ACCOUNT, account.text(),
            APPROVED, by.principal(),
            BECAUSE, by.because(),
            SALT, memo.salt());
    Request request =
        new Request.ChangeStanding(id, kind, OPERATOR, account, Optional.of(memo.hash()));
    Item item = Item.first(key(id), fields, Optional.empty());
    return post(request, item, new Refusal.NoChange(account, kind));
  }

  /**
   * Lets a merchant take part: members can pay it from then on. A member asks for that itself.
   *
   * @param caller the AWS account whose merchant it is
   * @param terms SHA-256 of the terms it agreed to
   */
  public Decided enrol(Account.Merchant merchant, Account.Member caller, Hash terms, By by) {
    TransactionId id =
        TransactionId.ofDecision(Kind.ENROL.word(), merchant, journal.head(merchant).sequence());
    Map<String, String> fields =
        Map.of(ACCOUNT, merchant.text(), APPROVED, by.principal(), BECAUSE, by.because());
    Request request = new Request.Enrol(id, caller.id(), merchant, terms);
    Item item = Item.first(key(id), fields, Optional.empty());
    return post(request, item, new Refusal.NoChange(merchant, Kind.ENROL));
  }

  /**
   * @param unchanged if another decided the same of the same step meanwhile, by a request or a memo
   *     of its own
   */
  private Decided post(Request request, Item item, Refusal unchanged) {
    return switch (ledger.post(request, List.of(item))) {
      case Posted.Written written -> new Decided.Done(written.signed());
      case Posted.Refused(Refusal.ExistsWithDifferent _) -> new Decided.Refused(unchanged);
      case Posted.Stale _ -> new Decided.Refused(unchanged);
      case Posted.Refused(Refusal refusal) -> new Decided.Refused(refusal);
    };
  }

  /**
   * Proposes to give coins, or to take some. The same again is the same proposal, until the account
   * moves or the proposal lapses.
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
    Optional<YearMonth> month =
        delta.isPositive()
            ? until.or(() -> Optional.of(ledger.monthAfter(head).plusMonths(MONTHS)))
            : Optional.empty();
    return propose(head, Proposal.fields(account, delta, month, by));
  }

  /** What lapsed keeps its name: whoever was told of it must not approve another by that. */
  private Decided propose(Step head, Map<String, String> fields) {
    Instant now = ledger.timeAfter(head);
    for (int number = 1; ; number++) {
      TransactionId id = TransactionId.ofProposal(head.account(), head.sequence(), number);
      Optional<Proposal> before = proposal(id);
      if (before.isEmpty()) {
        Proposal first = Proposal.first(id, fields, now, Memo.salt(random));
        return journal.put(first.item())
            ? new Decided.Waits(id)
            : again(proposal(id).orElseThrow(), fields);
      }
      if (!now.isAfter(before.get().lapse())) {
        return again(before.get(), fields);
      }
    }
  }

  private Optional<Proposal> proposal(TransactionId id) {
    return journal.item(key(id)).flatMap(item -> Proposal.of(id, item));
  }

  private static Decided again(Proposal proposal, Map<String, String> fields) {
    return proposal
        .firstDifferent(fields)
        .map(name -> new Refusal.ExistsWithDifferent(proposal.id(), name))
        .<Decided>map(Decided.Refused::new)
        .orElseGet(() -> new Decided.Waits(proposal.id()));
  }

  /** Approves what another proposed, and posts it; not what lapsed. */
  public Decided approve(TransactionId id, String principal) {
    check("principal", principal);
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Proposal> proposal = proposal(id);
      if (proposal.isEmpty()) {
        return new Decided.Refused(new Refusal.UnknownReference(id));
      }
      if (proposal.get().isBy(principal)) {
        return new Decided.SamePrincipal(id, principal);
      }
      Optional<Decided> decided =
          journal
              .find(id)
              .<Decided>map(recorded -> new Decided.Done(recorded.signed()))
              .or(() -> lapsed(proposal.get()))
              .or(() -> post(proposal.get(), principal));
      if (decided.isPresent()) {
        return decided.get();
      }
    }
    return new Decided.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  private Optional<Decided> lapsed(Proposal proposal) {
    Instant now = ledger.timeAfter(journal.head(proposal.account()));
    return now.isAfter(proposal.lapse())
        ? Optional.of(new Decided.Lapsed(proposal.id(), proposal.lapse()))
        : Optional.empty();
  }

  /** Empty if another approved it meanwhile. */
  private Optional<Decided> post(Proposal proposal, String principal) {
    return switch (ledger.post(
        proposal.request(principal), List.of(proposal.approved(principal)))) {
      case Posted.Written written -> Optional.of(new Decided.Done(written.signed()));
      case Posted.Stale stale -> Optional.empty();
      case Posted.Refused refused ->
          switch (refused.refusal()) {
            case Refusal.ExistsWithDifferent other -> Optional.empty();
            case Refusal other -> Optional.of(new Decided.Refused(other));
          };
    };
  }

  static String said(String how, String principal, String because) {
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
    return Proposal.of(new TransactionId(item.key().name()), item)
        .map(proposal -> proposal.memo(approved))
        .orElseGet(
            () -> new Memo(item.field(SALT), said("decided by", approved, item.field(BECAUSE))));
  }

  /** The item that says who decided that, and why. */
  public static Item.Key key(TransactionId decision) {
    return new Item.Key(FAMILY, decision.text());
  }
}
