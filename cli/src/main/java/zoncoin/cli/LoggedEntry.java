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
import zoncoin.billing.Subject;
import zoncoin.evidence.Earlier;
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
    try {
      return new String(bytes, UTF_8).startsWith("zoncoin/entry@")
          ? SignedEntry.parse(bytes)
          : Receipt.parse(bytes).entry();
    } catch (Malformed wrong) {
      throw new Malformed(file + " is no signed entry and no receipt: " + wrong.getMessage());
    }
  }

  /** What is read of a folder or an address. */
  static TileReader open(String place, Function<String, ParameterException> wrongUse) {
    try {
      if (place.startsWith("https:") || place.startsWith("http:")) {
        return new HttpTiles(URI.create(place));
      }
      return new FolderTiles(
          place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place));
    } catch (IllegalArgumentException notAPlace) {
      throw wrongUse.apply(place + " is neither a folder nor an address");
    }
  }

  /** The checkpoint of what was opened; without one it is no log, and wrong use. */
  static byte[] checkpoint(
      TileReader log, String place, Function<String, ParameterException> wrongUse) {
    return log.read(Audit.CHECKPOINT)
        .orElseThrow(
            () ->
                wrongUse.apply(
                    "there is no checkpoint in %s: name the folder or address of a log"
                        .formatted(place)));
  }

  /** The entry of a transaction; reads bundle after bundle until it is found. */
  static Optional<SignedEntry> find(String transaction, TileReader log) {
    // Cheaper than parsing each: most entries are others.
    String line = "\ntransaction " + transaction + "\n";
    return Tile.bundlesBetween(0, size(log)).stream()
        .flatMap(bundle -> entries(bundle, log).stream())
        .filter(entry -> new String(entry, UTF_8).contains(line))
        .map(SignedEntry::parse)
        .filter(entry -> entry.entry().transaction().text().equals(transaction))
        .findFirst();
  }

  private static long size(TileReader log) {
    byte[] checkpoint =
        log.read(Audit.CHECKPOINT)
            .orElseThrow(() -> new Malformed("the checkpoint of this log is gone"));
    return SignedCheckpoint.parse(checkpoint).checkpoint().size();
  }

  /**
   * What the log says had come of a subject before a transaction of it; reads bundle after bundle
   * until that is found.
   */
  static Earlier before(String transaction, Subject subject, TileReader log) {
    Earlier.Tally tally = new Earlier.Tally(subject);
    String name = "." + String.join(".", subject.payer(), subject.account()) + ".";
    Tile.bundlesBetween(0, size(log)).stream()
        .flatMap(bundle -> entries(bundle, log).stream())
        .filter(entry -> mayConcern(new String(entry, UTF_8), name))
        .map(entry -> SignedEntry.parse(entry).entry())
        .takeWhile(entry -> !entry.transaction().text().equals(transaction))
        .forEach(tally::add);
    return tally.earlier();
  }

  /** Cheaper than parsing each: whatever the tally could count has one of these lines. */
  private static boolean mayConcern(String entry, String name) {
    return entry.contains("\ntransaction issue" + name)
        || entry.contains("\ntransaction vest" + name)
        || entry.contains("\nkind leave\n");
  }

  private static List<byte[]> entries(Tile bundle, TileReader log) {
    return log.read(bundle.path())
        .or(() -> log.read(bundle.full().path()))
        .map(EntryBundle::decode)
        .orElseThrow(() -> new Malformed("this log has no " + bundle.path()));
  }
}
