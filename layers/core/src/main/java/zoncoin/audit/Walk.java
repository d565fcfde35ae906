package zoncoin.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import zoncoin.audit.AuditReport.Figures;
import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * One pass from the first entry to the last, as a conveyor of three stages: bundles are read,
 * parsed and hashed; the books are kept; signatures are verified. In every turn each stage works on
 * the window that the stage before it finished the turn before, all at once, so that the books,
 * which only one thread can keep, are kept while the others work.
 */
final class Walk {
  /** Bundles in a window: two thousand entries, so that three windows take some tens of MB. */
  private static final int WINDOW_BUNDLES = 8;

  /** Signatures verified as one piece of work: about a millisecond. */
  private static final int SIGNATURES_AT_ONCE = 16;

  private final Audit.Plan plan;
  private final TreeHead head;
  private final TileReader log;
  private final Onlooker onlooker;
  private final Findings findings;
  private final Books books;
  private final Regrowth tree;
  private long entries;
  private long bytes;
  private boolean isWhole = true;

  Walk(Audit.Plan plan, TreeHead head, TileReader log, Onlooker onlooker, Findings findings) {
    this.plan = plan;
    this.head = head;
    this.log = log;
    this.onlooker = onlooker;
    this.findings = findings;
    this.books = new Books(plan.keys().origin(), this::readAgain, findings);
    this.tree = new Regrowth(plan.earlier(), log, findings);
  }

  /** What one piece of work came to: each leaves all but one of these empty. */
  private record Made(List<Chunk> read, List<Unverified> judged, List<Finding> wrong) {
    static final Made NOTHING = new Made(List.of(), List.of(), List.of());

    static Made all(List<Made> pieces) {
      return new Made(
          pieces.stream().flatMap(piece -> piece.read().stream()).toList(),
          pieces.stream().flatMap(piece -> piece.judged().stream()).toList(),
          pieces.stream().flatMap(piece -> piece.wrong().stream()).toList());
    }
  }

  Figures walk(Parallel parallel, Progress progress) {
    refuseSmaller();
    List<Tile> bundles = Tile.bundlesBetween(0, head.size());
    Made made = Made.NOTHING;
    int next = 0;
    do {
      int end = isWhole ? Math.min(next + WINDOW_BUNDLES, bundles.size()) : next;
      made = turn(bundles.subList(next, end), made, parallel);
      findings.addAll(made.wrong());
      next = end;
      progress.at(entries, head.size());
    } while (!made.read().isEmpty() || !made.judged().isEmpty());
    if (isWhole) {
      tree.compareEdge(head);
    }
    return new Figures(head, entries, bytes, books.byKind(), books.close());
  }

  private void refuseSmaller() {
    for (TreeHead before : plan.earlier()) {
      if (before.size() > head.size()) {
        String detail =
            "has size %d, and an earlier checkpoint %d".formatted(head.size(), before.size());
        findings.add(Finding.ofLog(Rule.EXTENSION, detail));
      }
    }
  }

  private Made turn(List<Tile> window, Made before, Parallel parallel) {
    List<Supplier<Made>> work = new ArrayList<>();
    work.add(() -> new Made(List.of(), judge(before.read()), List.of()));
    for (List<Unverified> piece : pieces(before.judged())) {
      work.add(() -> new Made(List.of(), List.of(), Unverified.verify(piece)));
    }
    for (Tile bundle : window) {
      work.add(() -> new Made(List.of(Chunk.read(bundle, head, log)), List.of(), List.of()));
    }
    return Made.all(parallel.map(work, Supplier::get));
  }

  private List<List<Unverified>> pieces(List<Unverified> judged) {
    List<List<Unverified>> pieces = new ArrayList<>();
    if (plan.signatures() == Audit.Signatures.VERIFIED) {
      for (int from = 0; from < judged.size(); from += SIGNATURES_AT_ONCE) {
        pieces.add(judged.subList(from, Math.min(from + SIGNATURES_AT_ONCE, judged.size())));
      }
    }
    return pieces;
  }

  /** Takes a window into books and tree, by one thread at a time, in the order of the log. */
  private List<Unverified> judge(List<Chunk> window) {
    List<Unverified> unverified = new ArrayList<>();
    for (Chunk chunk : window) {
      if (isWhole) {
        findings.addAll(chunk.findings());
        chunk.leaves().forEach(leaf -> take(leaf, unverified));
        isWhole = chunk.isWhole();
      }
    }
    tree.compareFullTiles();
    return unverified;
  }

  private void take(Leaf leaf, List<Unverified> unverified) {
    tree.append(leaf.hash());
    entries++;
    bytes += leaf.bytes();
    if (leaf.entry().isEmpty()) {
      books.skip();
      return;
    }
    Leaf.Identified entry = leaf.entry().get();
    books
        .judge(leaf.index(), leaf.hash(), entry)
        .ifPresent(ring -> unverified.add(new Unverified(leaf.index(), entry.signed(), ring)));
    onlooker.see(leaf.index(), entry.signed());
  }

  /** What is there when it is read a second time, which need not be what was there the first. */
  private Optional<SignedEntry> readAgain(long index) {
    Tile bundle = Tile.in(Tile.ENTRIES, index / Tile.FULL_WIDTH, head.size());
    List<byte[]> entries = BundleContent.read(bundle, log).entries();
    int position = (int) (index % Tile.FULL_WIDTH);
    try {
      return position < entries.size()
          ? Optional.of(SignedEntry.parse(entries.get(position)))
          : Optional.empty();
    } catch (Malformed notAnEntry) {
      return Optional.empty();
    }
  }
}
