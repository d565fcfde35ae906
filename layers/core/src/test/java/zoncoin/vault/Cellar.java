package zoncoin.vault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.fulfilment.Code;
import zoncoin.fulfilment.Delivery;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.MemoryJournal;
import zoncoin.redemption.Worth;
import zoncoin.tlog.Malformed;

/** A vault in memory whose writes can fail, be lost or be kept without saying so. */
final class Cellar implements Journal {
  static final Account.Member ANA = new Account.Member("111122223333");
  static final Account.Member BEN = new Account.Member("222233334444");
  static final Instant NOW = Instant.parse("2026-07-18T09:30:00Z");

  private final MemoryJournal memory = new MemoryJournal();
  private final List<String> written = new ArrayList<>();
  private int untilFault = Integer.MAX_VALUE;
  private int untilOther = Integer.MAX_VALUE;
  private Runnable other = () -> {};
  private Fault fault = Fault.NOT_APPLIED;

  final Vault vault = new Vault(this, new PlainLock(), new Fingerprint.Key(new byte[32]));
  final VaultProvider provider = new VaultProvider(this, new PlainLock(), InstantSource.fixed(NOW));

  /** How a write fails. */
  enum Fault {
    /** Refused. */
    NOT_APPLIED,
    /** Not written, and nobody knows. */
    LOST,
    /** Written, and nobody knows. */
    KEPT
  }

  /** The write after so many fails. */
  void failAfter(int writes, Fault how) {
    untilFault = writes;
    fault = how;
  }

  /** Between two calls, after so many, something else happens. */
  void meanwhileAfter(int calls, Runnable what) {
    untilOther = calls;
    other = what;
  }

  /** Whether that happened. */
  boolean hasHappened() {
    return untilOther == Integer.MAX_VALUE;
  }

  private void call() {
    if (untilOther == 0) {
      untilOther = Integer.MAX_VALUE;
      other.run();
    } else if (!hasHappened()) {
      untilOther--;
    }
  }

  /** Whether the fault that was asked for is still to come. */
  boolean isFaultAhead() {
    return untilFault != Integer.MAX_VALUE;
  }

  /** No write fails any more. */
  void calm() {
    untilFault = Integer.MAX_VALUE;
  }

  /** Everything that was ever written, in order. */
  List<String> written() {
    return List.copyOf(written);
  }

  static Offered offered(String code) {
    return new Offered(
        new Code(code),
        new Pool("aws-credit", 1, Optional.empty()),
        "AWS Activate",
        "for most services",
        Optional.empty());
  }

  static Delivery delivery(Account.Member account, String key) {
    return new Delivery(
        TransactionId.ofCaller(account.id(), key),
        account,
        "aws-credit",
        1,
        Amount.ofZnc(1_000),
        Worth.parse("10 USD"),
        NOW);
  }

  @Override
  public Step head(Account.Chained account) {
    return memory.head(account);
  }

  @Override
  public Optional<Recorded> find(TransactionId transaction) {
    return memory.find(transaction);
  }

  @Override
  public Optional<Item> item(Item.Key key) {
    call();
    return memory.item(key);
  }

  @Override
  public Outcome append(Append append) {
    throw new IllegalStateException("the vault moves no coins");
  }

  @Override
  public boolean put(Item item) {
    call();
    boolean fails = untilFault == 0;
    untilFault = fails || !isFaultAhead() ? Integer.MAX_VALUE : untilFault - 1;
    if (fails && fault == Fault.NOT_APPLIED) {
      throw new NotApplied("told to");
    }
    if (fails && fault == Fault.LOST) {
      throw new Unknown("told to");
    }
    boolean isPut = memory.put(item);
    if (isPut) {
      written.add(item.toString());
    }
    if (fails) {
      throw new Unknown("told to");
    }
    return isPut;
  }

  /** Not a lock: it shows in tests what was locked for what. */
  private record PlainLock() implements CodeLock {
    @Override
    public String lock(Code code, Fingerprint fingerprint) {
      return fingerprint.hex() + new StringBuilder(code.text()).reverse();
    }

    @Override
    public Code open(String locked, Fingerprint fingerprint) {
      if (!locked.startsWith(fingerprint.hex())) {
        throw new Malformed("locked for another");
      }
      return new Code(
          new StringBuilder(locked.substring(fingerprint.hex().length())).reverse().toString());
    }
  }
}
