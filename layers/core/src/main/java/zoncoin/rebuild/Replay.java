package zoncoin.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import zoncoin.ledger.Account;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Journal.Recorded;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.Standing;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.seal.Head;
import zoncoin.seal.Stop;
import zoncoin.seal.Unsealed.StepName;
import zoncoin.tlog.Tile;

/** Replays entries into a table: what is absent is written, what is there is compared. */
final class Replay {
  /**
   * A backup may have one item newer than another by a second or so (DynamoDB developer guide,
   * "Using on-demand backup": no causal consistency across items). This is far more.
   */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private final Rebuild.Ports ports;
  private final Asked asked;
  private final Before before;
  private final List<Beside> besides;
  private final Map<Account.Chained, Step> heads = new HashMap<>();
  private final Set<TransactionId> placed = new HashSet<>();
  private long transactions;
  private long unasked;
  private long steps;
  private long accounts;
  private long stamped;
  private long unpublished;
  private long waiting;

  Replay(Rebuild.Ports ports, Asked asked, Before before, List<Beside> besides) {
    this.ports = ports;
    this.asked = asked;
    this.before = before;
    this.besides = besides;
  }

  /**
   * How it was found.
   *
   * @param head of the restored table
   * @param mode whether anything is written
   */
  record Before(Head head, Rebuild.Mode mode) {
    /** Restart-safe: the head moves last, so every run suspects the same entries. */
    private boolean isSuspect(long index, Instant time) {
      return index >= head.tree().size() || time.isAfter(head.time().minus(SKEW));
    }
  }

  static Stop writtenMeanwhile(String what) {
    return new Stop(what + " was written meanwhile; let nobody write, and rebuild again");
  }

  /** The entries of one bundle of the published log. */
  void take(long first, List<SignedEntry> entries, Mend mend) throws Stop {
    take(first, entries, mend, true);
  }

  /** Those that are in files past it: they wait at the place where the next run seals them. */
  void takeUnsealed(long first, List<SignedEntry> entries, Mend mend) throws Stop {
    for (int from = 0; from < entries.size(); from += Tile.FULL_WIDTH) {
      int to = Math.min(from + Tile.FULL_WIDTH, entries.size());
      take(first + from, entries.subList(from, to), mend, false);
    }
    entries.forEach(signed -> placed.add(id(signed)));
    unpublished = entries.size();
  }

  private void take(long first, List<SignedEntry> entries, Mend mend, boolean isSealed)
      throws Stop {
    List<Beside.Seen> seen = new ArrayList<>();
    for (SignedEntry signed : entries) {
      asked.purchases().see(signed.entry());
      long index = first + seen.size();
      boolean isSuspect = before.isSuspect(index, signed.entry().time());
      seen.add(new Beside.Seen(OptionalLong.of(index), signed, extend(signed), isSuspect));
    }
    List<Restored.Part> missing = new ArrayList<>(missingTransactions(seen, isSealed));
    missing.addAll(missingSteps(seen));
    missing.addAll(missingAccounts(seen));
    if (before.mode() == Rebuild.Mode.WRITE && !missing.isEmpty()) {
      Optional<Restored.Part> there = ports.table().add(missing);
      if (there.isPresent()) {
        throw writtenMeanwhile(there.get().toString());
      }
    }
    // A crash here means: some parts are there, the head is old, and the next run adds the others.
    for (Beside.Seen one : seen) {
      for (Beside beside : besides) {
        beside.see(one, mend);
      }
    }
  }

  /** The steps an entry makes, by the code that the ledger decides with. */
  private List<Step> extend(SignedEntry signed) {
    Entry entry = signed.entry();
    List<Step> made = new ArrayList<>();
    for (Chain link : entry.chain()) {
      Step head = heads.getOrDefault(link.account(), Step.zero(link.account()));
      Standing after = head.standing().after(entry, link).orElseThrow();
      Step step =
          new Step(
              link.account(),
              link.sequence(),
              entry.transaction(),
              signed.hash(),
              entry.time(),
              after);
      heads.put(link.account(), step);
      made.add(step);
    }
    return made;
  }

