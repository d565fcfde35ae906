package zoncoin.ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What is asked of the ledger. Two requests are the same if their canonical texts are: kind,
 * caller, accounts, amount, product, quantity, reference and what else was wished for, but never
 * the time, the chain or the lots drawn, which are the ledger's answer.
 */
public sealed interface Request {
  /** The name of the transaction that this becomes. */
  TransactionId transaction();

  /** What it does. */
  default Kind kind() {
    return RequestText.kind(this);
  }

  /** The earlier transaction that the decision rests on. */
  default Optional<TransactionId> reference() {
    return Optional.empty();
  }

  /** Whether that entry is one that the request can be about; asked of {@link #reference} alone. */
  default boolean mayReferTo(Entry earlier) {
    return switch (this) {
      case Adjust adjust ->
          (earlier.kind() == Kind.ISSUE || earlier.kind() == Kind.ADJUST)
              && earlier.evidence().isPresent()
              && earlier.chainOf(adjust.account()).isPresent();
      case EndsHold _ -> earlier.kind() == Kind.HOLD;
      case Reverse _ -> earlier.kind() == Kind.TRANSFER;
      case Request _ -> false;
    };
  }

  /** SHA-256 of the memo that the entry is to name. */
  default Optional<Hash> memo() {
    return Optional.empty();
  }

  /**
   * The chained accounts it moves.
   *
   * @param reference the entry of {@link #reference}, where there is one
   */
  Set<Account.Chained> accounts(Optional<Entry> reference);

  /** The text that is compared and hashed, {@code zoncoin/request@v1}. */
  default String canonical() {
    return RequestText.print(this);
  }

