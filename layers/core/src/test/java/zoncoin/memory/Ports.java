package zoncoin.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Journal.Append;
import zoncoin.ledger.Journal.Outcome;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.note.NoteSignature;
import zoncoin.note.NoteSigner;
import zoncoin.note.VerifierKey;
import zoncoin.reward.Assessed;
import zoncoin.seal.Head;
import zoncoin.seal.Heads;
import zoncoin.seal.LogFiles;
import zoncoin.seal.Sealer;
import zoncoin.seal.Unsealed;

/** Every port, with weather between it and whoever calls it. */
public final class Ports {
  private Ports() {}

  /** All that a sealer uses but alarms, which never fail. */
  public static Sealer.Ports in(Weather weather, Sealer.Ports ports) {
    return new Sealer.Ports(
        heads(weather, ports.heads()),
        files(weather, "files", ports.files()),
        files(weather, "staging", ports.staging()),
        unsealed(weather, ports.unsealed()),
        ports.alarms());
  }

  private static void run(Weather weather, String name, Runnable real) {
    weather.call(
        name,
        true,
        () -> {
          real.run();
          return true;
        });
  }

  /** A journal in that weather. */
  public static Journal journal(Weather weather, Journal real) {
    return journal(weather, real, real::append);
  }

  /** A journal in that weather that appends in a way of its own. */
  public static Journal journal(Weather weather, Journal real, Function<Append, Outcome> append) {
    return new Journal() {
      private <T> T read(String name, Supplier<T> question) {
        return weather.call("journal." + name, false, question);
      }

      @Override
      public Step head(Account.Chained account) {
        return read("head", () -> real.head(account));
      }

      @Override
      public Optional<Recorded> find(TransactionId transaction) {
        return read("find", () -> real.find(transaction));
      }

      @Override
      public Optional<Item> item(Item.Key key) {
        return read("item", () -> real.item(key));
      }

      @Override
      public Outcome append(Append written) {
        return weather.call("journal.append", true, () -> append.apply(written));
      }

      @Override
      public boolean put(Item item) {
        return weather.call("journal.put", true, () -> real.put(item));
      }
    };
  }

  /** What was assessed, in that weather. */
  public static Assessed assessed(Weather weather, Assessed real) {
    return (payer, period, after, limit) ->
        weather.call("assessed.list", false, () -> real.list(payer, period, after, limit));
  }

  /** The head of a log in that weather. */
  public static Heads heads(Weather weather, Heads real) {
    return new Heads() {
      @Override
      public Head read() {
        return weather.call("heads.read", false, real::read);
      }

      @Override
      public boolean swap(Head expected, Head next) {
        return weather.call("heads.swap", true, () -> real.swap(expected, next));
      }
    };
  }

  /** A folder in that weather. */
  public static LogFiles files(Weather weather, String folder, LogFiles real) {
    return new LogFiles() {
      @Override
      public Optional<Stored> read(String path) {
        return weather.call(folder + ".read " + path, false, () -> real.read(path));
      }

      @Override
      public boolean create(String path, byte[] bytes) {
        return weather.call(folder + ".create " + path, true, () -> real.create(path, bytes));
      }

      @Override
      public boolean replace(String path, byte[] bytes, String version) {
        return weather.call(
            folder + ".replace " + path, true, () -> real.replace(path, bytes, version));
      }

      @Override
      public void delete(String path) {
        run(weather, folder + ".delete " + path, () -> real.delete(path));
      }
    };
  }

  /** What waits, in that weather. */
  public static Unsealed unsealed(Weather weather, Unsealed real) {
    return new Unsealed() {
      @Override
      public List<TransactionId> list(int limit) {
        return weather.call("unsealed.list", false, () -> real.list(limit));
      }

      @Override
      public Map<TransactionId, Leaf> read(Set<TransactionId> transactions) {
        return weather.call("unsealed.read", false, () -> real.read(transactions));
      }

      @Override
      public Map<StepName, TransactionId> steps(Set<StepName> steps) {
        return weather.call("unsealed.steps", false, () -> real.steps(steps));
      }

      /** One by one, backwards but for the last: whoever fails in between leaves a gap. */
      @Override
      public void stamp(List<TransactionId> transactions, long first) {
        int last = transactions.size() - 1;
        for (int i = last - 1; i >= 0; i--) {
          stampOne(transactions.get(i), first + i);
        }
        stampOne(transactions.get(last), first + last);
      }

      private void stampOne(TransactionId transaction, long place) {
        run(
            weather,
            "unsealed.stamp " + transaction,
            () -> real.stamp(List.of(transaction), place));
      }

      @Override
      public void quarantine(TransactionId transaction, String why) {
        run(weather, "unsealed.quarantine", () -> real.quarantine(transaction, why));
      }
    };
  }

  /** A key in that weather; a key that cannot be reached signs nothing. */
  public static NoteSigner signer(Weather weather, NoteSigner real) {
    return new NoteSigner() {
      @Override
      public VerifierKey verifierKey() {
        return real.verifierKey();
      }

      @Override
      public NoteSignature sign(String text, long timeSeconds) {
        return weather.call("signer.sign", false, () -> real.sign(text, timeSeconds));
      }
    };
  }
}
