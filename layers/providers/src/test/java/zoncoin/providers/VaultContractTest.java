package zoncoin.providers;

import java.time.InstantSource;
import java.util.Optional;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Code;
import zoncoin.fulfilment.CodeKeeper.Shown;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilmentlocal.Trouble;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.MemoryJournal;
import zoncoin.vault.CodeLock;
import zoncoin.vault.Fingerprint;
import zoncoin.vault.Offered;
import zoncoin.vault.Pool;
import zoncoin.vault.Vault;
import zoncoin.vault.VaultProvider;

/** The vault keeps the contract of every provider: its other side is a table. */
final class VaultContractTest extends ProviderContract {
  private final Table table = new Table();
  private final CodeLock lock = new NoLock();
  private final VaultProvider provider = new VaultProvider(table, lock, InstantSource.system());

  VaultContractTest() {
    Vault vault = new Vault(table, lock, new Fingerprint.Key(new byte[32]));
    for (int i = 1; i <= 3; i++) {
      Pool pool = new Pool("gift-card", 1, Optional.empty());
      vault.add(new Offered(new Code("PC1-CODE-" + i), pool, "AWS", "", Optional.empty()));
    }
  }

  @Override
  Provider provider() {
    return provider;
  }

  @Override
  Provider hasty() {
    return provider;
  }

  @Override
  void trouble(Trouble next) {
    table.trouble = Optional.of(next);
  }

  @Override
  long delivered(Delivery which) {
    return provider.show(which) instanceof Shown.Revealed ? 1 : 0;
  }

  /** Three other holds have all the codes there are. */
  @Override
  void decline() {
    for (int i = 1; i <= 3; i++) {
      provider.send(Deliveries.named("other-" + i));
    }
  }

  /** The first claim that finds another run at work is to be made again. */
  @Override
  Answer inTheEnd() {
    Answer answer = askThenSend(delivery);
    return answer instanceof Answer.Unclear ? askThenSend(delivery) : answer;
  }

  @Override
  void close() {}

  /** A table of which one write meets a trouble. */
  private static final class Table implements Journal {
    private final MemoryJournal memory = new MemoryJournal();
    private volatile Optional<Trouble> trouble = Optional.empty();

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
      return memory.item(key);
    }

    @Override
    public Outcome append(Append append) {
      return memory.append(append);
    }

    @Override
    public boolean put(Item item) {
      Optional<Trouble> met = trouble;
      trouble = Optional.empty();
      if (met.isEmpty()) {
        return memory.put(item);
      }
      return switch (met.get()) {
        case THROTTLED, FAILS, REDIRECT, PAGE -> throw new NotApplied("told to");
        case ANSWER_LOST, ANSWERS_LATE, ENDLESS -> {
          memory.put(item);
          throw new Unknown("told to");
        }
        case ASKED_TWICE -> {
          memory.put(item);
          yield memory.put(item);
        }
      };
    }
  }

  record NoLock() implements CodeLock {
    @Override
    public String lock(Code code, Fingerprint fingerprint) {
      return code.text();
    }

    @Override
    public Code open(String locked, Fingerprint fingerprint) {
      return new Code(locked);
    }
  }
}