  private List<Restored.Part> missingTransactions(List<Beside.Seen> seen, boolean isSealed)
      throws Stop {
    Map<TransactionId, Recorded> there =
        ports
            .table()
            .transactions(seen.stream().map(one -> id(one.signed())).collect(Collectors.toSet()));
    List<Restored.Part> missing = new ArrayList<>();
    for (Beside.Seen one : seen) {
      Recorded recorded = there.get(id(one.signed()));
      if (recorded == null) {
        String text = asked.text(one.signed().entry());
        OptionalLong place = isSealed ? one.index() : OptionalLong.empty();
        missing.add(new Restored.Part.Placed(new Recorded(one.signed(), text, place)));
        transactions++;
        unasked += text.isEmpty() ? 1 : 0;
      } else {
        compare(one, recorded, isSealed);
      }
    }
    return missing;
  }

  private void compare(Beside.Seen one, Recorded there, boolean isSealed) throws Stop {
    TransactionId id = id(one.signed());
    long index = one.index().orElseThrow();
    if (!there.signed().equals(one.signed())) {
      throw new Stop(
          "the table has another entry %s than the log at %d: it was written after the table was"
                  .formatted(id, index)
              + " restored, or changed; restore the table again and let nobody write");
    }
    if (there.logIndex().orElse(index) != index) {
      throw new Stop(
          "the table has %s at %d, the log at %d; restore the table again"
              .formatted(id, there.logIndex().getAsLong(), index));
    }
    if (!there.request().isEmpty()
        && !Asked.hash(there.request()).equals(one.signed().entry().request())) {
      throw new Stop(
          "what the table says was asked for %s is not what the entry answers; restore the table"
                  .formatted(id)
              + " again");
    }
    if (isSealed && there.logIndex().isEmpty()) {
      placed.add(id);
      stamped++;
      if (before.mode() == Rebuild.Mode.WRITE) {
        ports.unsealed().stamp(List.of(id), index);
      }
      // A crash here means: it is in the log, and waits no more; the others do until the next run.
    }
  }

  private List<Restored.Part> missingSteps(List<Beside.Seen> seen) throws Stop {
    List<Step> made = seen.stream().flatMap(one -> one.steps().stream()).toList();
    Map<StepName, Step> there =
        ports.table().steps(made.stream().map(Replay::name).collect(Collectors.toSet()));
    List<Restored.Part> missing = new ArrayList<>();
    for (Step step : made) {
      Step found = there.get(name(step));
      if (found == null) {
        missing.add(new Restored.Part.Stepped(step));
        steps++;
      } else if (!found.equals(step)) {
        throw new Stop(
            "step %d of %s is of %s in the log, and not so in the table, where it is of %s: it was"
                    .formatted(
                        step.sequence(), step.account(), step.transaction(), found.transaction())
                + " written after the table was restored, or changed; restore the table again and"
                + " let nobody write");
      }
    }
    return missing;
  }

  private List<Restored.Part> missingAccounts(List<Beside.Seen> seen) {
    Set<Account.Chained> begun =
        seen.stream()
            .flatMap(one -> one.steps().stream())
            .filter(step -> step.sequence() == 1)
            .map(Step::account)
            .collect(Collectors.toSet());
    Set<Account.Chained> there = begun.isEmpty() ? Set.of() : ports.table().listed(begun);
    List<Restored.Part> missing =
        begun.stream()
            .filter(account -> !there.contains(account))
            .map(account -> (Restored.Part) new Restored.Part.Listed(account))
            .toList();
    accounts += missing.size();
    return missing;
  }

  /** What waits and is not in the log, in the order of its accounts' steps. */
  void see(List<TransactionId> listed, Mend mend) throws Stop {
    Set<TransactionId> ids =
        listed.stream().filter(id -> !placed.contains(id)).collect(Collectors.toSet());
    List<SignedEntry> entries =
        ports.table().transactions(ids).values().stream()
            .filter(recorded -> recorded.logIndex().isEmpty())
            .map(Recorded::signed)
            .sorted(java.util.Comparator.comparing(signed -> signed.entry().time()))
            .toList();
    waiting = entries.size();
    for (SignedEntry signed : entries) {
      for (Beside beside : besides) {
        beside.see(new Beside.Seen(OptionalLong.empty(), signed, List.of(), false), mend);
      }
    }
  }

  Rebuild.Written written(long items) {
    return new Rebuild.Written(
        transactions, unasked, stamped, steps, accounts, items, unpublished, waiting);
  }

  private static TransactionId id(SignedEntry signed) {
    return signed.entry().transaction();
  }

  private static StepName name(Step step) {
    return new StepName(step.account(), step.sequence());
  }
}
