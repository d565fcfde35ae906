package zoncoin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.EvidenceHeld;
import zoncoin.audit.Parallel;
import zoncoin.evidence.EvidenceReader;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TlogProof;
import zoncoin.note.TrustedKeys;
import zoncoin.reward.RecomputedCoins;
import zoncoin.store.FolderEvidence;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/** {@code zon audit}: whether a whole log is right. */
@Command(
    name = "audit",
    description = {
      "Whether a whole log is right: every tile, root, signature, chain, bucket, lot order,"
          + " reference and total, made again from its entries.",
      "",
      "Changes nothing. Remembers the newest checkpoint of each log; a log that is smaller, of"
          + " another root, or does not extend what was seen is refused, and both checkpoints are"
          + " shown as evidence."
    },
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR|URL",
      description = "What has the file checkpoint and the folder tile, entries included.")
  private String place = "";

  @Mixin private KeyOptions keys = new KeyOptions();

  @Option(
      names = "--since",
      paramLabel = "CHECKPOINT",
      description = "A file with an earlier checkpoint, which the log has to extend.")
  private Optional<Path> since = Optional.empty();

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description =
          "The folder with assessment/ and reward-policy/: what assessments say of what had been"
              + " issued before is held against the log, coins against what they come to, their"
              + " policy against those that the log applied, and their signatures against its"
              + " keys. Entries of which a file is missing are named.")
  private Optional<Path> evidence = Optional.empty();

  @Option(
      names = "--require-evidence",
      description = "A file missing from --evidence is exit code 1, though the log be sound.")
  private boolean isEvidenceRequired;

  @Option(names = "--json", description = "Answer in JSON; amounts are whole zon.")
  private boolean json;

  @Mixin private StateOption state = new StateOption();

  /** All cores; a task for each item, as items are of very different length. */
  static final Parallel CORES =
      new Parallel() {
        @Override
        public <T, R> List<R> map(List<T> items, Function<T, R> work) {
          List<ForkJoinTask<R>> tasks =
              items.stream().map(item -> ForkJoinTask.adapt(() -> work.apply(item))).toList();
          return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
        }
      };

  @Override
  public Integer call() throws IOException {
    TrustedKeys trusted = keys.trusted();
    checkEvidence();
    TileReader log = LoggedEntry.open(place, this::wrongUse);
    byte[] checkpoint = LoggedEntry.checkpoint(log, place, this::wrongUse);
    Seen seen = state.seen(trusted.origin());
    checkLogKey(trusted, checkpoint);
    AuditAnswer answer = answer(trusted, seen, log, checkpoint);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? AuditJson.print(answer) : AuditText.print(answer));
    out.flush();
    if (!answer.isSound()) {
      return Zon.FOUND_WRONG;
    }
    // What follows can fail, and does not change the answer.
    signed(trusted, checkpoint).ifPresent(seen::rememberAudited);
    return isEvidenceRequired && !answer.hasAllEvidence() ? Zon.FOUND_WRONG : Zon.GOOD;
  }

  private AuditAnswer answer(TrustedKeys trusted, Seen seen, TileReader log, byte[] checkpoint)
      throws IOException {
    Optional<SignedCheckpoint> signed = signed(trusted, checkpoint);
    Optional<Seen.Contradiction> contradiction = signed.flatMap(seen::contradicts);
    if (contradiction.isPresent()) {
      return new AuditAnswer.Refused(trusted.origin(), contradiction.get());
    }
    List<SignedCheckpoint> earlier = new ArrayList<>(seen.all());
    if (since.isPresent()) {
      earlier.add(readSince(trusted, since.get()));
    }
    List<TreeHead> heads = earlier.stream().map(before -> before.checkpoint().head()).toList();
    Audit.Plan plan = new Audit.Plan(trusted, heads, Audit.Signatures.VERIFIED);
    // The checkpoint that was compared is the one that is audited, whatever is published meanwhile.
    TileReader fixed =
        path -> path.equals(Audit.CHECKPOINT) ? Optional.of(checkpoint) : log.read(path);
    long start = System.nanoTime();
    Found found = audit(plan, fixed);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new AuditAnswer.Audited(
        trusted.origin(),
        found.report(),
        found.held(),
        seconds,
        AuditAnswer.fork(found.report(), earlier, signed));
  }

  /** What the audit came to, and what was at hand of the evidence if it was asked for. */
  private record Found(AuditReport report, Optional<EvidenceHeld> held) {}

  private Found audit(Audit.Plan plan, TileReader log) {
    try (Meter meter = new Meter("auditing", spec.commandLine().getErr())) {
      Audit audit = new Audit(plan, CORES, meter);
      if (evidence.isEmpty()) {
        return new Found(audit.run(log), Optional.empty());
      }
      EvidenceReader reader = new EvidenceReader(new FolderEvidence(evidence.get()));
      Audit.WithEvidence found = audit.run(log, reader, new RecomputedCoins());
      return new Found(found.report(), Optional.of(found.held()));
    }
  }

  /** A folder misspelt is no folder of which everything is missing. */
  private void checkEvidence() {
    if (isEvidenceRequired && evidence.isEmpty()) {
      throw wrongUse("--require-evidence needs the folder as --evidence DIR");
    }
    evidence
        .filter(folder -> !Files.isDirectory(folder.resolve("assessment")))
        .ifPresent(
            folder -> {
              throw wrongUse("there is no folder assessment in --evidence " + folder);
            });
  }

  /** The checkpoint, if it is this log's; if not, the audit says what is wrong with it. */
  private static Optional<SignedCheckpoint> signed(TrustedKeys trusted, byte[] checkpoint) {
    try {
      SignedCheckpoint parsed = SignedCheckpoint.parse(checkpoint);
      boolean isSigned =
          parsed.verify(trusted.origin(), trusted.log()).isSignedByAll(trusted.log());
      return isSigned ? Optional.of(parsed) : Optional.empty();
    } catch (Malformed malformed) {
      return Optional.empty();
    }
  }

  /** An issuer's key alone looks like that of another log: the checkpoint tells whose it is. */
  private void checkLogKey(TrustedKeys trusted, byte[] checkpoint) {
    String origin = new String(checkpoint, UTF_8).lines().findFirst().orElse("");
    if (trusted.origin().startsWith(origin + "/")) {
      throw wrongUse("give the log's key too: its name is " + origin);
    }
  }

  private SignedCheckpoint readSince(TrustedKeys trusted, Path file) throws IOException {
    return signed(trusted, Reason.read(file, TlogProof.MAX_BYTES))
        .orElseThrow(
            () ->
                wrongUse(
                    "--since "
                        + file
                        + " is no checkpoint of "
                        + trusted.origin()
                        + " signed by each --key of it"));
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
