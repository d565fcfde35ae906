package zoncoin.vault;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Backoff;
import zoncoin.fulfilment.CodeKeeper;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.tlog.Malformed;

/**
 * Gives codes of the vault. The other side is a table: asking is reading, and what was written
 * twice is written once.
 */
public final class VaultProvider implements Provider, CodeKeeper {
  /** Slots that one call looks at: many claims at once, and still a second of reading. */
  static final int MAX_SLOTS = 200;

  private static final String FAMILY = "code-of";
  private static final String FINGERPRINT = "fingerprint";

  private final Journal journal;
  private final CodeLock lock;
  private final InstantSource clock;
  private final Optional<String> pool;

  /**
   * Gives the codes that were put in for the product itself.
   *
   * @param journal where codes are kept
   * @param lock what opens them
   * @param clock says which codes are over
   */
  public VaultProvider(Journal journal, CodeLock lock, InstantSource clock) {
    this(journal, lock, clock, Optional.empty());
  }

  private VaultProvider(
      Journal journal, CodeLock lock, InstantSource clock, Optional<String> pool) {
    this.journal = journal;
    this.lock = lock;
    this.clock = clock;
    this.pool = pool;
  }

  /**
   * The same, but it gives the codes that were put in for a product of that name.
   *
   * @throws Malformed if no product could have it
   */
  public VaultProvider from(String product) {
    Pool.checkProduct(product);
    return new VaultProvider(journal, lock, clock, Optional.of(product));
  }

  @Override
  public Answer ask(Delivery delivery) {
    try {
      return owned(delivery.hold()).<Answer>map(this::delivered).orElseGet(Answer.Absent::new);
    } catch (NotApplied | Unknown fault) {
      return unclear("the table did not answer");
    }
  }

  @Override
  public Answer send(Delivery delivery) {
    try {
      return give(delivery);
    } catch (NotApplied | Unknown fault) {
      return unclear("the table did not say what it wrote");
    }
  }

  private Answer give(Delivery delivery) {
    Optional<Item> wanted = journal.item(wantedKey(delivery.hold()));
    if (wanted.isPresent()) {
      // What it wanted before comes first: it leaves that only if another hold has it.
      Optional<StoredCode> claimed = claim(delivery, fingerprint(wanted.get()));
      if (claimed.isPresent()) {
        return delivered(claimed.get());
      }
    }
    for (Pool pool : pools(delivery)) {
      Slots slots = new Slots(journal, pool);
      Slots.Range range = slots.range();
      long end = Math.min(range.count(), range.first() + MAX_SLOTS - 1);
      for (long slot = range.first(); slot <= end; slot++) {
        Fingerprint fingerprint = slots.at(slot);
        if (isFree(fingerprint)) {
          slots.startAt(slot);
          return want(delivery, wanted, fingerprint);
        }
      }
      if (end < range.count()) {
        slots.startAt(end + 1);
        return unclear("the next codes are looked at later");
      }
    }
    return new Answer.Declined("there is no code of that worth at the moment");
  }

  private Answer want(Delivery delivery, Optional<Item> wanted, Fingerprint fingerprint) {
    Map<String, String> fields = Map.of(FINGERPRINT, fingerprint.hex());
    Item next =
        wanted
            .map(item -> item.next(fields, Optional.empty()))
            .orElseGet(() -> Item.first(wantedKey(delivery.hold()), fields, Optional.empty()));
    if (!journal.put(next)) {
      return unclear("another run is at it");
    }
    // A crash here means: it wants a code that it has not. Whoever sends next claims that one.
    return claim(delivery, fingerprint)
        .<Answer>map(this::delivered)
        // Another hold was faster: the next code is looked for at once.
        .orElseGet(() -> give(delivery));
  }

  /** The code, if this hold has it now; empty if another has it or it is over. */
  private Optional<StoredCode> claim(Delivery delivery, Fingerprint fingerprint) {
    Optional<StoredCode> code = find(fingerprint);
    if (code.filter(found -> found.isFree(today())).isPresent()) {
      StoredCode claimed = code.get().claimed(delivery);
      if (journal.put(claimed.item())) {
        return Optional.of(claimed);
      }
    }
    return find(fingerprint).filter(found -> found.hold().equals(Optional.of(delivery.hold())));
  }

  /** What AWS bound to this account first, for nobody else can have it. */
  private List<Pool> pools(Delivery delivery) {
    String product = pool.orElse(delivery.product());
    return List.of(
        new Pool(product, delivery.quantity(), Optional.of(delivery.account())),
        new Pool(product, delivery.quantity(), Optional.empty()));
  }

  private boolean isFree(Fingerprint fingerprint) {
    return find(fingerprint).filter(code -> code.isFree(today())).isPresent();
  }

  private Optional<StoredCode> find(Fingerprint fingerprint) {
    return journal.item(StoredCode.key(fingerprint)).map(StoredCode::new);
  }

  /** The code that this hold has. */
  private Optional<StoredCode> owned(TransactionId hold) {
    return journal
        .item(wantedKey(hold))
        .flatMap(item -> find(fingerprint(item)))
        .filter(code -> code.hold().equals(Optional.of(hold)));
  }

  private Answer delivered(StoredCode code) {
    return new Answer.Delivered("code-" + code.fingerprint().hex().substring(0, 8));
  }

  @Override
  public Shown show(Delivery delivery) {
    Optional<StoredCode> code = owned(delivery.hold());
    Optional<String> locked = code.flatMap(StoredCode::locked);
    if (locked.isEmpty()) {
      return new Shown.Nothing();
    }
    try {
      return new Shown.Revealed(
          lock.open(locked.get(), code.get().fingerprint()), code.get().item().field("terms"));
    } catch (UncheckedIOException fault) {
      return new Shown.Unanswered("whoever has the key did not answer");
    }
  }

  @Override
  public void wipe(Delivery delivery) {
    Optional<StoredCode> code = owned(delivery.hold());
    if (code.flatMap(StoredCode::locked).isPresent() && !journal.put(code.get().wiped().item())) {
      wipe(delivery);
    }
  }

  private static Item.Key wantedKey(TransactionId hold) {
    return new Item.Key(FAMILY, hold.text());
  }

  private static Fingerprint fingerprint(Item wanted) {
    return new Fingerprint(wanted.field(FINGERPRINT));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Answer.Unclear unclear(String why) {
    return new Answer.Unclear(why, Backoff.SHORTEST);
  }
}