  /** SHA-256 of {@link #canonical}, which the entry carries. */
  default Hash hash() {
    return Hash.sha256(canonical().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Names issuer keys and what they may sign. */
  record NameKeys(TransactionId transaction, List<PublicKey> keys) implements Unchained {}

  /** Brings a reward policy into force, named by the SHA-256 of its canonical text. */
  record ApplyPolicy(TransactionId transaction, Hash policy) implements Unchained {}

  /** Puts a report on record, named by the SHA-256 of its text. */
  record FileReport(TransactionId transaction, Hash report) implements Unchained {}

  /** Brings a catalogue into force, named by the SHA-256 of its canonical text. */
  record ApplyCatalogue(TransactionId transaction, Hash catalogue) implements Unchained {}

  /** A request that moves no account. */
  sealed interface Unchained extends Request {
    @Override
    default Set<Account.Chained> accounts(Optional<Entry> reference) {
      return Set.of();
    }
  }

  /** A request about one account that it names. */
  sealed interface OfAccount extends Request {
    /** Which account. */
    Account.Chained account();

    @Override
    default Set<Account.Chained> accounts(Optional<Entry> reference) {
      return Set.of(account());
    }
  }

  /** Takes an account in, on terms named by their SHA-256. */
  record Enrol(TransactionId transaction, String caller, Account.Chained account, Hash terms)
      implements OfAccount {}

  /**
   * Leave, freeze or thaw: a change of how an account may take part.
   *
   * @param memo who decided it and why, where that is not the account itself
   */
  record ChangeStanding(
      TransactionId transaction,
      Kind kind,
      String caller,
      Account.Chained account,
      Optional<Hash> memo)
      implements OfAccount {
    private static final Set<Kind> KINDS = Set.of(Kind.LEAVE, Kind.FREEZE, Kind.THAW);

    /** Without a memo. */
    public ChangeStanding(
        TransactionId transaction, Kind kind, String caller, Account.Chained account) {
      this(transaction, kind, caller, account, Optional.empty());
    }

    /** Checks the kind. */
    public ChangeStanding {
      if (!KINDS.contains(kind)) {
        throw new Malformed("change of standing is leave, freeze or thaw, not " + kind.word());
      }
    }
  }

  /**
   * Issues pending coins.
   *
   * @param since the enrolment they are issued under
   */
  record Issue(
      TransactionId transaction,
      Account.Chained account,
      Amount amount,
      Evidence evidence,
      long since)
      implements OfAccount {}

  /**
   * Issues more, or takes back, for an assessment that changed.
   *
   * @param delta by how much, not zero
   * @param source where coins of this assessment are
   */
  record Adjust(
      TransactionId transaction,
      Account.Chained account,
      Amount delta,
      Source source,
      Evidence evidence,
      TransactionId adjusted)
      implements OfAccount {
    @Override
    public Optional<TransactionId> reference() {
      return Optional.of(adjusted);
    }
  }

  /**
   * What an operator gives or takes that no bill says: goodwill, or the correction of a mistake.
   *
   * @param delta coins given, or taken if below zero; not zero
   * @param until the month of expiry of coins given; empty if coins are taken
   * @param decided SHA-256 of the memo: who asked for it, who approved it, and why
   */
  record Correct(
      TransactionId transaction,
      Account.Chained account,
      Amount delta,
      Optional<YearMonth> until,
      Hash decided)
      implements OfAccount {
    /** Checks that coins given have a month, and coins taken none. */
    public Correct {
      if (delta.isPositive() != until.isPresent()) {
        throw new Malformed("coins that an operator gives have a month of expiry; taken ones none");
      }
    }

    @Override
    public Optional<Hash> memo() {
      return Optional.of(decided);
    }
  }

  /**
   * Where the coins of one assessment are.
   *
   * @param pending what of it has not vested
   * @param vestedInto the months of the lots it vested into
   * @param since the enrolment they were issued under
   */
  record Source(Amount pending, Set<YearMonth> vestedInto, long since) {
    /** Copies, in order. */
    public Source {
      vestedInto = java.util.Collections.unmodifiableSet(new TreeSet<>(vestedInto));
    }
  }

  /**
   * Makes pending coins a lot.
   *
   * @param month the lot's month of expiry
   * @param since the enrolment they were issued under
   */
  record Vest(
      TransactionId transaction,
      Account.Chained account,
      Amount amount,
      YearMonth month,
      long since)
      implements OfAccount {}

  /** Takes the coins of a month that is over. */
  record Expire(TransactionId transaction, Account.Chained account, YearMonth month)
      implements OfAccount {}

  /**
   * Sets coins aside for a redemption.
   *
   * @param purchase what is bought
   */
  record Hold(
      TransactionId transaction,
      String caller,
      Account.Chained account,
      Amount amount,
      Purchase purchase)
      implements OfAccount {}

  /**
   * What is bought.
   *
   * @param product its name in the catalogue, as {@link Account.Program#redemption} takes it
   * @param quantity how many, 1 or more
   * @param isCredit whether gifts cannot buy it
   */
  record Purchase(String product, long quantity, boolean isCredit) {
    /** Checks that the product can name the account that the coins will go to. */
    public Purchase {
      Account.Program.checkProduct(product);
      if (quantity < 1) {
        throw new Malformed("quantity is 1 or more: " + quantity);
      }
    }
  }

  /**
   * Ends a hold because what it was for was delivered.
   *
   * @param memo which operator said so and why, where the other side did not; no part of what is
   *     asked, for whoever says so, it is delivered
   */
  record Settle(TransactionId hold, String product, Optional<Hash> memo) implements EndsHold {
    /** By the word of the other side. */
    public Settle(TransactionId hold, String product) {
      this(hold, product, Optional.empty());
    }

    /** Checks that there can be an account for the product. */
    public Settle {
      Account.Program.checkProduct(product);
    }
  }

  /**
   * Ends a hold and gives the coins back.
   *
   * @param memo as of {@link Settle}
   */
  record Release(TransactionId hold, Cause cause, Optional<Hash> memo) implements EndsHold {
    /** By the word of the other side, or the member's. */
    public Release(TransactionId hold, Cause cause) {
      this(hold, cause, Optional.empty());
    }
  }

  /** Why a hold ends without delivery. */
  enum Cause {
    /**
     * The program could not deliver: coins whose month is over get the month after this one, unless
     * that was said {@link Rules#AT_ONCE}; then they expire.
     */
    FAILED,
    /** The member changed its mind: coins whose month is over expire. */
    CANCELLED
  }

  /** A request that ends a hold; all of them have the one name that the hold gives them. */
  sealed interface EndsHold extends OfReference {
    /** Which hold. */
    TransactionId hold();

    @Override
    default TransactionId transaction() {
      return hold().end();
    }

    @Override
    default Optional<TransactionId> reference() {
      return Optional.of(hold());
    }
  }

  /** A request about the accounts of an earlier entry. */
  sealed interface OfReference extends Request {
    @Override
    default Set<Account.Chained> accounts(Optional<Entry> reference) {
      return reference.stream()
          .flatMap(entry -> entry.chain().stream())
          .map(Chain::account)
          .collect(Collectors.toSet());
    }
  }

  /**
   * Moves coins to another member, or pays into a merchant's till.
   *
   * @param to a member or a till
   */
  record Transfer(
      TransactionId transaction, String caller, Account.Chained from, Account to, Amount amount)
      implements Request {
    /** Checks that nobody names an account of the program, or a merchant other than by its till. */
    public Transfer {
      if (to instanceof Account.Program || to instanceof Account.Merchant) {
        throw new Malformed("coins are paid to a member or into a till, not to " + to);
      }
    }

    @Override
    public Set<Account.Chained> accounts(Optional<Entry> reference) {
      return Stream.of(from, to)
          .flatMap(
              account ->
                  account instanceof Account.Chained chained ? Stream.of(chained) : Stream.empty())
          .collect(Collectors.toSet());
    }
  }

  /**
   * Empties a till, as far as the log up to a size filled it, into its merchant's account.
   *
   * @param month month of expiry of the merchant's coins
   * @param size the log's size up to which payments were counted
   */
  record Collect(
      TransactionId transaction,
      Account.Merchant account,
      Amount amount,
      YearMonth month,
      long size)
      implements OfAccount {}

  /** Takes a transfer back. */
  record Reverse(TransactionId reversed, String caller) implements OfReference {
    @Override
    public TransactionId transaction() {
      return reversed.reversal();
    }

    @Override
    public Optional<TransactionId> reference() {
      return Optional.of(reversed);
    }
  }
}
