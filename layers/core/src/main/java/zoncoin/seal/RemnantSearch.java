package zoncoin.seal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zoncoin.ledger.Account;
import zoncoin.ledger.Chain;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * Looks for what runs left of a log past its published checkpoint. What the log's own files have
 * there keeps its place; then comes what staged bundles have besides, each entry that follows from
 * what stands before it. It sees the published log first, entry by entry.
 */
public final class RemnantSearch {
  private final WrittenPast written;
  private final TileReader log;
  private final List<Bundle> bundles = new ArrayList<>();
  private final Set<TransactionId> staged = new HashSet<>();
  private final Map<TransactionId, Hash> seen = new HashMap<>();
  private final Map<Account.Chained, Tip> tips = new HashMap<>();
  private final List<String> left = new ArrayList<>();
  private KeyRing ring = KeyRing.EMPTY;

  /** Reads every bundle that is staged; the log is read later. */
  public RemnantSearch(TileReader log, StagedFiles staging) {
    this.log = log;
    this.written = new WrittenPast(log);
    for (String name : staging.names().stream().sorted().toList()) {
      staging.read(name).ifPresent(bytes -> read(name, bytes));
    }
  }

  /** The entries that a run was to seal, in its order. */
  private record Bundle(String name, long sizeBefore, List<SignedEntry> entries) {
    boolean beginsAt(long size, List<SignedEntry> written) {
      return sizeBefore == size
          && entries.size() >= written.size()
          && entries.subList(0, written.size()).equals(written);
    }
  }

  /** The newest step of an account. */
  private record Tip(long sequence, Hash entry) {
    static final Tip NONE = new Tip(0, Hash.EMPTY);
  }

  private void read(String name, byte[] bytes) {
    try {
      Staged bundle = Staged.decode(bytes);
      List<SignedEntry> entries = bundle.entries();
      entries.forEach(signed -> staged.add(signed.entry().transaction()));
      bundles.add(new Bundle(name, bundle.sizeBefore(), entries));
    } catch (Malformed damaged) {
      left.add("the staged bundle " + name + " cannot be read: " + damaged.getMessage());
    }
  }

  /** The next entry of the published log. */
  public void see(SignedEntry signed) {
    if (staged.contains(signed.entry().transaction())) {
      seen.put(signed.entry().transaction(), signed.hash());
    }
    for (Chain link : signed.entry().chain()) {
      tips.put(link.account(), new Tip(link.sequence(), signed.hash()));
    }
    ring = ring.after(signed.entry());
  }

  /**
   * What is there; all of the published log was seen.
   *
   * @param published what the checkpoint says
   * @param head the table's: one that goes further and is not done is finished as it is
   * @return empty if nothing is
   * @throws Stop if files contradict each other
   */
  public Optional<Remnant> find(TreeHead published, Head head) throws Stop {
    boolean isCommitted = head.tree().size() > published.size();
    List<SignedEntry> found = written.read(published);
    left.addAll(written.strays());
    found.forEach(this::see);
    List<Bundle> order = order(published.size(), found, head);
    long limit = isCommitted ? head.tree().size() - published.size() : Long.MAX_VALUE;
    takeStaged(order, limit, found);
    if (isCommitted && found.size() != limit) {
      throw notAll(published, head);
    }
    tell(isCommitted ? List.of() : order);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Remnant remnant = Remnant.of(published, found, log);
    if (isCommitted && !remnant.tree().equals(head.tree())) {
      throw notAll(published, head);
    }
    return Optional.of(remnant);
  }

  private static Stop notAll(TreeHead published, Head head) {
    return new Stop(
        ("the table is ahead of its log: its head has size %d, the published checkpoint %d, and"
                + " what was written past it is not that head's; seal before rebuilding, and if the"
                + " sealer stops, restore the table to before and rebuild that")
            .formatted(head.tree().size(), published.size()));
  }

  /** Every entry that follows, until none does: bundles know nothing of each other. */
  private void takeStaged(List<Bundle> order, long limit, List<SignedEntry> found) {
    long before;
    do {
      before = found.size();
      for (Bundle bundle : order) {
        for (SignedEntry signed : bundle.entries()) {
          if (found.size() < limit && isNext(signed)) {
            see(signed);
            found.add(signed);
          }
        }
      }
    } while (found.size() > before);
  }

  /** First the head's own, then what the log's files may be the beginning of, the longest first. */
  private List<Bundle> order(long size, List<SignedEntry> written, Head head) {
    Comparator<Bundle> best =
        Comparator.<Bundle, Boolean>comparing(bundle -> !bundle.name().equals(head.staging()))
            .thenComparing(bundle -> !bundle.beginsAt(size, written))
            .thenComparingLong(Bundle::sizeBefore)
            .thenComparingInt(bundle -> -bundle.entries().size());
    return bundles.stream().sorted(best).toList();
  }

  private boolean isNext(SignedEntry signed) {
    return !seen.containsKey(signed.entry().transaction())
        && signed.entry().chain().stream().allMatch(this::isNext)
        && ring.check(signed).isEmpty();
  }

  private boolean isNext(Chain link) {
    Tip tip = tips.getOrDefault(link.account(), Tip.NONE);
    return link.sequence() == tip.sequence() + 1 && link.previous().equals(tip.entry());
  }

  private boolean isSeen(SignedEntry signed) {
    return Optional.ofNullable(seen.get(signed.entry().transaction()))
        .filter(signed.hash()::equals)
        .isPresent();
  }

  /** What is staged and can never be sealed, because something else took its place. */
  private void tell(List<Bundle> order) {
    for (Bundle bundle : order) {
      List<TransactionId> lost =
          bundle.entries().stream()
              .filter(signed -> !isSeen(signed))
              .map(signed -> signed.entry().transaction())
              .toList();
      if (!lost.isEmpty()) {
        left.add(
            "%d entries of the staged bundle %s no longer follow from the log, the first %s: zon operate adjust"
                .formatted(lost.size(), bundle.name(), lost.getFirst()));
      }
    }
  }

  /** What only a person can mend, in words. */
  public List<String> left() {
    return List.copyOf(left);
  }
}
