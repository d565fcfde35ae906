package zoncoin.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;

/**
 * {@code functions/items.txt}, of which the roles of functions are made: what each may write of the
 * table, and read of what few may. A test that runs functions holds them to it, so that what a role
 * would refuse is found before it is deployed.
 */
public final class ItemRights {
  private static final Path FILE =
      Path.of(System.getProperty("zoncoin.root", "../.."), "functions/items.txt");

  private final Map<String, List<String>> writes = new TreeMap<>();
  private final Map<String, List<String>> reads = new TreeMap<>();
  private final Set<String> kept = new TreeSet<>();

  /** As the file says. */
  public ItemRights() {
    try (Stream<String> lines = Files.lines(FILE)) {
      lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.asList(line.split(" +", -1)))
          .forEach(words -> add(words.get(0), words.get(1), words.subList(2, words.size())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + FILE, unreadable);
    }
  }

  private void add(String function, String does, List<String> patterns) {
    if (does.equals("writes")) {
      writes.put(function, patterns);
    } else {
      reads.put(function, patterns);
      kept.addAll(patterns);
    }
  }

  /** Whether a function may put an item into that partition. */
  public boolean mayWrite(String function, String partition) {
    return matches(writes.getOrDefault(function, List.of()), partition);
  }

  /** Whether a function may read an item of that partition. */
  public boolean mayRead(String function, String partition) {
    return !matches(kept, partition) || matches(reads.getOrDefault(function, List.of()), partition);
  }

  /** The patterns of a function, what it writes and what it reads before others. */
  public List<String> patterns(String function) {
    return Stream.of(writes, reads)
        .flatMap(lines -> lines.getOrDefault(function, List.of()).stream())
        .toList();
  }

  /** As IAM does (IAM user guide, "StringLike"): an asterisk is any text. */
  public static boolean matches(String pattern, String partition) {
    List<String> parts = Arrays.asList(pattern.split("\\*", -1));
    String regex = String.join(".*", parts.stream().map(Pattern::quote).toList());
    return partition.matches(regex);
  }

  private static boolean matches(Iterable<String> patterns, String partition) {
    for (String pattern : patterns) {
      if (matches(pattern, partition)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A journal that lets the function which runs do what its role does.
   *
   * @param real what is asked
   * @param running the name of its folder; empty while no function runs
   */
  public Journal held(Journal real, Supplier<Optional<String>> running) {
    return new Held(this, real, running);
  }

  private void check(Supplier<Optional<String>> running, boolean isWrite, String partition) {
    Optional<String> function = running.get();
    if (function.isPresent()
        && !(isWrite ? mayWrite(function.get(), partition) : mayRead(function.get(), partition))) {
      throw new AssertionError(
          "%s may not %s %s: see functions/items.txt"
              .formatted(function.get(), isWrite ? "write" : "read", partition));
    }
  }

  /** As the keys of the table: transactions by id, steps by account, items by family. */
  private record Held(ItemRights rights, Journal real, Supplier<Optional<String>> running)
      implements Journal {
    @Override
    public Outcome append(Append append) {
      write(append.signed().entry().transaction().text());
      append.items().forEach(item -> write(partition(item.key())));
      for (Step step : append.steps()) {
        write(step.account().text());
        if (step.sequence() == 1) {
          write("accounts#0");
        }
      }
      return real.append(append);
    }

    @Override
    public boolean put(Item item) {
      write(partition(item.key()));
      return real.put(item);
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
      rights.check(running, false, partition(key));
      return real.item(key);
    }

    private void write(String partition) {
      rights.check(running, true, partition);
    }

    private static String partition(Item.Key key) {
      return key.family() + "#" + key.name();
    }
  }
}
