package zoncoin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.billing.Assessment;
import zoncoin.billing.Assessor;
import zoncoin.billing.Bill;
import zoncoin.billing.SignedAssessment;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.exports.DuckBillReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Kind;
import zoncoin.ledger.SignedEntry;
import zoncoin.note.SignedNote;
import zoncoin.note.Verdict;
import zoncoin.note.VerifierKey;
import zoncoin.reward.Recomputation;
import zoncoin.reward.RewardPolicy;
import zoncoin.store.FolderEvidence;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;

/** {@code zon recompute}: whether an entry is what a bill comes to. */
@Command(
    name = "recompute",
    description = {
      "Whether an entry that issued or adjusted coins is what the bill comes to: reads the bill,"
          + " assesses it anew, and compares with the assessment that the entry names, line by"
          + " line.",
      "",
      "A member has no files of its payer: with --own-rows and the account's own export its rows,"
          + " sums and coins are compared, and what it cannot know is said to be unchecked."
    },
    mixinStandardHelpOptions = true)
final class RecomputeCommand implements Callable<Integer> {
  /** Those that rest on a bill; others may rest on a policy alone. */
  private static final Set<Kind> KINDS = Set.of(Kind.ISSUE, Kind.ADJUST);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ENTRY",
      description = "A file with a signed entry or a receipt; with --log, a transaction.")
  private String entry = "";

  @Option(
      names = "--bill",
      paramLabel = "PATH",
      required = true,
      description = "The bill, as zon bill reads it; any number of times.")
  private List<String> bills = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = PolicyArgument.DESCRIPTION + " Default: the one in the evidence.")
  private Optional<Path> policyFile = Optional.empty();

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description =
          "The folder with assessment/ and reward-policy/. Default: the folder evidence beside"
              + " that of --log.")
  private Optional<Path> evidenceFolder = Optional.empty();

  @Option(
      names = "--log",
      paramLabel = "DIR|URL",
      description =
          "The log that the transaction is looked for in; what had been issued before is held"
              + " against it, too.")
  private Optional<String> log = Optional.empty();

  @Option(names = "--own-rows", description = "The bill is the account's own export.")
  private boolean isOwn;

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      converter = KeyOptions.Parsing.class,
      description =
          "A key that you trust, of the billing issuer. With one, the signatures of entry and"
              + " assessment are verified. Keys in a file: @FILE.")
  private List<VerifierKey> keys = new ArrayList<>();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    SignedEntry signed = entry();
    Evidence named =
        signed
            .entry()
            .evidence()
            .filter(evidence -> KINDS.contains(signed.entry().kind()))
            .orElseThrow(() -> wrongUse(signed.entry().transaction() + " rests on no assessment"));
    EvidenceReader evidence = evidence();
    SignedAssessment assessment =
        evidence
            .assessment(named.assessment())
            .orElseThrow(
                () -> wrongUse("the evidence has no assessment/" + named.assessment().hex()));
    RewardPolicy policy = policy(evidence, named);
    RecomputeAnswer answer;
    try {
      Assessment found = found(assessment.assessment().subject(), policy);
      Recomputation.Stated stated =
          new Recomputation.Stated(signed.entry(), assessment.assessment());
      Recomputation.Files files = isOwn ? Recomputation.Files.OWN : Recomputation.Files.PAYERS;
      answer =
          new RecomputeAnswer(
              signed.entry().transaction().text(),
              besideLog(Recomputation.of(stated, found, policy, files), stated),
              signatures(List.of(signed.note(), assessment.note())));
    } catch (Malformed wrong) {
      return BadBill.answer(wrong, spec.commandLine().getErr());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer.json() : answer.text());
    out.flush();
    return answer.isGood() ? Zon.GOOD : Zon.FOUND_WRONG;
  }

  /** Where the log is at hand, what had been issued before is held against it. */
  private Recomputation besideLog(Recomputation recomputation, Recomputation.Stated stated) {
    return log.map(
            place ->
                recomputation.after(
                    stated,
                    LoggedEntry.before(
                        stated.entry().transaction().text(),
                        stated.assessment().subject(),
                        LoggedEntry.open(place, this::wrongUse))))
        .orElse(recomputation);
  }

  private SignedEntry entry() throws IOException {
    if (log.isPresent()) {
      TileReader tiles = LoggedEntry.open(log.get(), this::wrongUse);
      LoggedEntry.checkpoint(tiles, log.get(), this::wrongUse);
      return LoggedEntry.find(entry, tiles)
          .orElseThrow(() -> wrongUse("there is no transaction " + entry + " in " + log.get()));
    }
    Path file = Path.of(entry);
    if (Files.notExists(file)) {
      throw wrongUse("there is no file " + entry + "; of a transaction, name its log with --log");
    }
    return LoggedEntry.parse(file);
  }

  private EvidenceReader evidence() {
    Path folder =
        evidenceFolder
            .or(() -> log.filter(place -> !place.contains("://")).map(RecomputeCommand::beside))
            .orElseThrow(() -> wrongUse("name the folder of the evidence as --evidence DIR"));
    if (!Files.isDirectory(folder)) {
      throw wrongUse("there is no folder " + folder);
    }
    return new EvidenceReader(new FolderEvidence(folder));
  }

  private static Path beside(String logFolder) {
    return Path.of(logFolder).toAbsolutePath().resolveSibling("evidence");
  }

  private RewardPolicy policy(EvidenceReader evidence, Evidence named) throws IOException {
    if (policyFile.isPresent()) {
      return PolicyArgument.read(policyFile.get().toString());
    }
    return evidence
        .rewardPolicy(named.rewardPolicy())
        .map(RewardPolicy::parse)
        .orElseThrow(
            () -> wrongUse("the evidence has no reward-policy/" + named.rewardPolicy().hex()));
  }

  /** What the bill is worth to a subject: nothing, if it is of its payer and does not name it. */
  private Assessment found(Subject subject, RewardPolicy policy) {
    List<Bill> read =
        Waiting.during(
            "reading the bill",
            spec.commandLine().getErr(),
            () -> new DuckBillReader(ReaderSettings.standard()).read(bills, policy.eligibility()));
    return read.stream()
        .flatMap(bill -> bill.assessments().stream())
        .filter(assessment -> assessment.subject().equals(subject))
        .findFirst()
        .or(() -> nothing(read, subject, policy))
        .orElseThrow(
            () ->
                Malformed.ofAnotherKind(
                    "this bill is not of payer " + subject.payer() + " in " + subject.period()));
  }

  private static Optional<Assessment> nothing(
      List<Bill> read, Subject subject, RewardPolicy policy) {
    return read.stream()
        .filter(bill -> bill.assessments().stream().anyMatch(a -> isOfSameBill(a, subject)))
        .findFirst()
        .map(bill -> new Assessor(bill.delivery(), policy.eligibility()).nothing(subject));
  }

  private static boolean isOfSameBill(Assessment assessment, Subject subject) {
    return assessment.subject().payer().equals(subject.payer())
        && assessment.subject().period().equals(subject.period());
  }

  private RecomputeAnswer.Signatures signatures(List<SignedNote> notes) {
    if (keys.isEmpty()) {
      return RecomputeAnswer.Signatures.UNCHECKED;
    }
    return notes.stream().allMatch(note -> note.verify(keys) instanceof Verdict.Signed)
        ? RecomputeAnswer.Signatures.VERIFIED
        : RecomputeAnswer.Signatures.NOT_TRUSTED;
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
