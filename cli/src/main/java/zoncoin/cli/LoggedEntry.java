package zoncoin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;
import zoncoin.audit.Audit;
import zoncoin.ledger.SignedEntry;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TlogProof;
import zoncoin.receipt.Receipt;
import zoncoin.store.FolderTiles;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;

/** A signed entry, from a file or out of a log. Its signature is whoever asks' to verify. */
final class LoggedEntry {
  private LoggedEntry() {}

  /**
   * Reads a file with a signed entry or a receipt.
   *
   * @throws Malformed if it is neither
   */
  static SignedEntry parse(Path file) throws IOException {
    byte[] bytes = Reason.read(file, TlogProof.MAX_BYTES + 1);
    return new String(bytes, UTF_8).startsWith("zoncoin/entry@")
        ? SignedEntry.parse(bytes)
        : Receipt.parse(bytes).entry();
  }

  /** The log in a folder or at an address. */
  static TileReader open(String place, Function<String, ParameterException> wrongUse) {
    try {
      return place.startsWith("https:") || place.startsWith("http:")
          ? new HttpTiles(URI.create(place))
          : new FolderTiles(Path.of(place));
    } catch (IllegalArgumentException notAPlace) {
      throw wrongUse.apply(place + " is neither a folder nor an address");
    }
  }

  /** The entry of a transaction; reads bundle after bundle until it is found. */
  static Optional<SignedEntry> find(String transaction, TileReader log) {
    byte[] checkpoint =
        log.read(Audit.CHECKPOINT)
            .orElseThrow(() -> Malformed.ofAnotherKind("there is no checkpoint in this log"));
    long size = SignedCheckpoint.parse(checkpoint).checkpoint().size();
    // Cheaper than parsing each: most entries are others.
    String line = "\ntransaction " + transaction + "\n";
    return Tile.bundlesBetween(0, size).stream()
        .flatMap(bundle -> entries(bundle, log).stream())
        .filter(entry -> new String(entry, UTF_8).contains(line))
        .map(SignedEntry::parse)
        .filter(entry -> entry.entry().transaction().text().equals(transaction))
        .findFirst();
  }

  private static List<byte[]> entries(Tile bundle, TileReader log) {
    return log.read(bundle.path())
        .or(() -> log.read(bundle.full().path()))
        .map(EntryBundle::decode)
        .orElseThrow(() -> new Malformed("this log has no " + bundle.path()));
  }
}
