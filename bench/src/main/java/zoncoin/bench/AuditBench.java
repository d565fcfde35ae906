package zoncoin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.ledger.SignedEntry;
import zoncoin.memory.MemoryFiles;
import zoncoin.note.Checkpoint;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/** An audit with signatures, beside the verification of the same signatures and nothing else. */
final class AuditBench {
  /** All cores, as the command line does it. */
  static final Parallel CORES =
      new Parallel() {
        @Override
        public <T, R> List<R> map(List<T> items, Function<T, R> work) {
          List<ForkJoinTask<R>> tasks =
              items.stream().map(item -> ForkJoinTask.adapt(() -> work.apply(item))).toList();
          return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
        }
      };

  private final List<SignedEntry> entries = new ArrayList<>();
  private final List<VerifierKey> issuers =
      List.of(
          Programme.signer("/billing", 1).verifierKey(),
          Programme.signer("/desk", 2).verifierKey());
  private final TileReader log;
  private final NoteSigner signer = Programme.signer("", 3);

  private AuditBench(List<byte[]> leaves) {
    leaves.forEach(leaf -> entries.add(SignedEntry.parse(leaf)));
    MemoryFiles files = new MemoryFiles();
    TreeHead head = TreeBench.layOut(leaves, files);
    String text = Checkpoint.of(Programme.LOG.origin(), head).text();
    files.create("checkpoint", SignedNote.sign(text, 0, List.of(signer)).bytes());
    log = path -> files.read(path).map(stored -> stored.bytes());
  }

  /** The pairs: with signatures on all cores, and without against hashing alone on one. */
  static List<Pair> pairs(List<byte[]> leaves, int runs) {
    AuditBench bench = new AuditBench(leaves);
    return List.of(
        Pair.measure(
            "audit with signatures, against bare Ed25519 verification",
            "entries",
            leaves.size(),
            runs,
            () -> bench.audit(Audit.Signatures.VERIFIED),
            bench::verifyAlone),
        Pair.measure(
            "audit without signatures, against bare SHA-256",
            "entries",
            leaves.size(),
            runs,
            () -> bench.audit(Audit.Signatures.SKIPPED),
            () -> TreeBench.bareHashes(leaves)));
  }

  private Object audit(Audit.Signatures signatures) {
    TrustedKeys keys = TrustedKeys.of(List.of(signer.verifierKey()));
    Audit audit =
        new Audit(new Audit.Plan(keys, List.of(), signatures), CORES, (done, total) -> {});
    if (audit.run(log) instanceof AuditReport.Sound sound) {
      return sound.figures();
    }
    throw new IllegalStateException("the log is not sound");
  }

  private Object verifyAlone() {
    long good = CORES.map(entries, this::isSigned).stream().filter(signed -> signed).count();
    if (good != entries.size()) {
      throw new IllegalStateException("only " + good + " signatures verify");
    }
    return good;
  }

  private boolean isSigned(SignedEntry entry) {
    return issuers.stream()
        .anyMatch(
            key ->
                key.matches(entry.signature())
                    && key.verify(entry.note().text(), entry.signature()));
  }
}
