package zoncoin.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Inclusion;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * One entry bundle with its tile of leaf hashes, read and compared: the part of an audit that looks
 * at no other entry, so that many can be read at once.
 *
 * @param leaves from the left; fewer than the bundle is wide if neither entry nor hash could be
 *     read, and then the audit ends there
 * @param findings about its entries and its tile
 */
record Chunk(List<Leaf> leaves, List<Finding> findings) {
  /** Reads a bundle of a tree whose root was signed. */
  static Chunk read(Tile bundle, TreeHead head, TileReader log) {
    return new Reader(bundle, head, log).read();
  }

  private static final class Reader {
    private final Tile bundle;
    private final TreeHead head;
    private final TileReader log;
    private final long firstIndex;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Reader(Tile bundle, TreeHead head, TileReader log) {
      this.bundle = bundle;
      this.head = head;
      this.log = log;
      this.firstIndex = bundle.index() * Tile.FULL_WIDTH;
    }

    Chunk read() {
      BundleContent content = BundleContent.read(bundle, log);
      int readable = content.entries().size();
      content
          .fault()
          .ifPresent(
              fault -> addFinding(Math.min(readable, bundle.width() - 1), Rule.BUNDLE, fault));
      Optional<StoredTile> hashes = readHashes();
      for (int position = 0; position < bundle.width(); position++) {
        Optional<Hash> stored = StoredTile.hash(hashes, position);
        if (position < readable) {
          add(position, content.entries().get(position), stored);
        } else if (stored.isPresent()) {
          leaves.add(new Leaf(firstIndex + position, stored.get(), Optional.empty(), 0));
        } else {
          break;
        }
      }
      return new Chunk(leaves, findings);
    }

    private Optional<StoredTile> readHashes() {
      try {
        return Optional.of(StoredTile.read(new Tile(0, bundle.index(), bundle.width()), log));
      } catch (Malformed missing) {
        addFinding(0, Rule.TILE, missing.getMessage());
        return Optional.empty();
      }
    }

    private void add(int position, byte[] bytes, Optional<Hash> stored) {
      Hash hash = Hash.leaf(bytes);
      if (stored.isEmpty() || stored.get().equals(hash)) {
        addCommitted(position, bytes, hash);
      } else if (isInTree(position, stored.get())) {
        addAltered(position, bytes, stored.get());
      } else {
        String path = new Tile(0, bundle.index(), bundle.width()).path();
        String detail = path + " has another hash for it than " + hash;
        addFinding(position, Rule.TILE, detail);
        addCommitted(position, bytes, hash);
      }
    }

    private void addCommitted(int position, byte[] bytes, Hash hash) {
      Optional<Leaf.Identified> entry = Optional.empty();
      try {
        entry = Optional.of(Leaf.Identified.of(SignedEntry.parse(bytes)));
      } catch (Malformed malformed) {
        addFinding(position, Rule.FORM, malformed.getMessage());
      }
      leaves.add(new Leaf(firstIndex + position, hash, entry, bytes.length));
    }

    /** The log's tiles lead from the other hash to the signed root: this entry was exchanged. */
    private void addAltered(int position, byte[] bytes, Hash committed) {
      long index = firstIndex + position;
      String detail = "hashes to " + Hash.leaf(bytes) + ", and the root commits to " + committed;
      try {
        SignedEntry altered = SignedEntry.parse(bytes);
        findings.add(Finding.of(index, altered.entry().transaction(), Rule.ALTERED, detail));
      } catch (Malformed malformed) {
        findings.add(Finding.at(index, Rule.ALTERED, detail + "; " + malformed.getMessage()));
      }
      leaves.add(new Leaf(index, committed, Optional.empty(), bytes.length));
    }

    private boolean isInTree(int position, Hash leafHash) {
      long index = firstIndex + position;
      try {
        List<Hash> proof = Inclusion.prove(index, head.size(), log);
        return Inclusion.check(leafHash, index, head, proof);
      } catch (Malformed missing) {
        return false;
      }
    }

    private void addFinding(int position, Rule rule, String detail) {
      findings.add(Finding.at(firstIndex + position, rule, detail));
    }
  }
}
