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
  Kind kind();

  /** What it says besides its kind, in canonical order. */
  List<Field> fields();

  /** The earlier transaction that the decision rests on. */
  default Optional<TransactionId> reference() {
    return Optional.empty();
  }

  /** Whether that entry is one that the request can be about; asked of {@link #reference} alone. */
  default boolean mayReferTo(Entry earlier) {
    return false;
  }

  /**
   * The chained accounts it moves.
   *
   * @param reference the entry of {@link #reference}, where there is one
   */
  Set<Account.Chained> accounts(Optional<Entry> reference);

  /** The text that is compared and hashed, {@code zoncoin/request@v1}: a line for each field. */
  default String canonical() {
    return fields().stream()
        .map(field -> field.name() + " " + field.value() + "\n")
        .collect(Collectors.joining("", "zoncoin/request@v1\nkind " + kind().word() + "\n", ""));
  }

  /** SHA-256 of {@link #canonical}, which the entry carries. */
  default Hash hash() {
    return Hash.sha256(canonical().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /**
   * A line of a canonical request.
   *
   * @param name the field's name
   * @param value its text, on one line
   */
  record Field(String name, String value) {
    /** Checks that a value cannot start a line of its own. */
    public Field {
      if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ')) {
        throw new Malformed("request: " + name + " is not a text on one line");
      }
    }

    static Field of(String name, Object value) {
      return new Field(name, value.toString());
    }
  }

  /** Names issuer keys and what they may sign. */
  record NameKeys(TransactionId transaction, List<PublicKey> keys) implements Unchained {
    @Override
    public Kind kind() {
      return Kind.KEY;
    }

    @Override
    public List<Field> fields() {
      return keys.stream().map(key -> Field.of("public-key", key)).toList();
    }
  }

  /** Brings a reward policy into force, named by the SHA-256 of its canonical text. */
  record ApplyPolicy(TransactionId transaction, Hash policy) implements Unchained {
    @Override
    public Kind kind() {
      return Kind.POLICY;
    }

    @Override
    public List<Field> fields() {
      return List.of(Field.of("policy", policy));
    }
  }

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
      implements OfAccount {
    @Override
    public Kind kind() {
      return Kind.ENROL;
    }

    @Override
    public List<Field> fields() {
      return List.of(
          Field.of("caller", caller), Field.of("account", account), Field.of("terms", terms));
    }
  }

  /** Leave, freeze or thaw: a change of how an account may take part. */
  record ChangeStanding(
      TransactionId transaction, Kind kind, String caller, Account.Chained account)
      implements OfAccount {
    private static final Set<Kind> KINDS = Set.of(Kind.LEAVE, Kind.FREEZE, Kind.THAW);

    /** Checks the kind. */
    public ChangeStanding {
      if (!KINDS.contains(kind)) {
        throw new Malformed("change of standing is leave, freeze or thaw, not " + kind.word());
      }
    }

    @Override
    public List<Field> fields() {
      return List.of(Field.of("caller", caller), Field.of("account", account));
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
      implements OfAccount {
    @Override
    public Kind kind() {
      return Kind.ISSUE;
    }

    @Override
    public List<Field> fields() {
      return List.of(
          Field.of("account", account), Field.of("amount", amount), Field.of("evidence", evidence));
    }
  }

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
    public Kind kind() {
      return Kind.ADJUST;
    }

    @Override
    public Optional<TransactionId> reference() {
      return Optional.of(adjusted);
    }

    @Override
    public boolean mayReferTo(Entry earlier) {
      return (earlier.kind() == Kind.ISSUE || earlier.kind() == Kind.ADJUST)
          && earlier.chainOf(account).isPresent();
    }

    @Override
    public List<Field> fields() {
      return List.of(
          Field.of("account", account),
          Field.of("amount", delta),
          Field.of("evidence", evidence),
          Field.of("reference", adjusted));
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
      implements OfAccount {
    @Override
    public Kind kind() {
      return Kind.VEST;
    }

    @Override
    public List<Field> fields() {
      return List.of(
          Field.of("account", account), Field.of("amount", amount), Field.of("month", month));
    }
  }

  /** Takes the coins of a month that is over. */
  record Expire(TransactionId transaction, Account.Chained account, YearMonth month)
      implements OfAccount {
    @Override
    public Kind kind() {
      return Kind.EXPIRE;
    }

    @Override
    public List<Field> fields() {
      return List.of(Field.of("account", account), Field.of("month", month));
    }
  }

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
      implements OfAccount {
    @Override
    public Kind kind() {
      return Kind.HOLD;
    }

    @Override
    public List<Field> fields() {
      return List.of(
          Field.of("caller", caller),
          Field.of("account", account),
          Field.of("amount", amount),
          Field.of("product", purchase.product()),
          Field.of("quantity", purchase.quantity()));
    }
  }

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

  /** Ends a hold because what it was for was delivered. */
  record Settle(TransactionId hold, String product) implements EndsHold {
    /** Checks that there can be an account for the product. */
    public Settle {
      Account.Program.checkProduct(product);
    }

    @Override
    public Kind kind() {
      return Kind.SETTLE;
    }

    @Override
    public List<Field> fields() {
      return List.of(Field.of("product", product), Field.of("reference", hold));
    }
  }

  /** Ends a hold and gives the coins back. */
  record Release(TransactionId hold, Cause cause) implements EndsHold {
    @Override
    public Kind kind() {
      return Kind.RELEASE;
    }

    @Override
    public List<Field> fields() {
      return List.of(Field.of("cause", cause), Field.of("reference", hold));
    }
  }

  /** Why a hold ends without delivery. */
  enum Cause {
    /** The program could not deliver: coins whose month is over get the month after this one. */
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

    @Override
    default boolean mayReferTo(Entry earlier) {
      return earlier.kind() == Kind.HOLD;
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
    public Kind kind() {
      return Kind.TRANSFER;
    }

    @Override
    public Set<Account.Chained> accounts(Optional<Entry> reference) {
      return Stream.of(from, to)
          .flatMap(
              account ->
                  account instanceof Account.Chained chained ? Stream.of(chained) : Stream.empty())
          .collect(Collectors.toSet());
    }

    @Override
    public List<Field> fields() {
      return List.of(
          Field.of("caller", caller),
          Field.of("account", from),
          Field.of("to", to),
          Field.of("amount", amount));
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
      implements OfAccount {
    @Override
    public Kind kind() {
      return Kind.COLLECT;
    }

    @Override
    public List<Field> fields() {
      return List.of(
          Field.of("account", account),
          Field.of("amount", amount),
          Field.of("month", month),
          Field.of("size", size));
    }
  }

  /** Takes a transfer back. */
  record Reverse(TransactionId reversed, String caller) implements OfReference {
    @Override
    public TransactionId transaction() {
      return reversed.reversal();
    }

    @Override
    public Kind kind() {
      return Kind.REVERSE;
    }

    @Override
    public Optional<TransactionId> reference() {
      return Optional.of(reversed);
    }

    @Override
    public boolean mayReferTo(Entry earlier) {
      return earlier.kind() == Kind.TRANSFER;
    }

    @Override
    public List<Field> fields() {
      return List.of(Field.of("caller", caller), Field.of("reference", reversed));
    }
  }
}
