package zoncoin.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;

/**
 * Everything that one commit adds to the log, written in one piece before the commit, so that
 * whoever finds the commit can finish it. Layout: size before (8 bytes), number of transactions
 * (4), each id (2 bytes length, ASCII), number of files (4), each path (2 bytes length, ASCII) and
 * content (4 bytes length).
 *
 * @param sizeBefore entries in the log before; the first transaction gets this index
 * @param transactions what is sealed, in order
 * @param files tiles and entry bundles
 */
record Staged(long sizeBefore, List<TransactionId> transactions, List<File> files) {
  Staged {
    transactions = List.copyOf(transactions);
    files = List.copyOf(files);
  }

  /** A file of the log. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  record File(String path, byte[] bytes) {}

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(sizeBefore);
      out.writeInt(transactions.size());
      for (TransactionId transaction : transactions) {
        out.writeUTF(transaction.text());
      }
      out.writeInt(files.size());
      for (File file : files) {
        out.writeUTF(file.path());
        out.writeInt(file.bytes().length);
        out.write(file.bytes());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("couldn't write to memory", impossible);
    }
    return bytes.toByteArray();
  }

  /** The entries of the bundles among its files that are new. */
  List<SignedEntry> entries() {
    if (sizeBefore < 0 || sizeBefore > Long.MAX_VALUE - transactions.size()) {
      throw new Malformed("staged bundle begins at " + sizeBefore);
    }
    Map<String, byte[]> content = new HashMap<>();
    files.forEach(file -> content.put(file.path(), file.bytes()));
    TileReader bundled = path -> Optional.ofNullable(content.get(path));
    List<SignedEntry> entries = new ArrayList<>();
    for (Tile bundle : Tile.bundlesBetween(sizeBefore, sizeBefore + transactions.size())) {
      int known = (int) Math.max(0, sizeBefore - bundle.index() * Tile.FULL_WIDTH);
      List<byte[]> leaves = EntryBundle.read(bundle, bundled);
      leaves.subList(known, leaves.size()).forEach(leaf -> entries.add(SignedEntry.parse(leaf)));
    }
    return entries;
  }

  static Staged decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      long sizeBefore = in.readLong();
      List<TransactionId> transactions = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        transactions.add(TransactionId.parse(in.readUTF()));
      }
      List<File> files = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        files.add(new File(in.readUTF(), readContent(in)));
      }
      if (in.available() > 0) {
        throw new Malformed("staged bundle goes on after its last file");
      }
      return new Staged(sizeBefore, transactions, files);
    } catch (IOException cutShort) {
      throw new Malformed("staged bundle is cut short: " + bytes.length + " bytes");
    }
  }

  private static byte[] readContent(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new Malformed("staged bundle is cut short in a file of " + length + " bytes");
    }
    return in.readNBytes(length);
  }
}
