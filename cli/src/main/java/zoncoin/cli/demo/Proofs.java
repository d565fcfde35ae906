package zoncoin.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Finding;
import zoncoin.audit.Parallel;
import zoncoin.ledger.Posting;
import zoncoin.ledger.SignedEntry;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.receipt.Receipt;
import zoncoin.receipt.Verification;
import zoncoin.store.FolderTiles;

/**
 * The second half of the story: what anybody can check of it, offline, with the files in its
 * folder.
 */
final class Proofs {
  /** Folder of the cloud, within the story's. */
  static final String CLOUD = "cloud";

  /** Folder of the log, within the story's. */
  static final String LOG = CLOUD + "/log";

  /** Folder of what coins rest on, within the story's. */
  private static final String EVIDENCE = CLOUD + "/evidence";

  /** The copy of the log of which one byte was changed. */
  static final String CHANGED = "changed-log";

  static final String RECEIPT = "receipt.txt";
  static final String ENTRY = "entry.txt";

  /** The keys, as arguments of a command line. */
  static final String KEYS = "keys.txt";

  /** What the commands with these keys remember of the log. */
  static final String SEEN = "seen";

  private final DemoCloud cloud;
  private final Screen screen;
  private final Path folder;

  /**
   * @param cloud what is proved
   * @param screen where it is told
   * @param folder of the log and of what is written for whoever checks
   */
  Proofs(DemoCloud cloud, Screen screen, Path folder) {
    this.cloud = cloud;
    this.screen = screen;
    this.folder = folder;
  }

  /** Fetches a receipt, keeps it, and verifies it from the file and the keys alone. */
  boolean prove(String account, String transaction) {
    write(KEYS, arguments());
    write(RECEIPT, cloud.receipt(account, transaction));
    Receipt receipt = Receipt.parse(read(folder.resolve(RECEIPT)));
    SignedEntry entry = receipt.entry();
    write(ENTRY, new String(entry.bytes(), StandardCharsets.UTF_8));
    List<VerifierKey> keys = new ArrayList<>(cloud.logKeys());
    keys.addAll(cloud.issuerKeys());
    happened("checkpoint", "of size " + receipt.checkpoint().checkpoint().size() + ", signed by");
    cloud
        .logKeys()
        .forEach(
            key ->
                screen.more(
                    "  " + key.name() + " with " + key.type().toString().replace('_', '-')));
    return switch (receipt.verify(TrustedKeys.of(keys))) {
      case Verification.Holds holds -> {
        happened(
            "proved",
            "%s is entry %d of %d: the receipt holds, offline"
                .formatted(transaction, holds.index(), holds.head().size()));
        yield true;
      }
      case Verification.Fails fails -> {
        happened("FAILED", "the receipt of " + transaction + ": " + fails.detail());
        yield false;
      }
    };
  }

  /** Says where what coins rest on is kept. */
  void evidence() {
    happened(
        "kept",
        "under their hashes, in %s: %d assessments, signed; %d reward policy; %d files of bills"
            .formatted(EVIDENCE, kept("assessment"), kept("reward-policy"), kept("source")));
  }

  private long kept(String kind) {
    try (Stream<Path> files = Files.list(folder.resolve(EVIDENCE).resolve(kind))) {
      return files.count();
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't list " + EVIDENCE + "/" + kind, fault);
    }
  }

  /** Audits the log. */
  boolean audit() {
    return switch (audit(folder.resolve(LOG))) {
      case AuditReport.Sound sound -> {
        happened(
            "audited",
            "%,d entries recomputed from the log alone: all sound"
                .formatted(sound.figures().entries()));
        yield true;
      }
      case AuditReport.Unsound unsound -> {
        happened("FAILED", "the audit: " + unsound.first());
        yield false;
      }
    };
  }

  private AuditReport audit(Path log) {
    Audit.Plan plan =
        new Audit.Plan(TrustedKeys.of(cloud.logKeys()), List.of(), Audit.Signatures.VERIFIED);
    return new Audit(plan, Parallel.SEQUENTIAL, (done, total) -> {}).run(new FolderTiles(log));
  }

  /** Changes one byte of a copy of the log, and audits that. */
  boolean tamper() {
    Receipt receipt = Receipt.parse(read(folder.resolve(RECEIPT)));
    Posting posting = receipt.entry().entry().postings().getFirst();
    Tamper.Change change =
        Tamper.copyAndChange(folder.resolve(LOG), folder.resolve(CHANGED), "posting " + posting);
    happened(
        "tampered",
        "in a copy, one byte of %s: %s became %s"
            .formatted(change.file(), change.before(), change.after()));
    return switch (audit(folder.resolve(CHANGED))) {
      case AuditReport.Unsound unsound -> {
        sayFound(unsound);
        yield unsound.first().index().equals(OptionalLong.of(receipt.index()));
      }
      case AuditReport.Sound sound -> {
        happened("FAILED", "the audit did not notice");
        yield false;
      }
    };
  }

  /** The entry, and each rule that does not hold any more. */
  private void sayFound(AuditReport.Unsound unsound) {
    Finding first = unsound.first();
    String place = first.index().isPresent() ? "entry " + first.index().getAsLong() : "the log";
    happened("found", place + " breaks what must be true of every log:");
    unsound.kinds().forEach(kind -> screen.more("  " + kind.first().rule().sentence()));
  }

  /**
   * The keys as arguments of a command line, with a memory of its own for each run of the story: it
   * is beside this file, wherever the folder is moved to.
   */
  private String arguments() {
    List<VerifierKey> keys = new ArrayList<>(cloud.logKeys());
    keys.addAll(cloud.issuerKeys());
    return keys.stream().map(key -> "--key " + key + "\n").collect(Collectors.joining())
        + "--state {here}/"
        + SEEN
        + "\n";
  }

  private void happened(String what, String details) {
    screen.happened(cloud.now(), what, details);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't write file: " + folder.resolve(name), fault);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't read file: " + file, fault);
    }
  }
}
