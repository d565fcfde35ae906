package zoncoin.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import zoncoin.audit.AuditReport.Figures;
import zoncoin.ledger.Entry;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.SignedEntry;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TrustedKeys;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * Re-derives a whole log: every tile, root, signature, chain, bucket, lot order, reference and
 * total. Memory grows with accounts and by 24 bytes an entry, not with the entries themselves.
 */
public final class Audit {
  /** Where the checkpoint is, relative to the log's prefix. */
  public static final String CHECKPOINT = "checkpoint";

  /** Bundles read at once: eight thousand entries keep many cores busy in some tens of MB. */
  private static final int WINDOW_BUNDLES = 32;

  /** Signatures verified as one piece of work: some milliseconds. */
  private static final int SIGNATURES_AT_ONCE = 64;

  private final Plan plan;
  private final Parallel parallel;
  private final Progress progress;

  /**
   * @param plan what is audited against
   * @param parallel how many things are done at once
   * @param progress whom to tell
   */
  public Audit(Plan plan, Parallel parallel, Progress progress) {
    this.plan = plan;
    this.parallel = parallel;
    this.progress = progress;
  }

  /**
   * What a log is audited against.
   *
   * @param keys the log's; issuer keys among them are passed over, since the log names its own
   * @param earlier heads of this log that were signed before, which it has to extend
   * @param signatures whether issuers' signatures are verified
   */
  public record Plan(TrustedKeys keys, List<TreeHead> earlier, Signatures signatures) {
    /** Copies. */
    public Plan {
      earlier = List.copyOf(earlier);
    }
  }

  /** Whether issuers' signatures are verified. */
  public enum Signatures {
    /** Each of them: an audit. */
    VERIFIED,
    /** None: shows how fast all else is, and proves nothing about who issued what. */
    SKIPPED
  }

  /**
   * Audits the log of a folder.
   *
   * @param log its files; read by several threads if {@code parallel} uses them
   * @return what was found; nothing in the log makes it an exception
   * @throws java.io.UncheckedIOException if a file could not be read
   */
  public AuditReport run(TileReader log) {
    Findings findings = new Findings();
    Optional<TreeHead> head = readHead(log, findings);
    Figures figures =
        head.map(signed -> new Walk(signed, log, findings).walk()).orElse(Figures.NONE);
    return findings.isEmpty()
        ? new AuditReport.Sound(figures)
        : new AuditReport.Unsound(findings.tallies(), figures);
  }

  private Optional<TreeHead> readHead(TileReader log, Findings findings) {
    Optional<byte[]> file = log.read(CHECKPOINT);
    if (file.isEmpty()) {
      findings.add(Finding.ofLog(Rule.CHECKPOINT, "there is no " + CHECKPOINT));
      return Optional.empty();
    }
    try {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(file.get());
      if (checkpoint
          .verify(plan.keys().origin(), plan.keys().log())
          .isSignedByAll(plan.keys().log())) {
        return Optional.of(checkpoint.checkpoint().head());
      }
      String origin = Malformed.shown(checkpoint.checkpoint().origin());
      findings.add(
          Finding.ofLog(Rule.CHECKPOINT, "the checkpoint of " + origin + " is not so signed"));
    } catch (Malformed malformed) {
      findings.add(Finding.ofLog(Rule.CHECKPOINT, malformed.getMessage()));
    }
    return Optional.empty();
  }

  /** An entry whose signature is still to be verified, and the keys it has to be by. */
  private record Unverified(long index, SignedEntry signed, KeyRing ring) {
    Optional<Finding> verify() {
      return ring.isSignedBy(signed)
          ? Optional.empty()
          : Optional.of(
              Finding.of(
                  index,
                  signed.entry().transaction(),
                  Rule.SIGNATURE,
                  "is not signed by " + signed.signature().name()));
    }
  }

  /** One pass from the first entry to the last. */
  private final class Walk {
    private final TreeHead head;
    private final TileReader log;
    private final Findings findings;
    private final Books books;
    private final Regrowth tree;
    private long entries;
    private long bytes;

    Walk(TreeHead head, TileReader log, Findings findings) {
      this.head = head;
      this.log = log;
      this.findings = findings;
      this.books = new Books(plan.keys().origin(), this::readAgain, findings);
      this.tree = new Regrowth(plan.earlier(), log, findings);
    }

    Figures walk() {
      refuseSmaller();
      List<Tile> bundles = Tile.bundlesBetween(0, head.size());
      boolean isWhole = true;
      for (int from = 0; from < bundles.size() && isWhole; from += WINDOW_BUNDLES) {
        int to = Math.min(from + WINDOW_BUNDLES, bundles.size());
        isWhole = walk(bundles.subList(from, to));
        progress.at(entries, head.size());
      }
      if (isWhole) {
        tree.compareEdge(head);
      }
      return new Figures(head, entries, bytes, books.byKind(), books.close());
    }

    private void refuseSmaller() {
      for (TreeHead before : plan.earlier()) {
        if (before.size() > head.size()) {
          findings.add(
              Finding.ofLog(
                  Rule.EXTENSION,
                  "has size %d, and an earlier checkpoint has %d"
                      .formatted(head.size(), before.size())));
        }
      }
    }

    /** Reads and hashes at once, keeps the books in order, verifies at once. */
    private boolean walk(List<Tile> window) {
      List<Chunk> chunks = parallel.map(window, bundle -> Chunk.read(bundle, head, log));
      List<Unverified> unverified = new ArrayList<>();
      boolean isWhole = true;
      for (int i = 0; i < chunks.size() && isWhole; i++) {
        Chunk chunk = chunks.get(i);
        findings.addAll(chunk.findings());
        chunk.leaves().forEach(leaf -> take(leaf, unverified));
        isWhole = chunk.leaves().size() == window.get(i).width();
      }
      tree.compareFullTiles();
      if (plan.signatures() == Signatures.VERIFIED) {
        verify(unverified);
      }
      return isWhole;
    }

    private void take(Leaf leaf, List<Unverified> unverified) {
      tree.append(leaf.hash());
      entries++;
      bytes += leaf.bytes();
      if (leaf.entry().isEmpty()) {
        books.skip();
        return;
      }
      Leaf.Identified identified = leaf.entry().get();
      books
          .judge(leaf.index(), leaf.hash(), identified)
          .ifPresent(
              ring -> unverified.add(new Unverified(leaf.index(), identified.signed(), ring)));
    }

    private void verify(List<Unverified> unverified) {
      List<List<Unverified>> pieces =
          IntStream.iterate(0, from -> from < unverified.size(), from -> from + SIGNATURES_AT_ONCE)
              .mapToObj(
                  from ->
                      unverified.subList(
                          from, Math.min(from + SIGNATURES_AT_ONCE, unverified.size())))
              .toList();
      parallel
          .map(
              pieces,
              piece -> piece.stream().map(Unverified::verify).flatMap(Optional::stream).toList())
          .forEach(findings::addAll);
    }

    private Optional<Entry> readAgain(long index) {
      Tile bundle = Tile.in(Tile.ENTRIES, index / Tile.FULL_WIDTH, head.size());
      int position = (int) (index % Tile.FULL_WIDTH);
      byte[] entry = BundleContent.read(bundle, log).entries().get(position);
      return Optional.of(SignedEntry.parse(entry).entry());
    }
  }
}
