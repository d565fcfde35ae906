package zoncoin.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
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
 * @param leaves from the left
 * @param findings about its entries and its tile
 * @param isWhole false if neither entry nor hash could be read at some place: the leaves and the
 *     audit end there
 */
record Chunk(List<Leaf> leaves, List<Finding> findings, boolean isWhole) {
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
          addUnread(position, stored.get(), 0);
        } else {
          break;
        }
      }
      return new Chunk(leaves, findings, leaves.size() == bundle.width());
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
      Parsed parsed = Parsed.of(bytes);
      boolean isStored = stored.isEmpty() || stored.get().equals(parsed.hash());
      if (!isStored && isInTree(position, stored.get())) {
        addAltered(position, parsed, stored.get());
        addUnread(position, stored.get(), bytes.length);
        return;
      }
      if (!isStored) {
        String path = new Tile(0, bundle.index(), bundle.width()).path();
        addFinding(position, Rule.TILE, path + " has another hash for it than " + parsed.hash());
      }
      parsed.fault().ifPresent(fault -> addFinding(position, Rule.FORM, fault));
      Optional<Leaf.Identified> entry = parsed.signed().map(Leaf.Identified::of);
      leaves.add(new Leaf(firstIndex + position, parsed.hash(), entry, bytes.length));
    }

    /** The log's tiles lead from the other hash to the signed root: this entry was exchanged. */
    private void addAltered(int position, Parsed altered, Hash committed) {
      long index = firstIndex + position;
      Optional<TransactionId> name = altered.signed().map(signed -> signed.entry().transaction());
      String detail = "hashes to " + altered.hash() + ", and the root commits to " + committed;
      String fault = altered.fault().map(form -> "; " + form).orElse("");
      findings.add(new Finding(Rule.ALTERED, OptionalLong.of(index), name, detail + fault));
    }

    private void addUnread(int position, Hash committed, int bytes) {
      leaves.add(new Leaf(firstIndex + position, committed, Optional.empty(), bytes));
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

  /** Bytes of a leaf, read as an entry if they are one. */
  private record Parsed(Hash hash, Optional<SignedEntry> signed, Optional<String> fault) {
    static Parsed of(byte[] bytes) {
      try {
        SignedEntry signed = SignedEntry.parse(bytes);
        return new Parsed(signed.hash(), Optional.of(signed), Optional.empty());
      } catch (Malformed malformed) {
        return new Parsed(Hash.leaf(bytes), Optional.empty(), Optional.of(malformed.getMessage()));
      }
    }
  }
}
