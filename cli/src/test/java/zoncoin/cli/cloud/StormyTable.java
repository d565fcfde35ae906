package zoncoin.cli.cloud;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.ItemRights;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.Ports;
import zoncoin.memory.Weather;
import zoncoin.reward.Assessed;
import zoncoin.reward.Enrolments;
import zoncoin.reward.PeriodIssuance;
import zoncoin.seal.LogFiles;

/**
 * A ledger in memory, with weather between it and the functions, and somebody who is told of each
 * write that is really made, at the moment it is. Each function may do what its role lets it.
 *
 * @param journal keeps it
 * @param weather what happens to calls
 * @param writes is told
 */
record StormyTable(MemoryJournal journal, Weather weather, Writes writes) implements LocalTable {
  private static final ItemRights RIGHTS = new ItemRights();
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final Pattern HANDLER = Pattern.compile("zoncoin\\.functions\\.(\\w+)\\.\\w+");

  @Override
  public Functions.Stores stores(LogFiles log, LogFiles staging, LogFiles costs) {
    Assessed assessed = Ports.assessed(weather, journal);
    Enrolments enrolments =
        (account, since) -> read("enrolments.since", () -> journal.since(account, since));
    return new Functions.Stores(
        Ports.journal(weather, RIGHTS.held(new Told(journal, writes), StormyTable::running)),
        Ports.unsealed(weather, journal),
        (family, until, limit) -> read("due", () -> journal.due(family, until, limit)),
        (after, limit) -> read("accounts.list", () -> journal.list(after, limit)),
        new PeriodIssuance.Register(assessed, enrolments),
        (account, sequence, limit) ->
            read("history.before", () -> journal.before(account, sequence, limit)),
        Ports.heads(weather, new MemoryHeads()),
        Ports.files(weather, "log", log),
        Ports.files(weather, "staging", new MemoryFiles()),
        costs);
  }

  /** The function that asks: what is deployed apart runs in one process here. */
  private static Optional<String> running() {
    return STACK.walk(
        frames ->
            frames
                .map(frame -> HANDLER.matcher(frame.getClassName()))
                .filter(Matcher::matches)
                .map(handler -> handler.group(1))
                .findFirst());
  }

  private <T> T read(String name, Supplier<T> question) {
    return weather.call(name, false, question);
  }

  /** Tells of what is written. */
  private record Told(Journal real, Writes writes) implements Journal {
    @Override
    public Outcome append(Append append) {
      Outcome outcome = real.append(append);
      if (outcome instanceof Outcome.Appended) {
        writes.appended(append);
      }
      return outcome;
    }

    @Override
    public boolean put(Item item) {
      boolean isWritten = real.put(item);
      if (isWritten) {
        writes.put(item);
      }
      return isWritten;
    }

    @Override
    public Step head(Account.Chained account) {
      return real.head(account);
    }

    @Override
    public Optional<Recorded> find(TransactionId transaction) {
      return real.find(transaction);
    }

    @Override
    public Optional<Item> item(Item.Key key) {
      return real.item(key);
    }
  }

  @Override
  public void onLost(Runnable then) {}

  @Override
  public void close() {}
}
