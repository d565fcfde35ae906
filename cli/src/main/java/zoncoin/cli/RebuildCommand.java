package zoncoin.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import zoncoin.cli.cloud.LocalRebuild;
import zoncoin.evidence.EvidenceReader;
import zoncoin.rebuild.Rebuild;
import zoncoin.store.Cloud;
import zoncoin.tlog.Hash;

/** {@code zon operate rebuild}: a restored table becomes what its log says. */
@Command(
    name = "rebuild",
    description = {
      "Makes a table that was restored from a backup, or lost, what its log says.",
      "",
      "Audits the whole log first, and writes nothing unless it is sound. Nobody may write to the"
          + " table meanwhile: stop `zon up`, or pause the programme and close its API. It can be"
          + " run again after any fault. Exit code 1 if table and log contradict each other.",
      "",
      "What a sealing run had written past the published log when it was cut short is found, in the"
          + " log and in what is staged, and made ready for the next run to seal as it was begun.",
      "",
      "A table in AWS is rebuilt from here, by whoever may read the log's entries and write the"
          + " table: name its stacks by --stack, and by --table the table that a backup was"
          + " restored to. A function would not have the time."
    },
    mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--dry-run", description = "Says what would be written, and writes nothing.")
  private boolean isDry;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Option(
      names = "--terms",
      paramLabel = "SHA256",
      description = "Terms that members ever agreed to, in base64: what they asked is then known.")
  private List<String> terms = new ArrayList<>();

  @Option(
      names = "--operator",
      paramLabel = "ACCOUNT",
      description = "An AWS account that asked on the programme's behalf, 12 digits.")
  private List<String> operators = new ArrayList<>();

  @Mixin private DataOption data = new DataOption();

  @Mixin private DeploymentOptions deployment = new DeploymentOptions();

  @Override
  public Integer call() {
    LocalRebuild.Known known =
        new LocalRebuild.Known(
            new HashSet<>(terms.stream().map(Hash::parse).toList()), new HashSet<>(operators));
    Rebuild.Result result =
        deployment.isInAws()
            ? run().apply(rebuild(known))
            : LocalRebuild.in(data.folder(), known, run());
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? RebuildText.json(result, isDry) : RebuildText.print(result, isDry));
    out.flush();
    return result instanceof Rebuild.Result.Rebuilt ? Zon.GOOD : Zon.FOUND_WRONG;
  }

  private Function<Rebuild, Rebuild.Result> run() {
    Rebuild.Mode mode = isDry ? Rebuild.Mode.DRY : Rebuild.Mode.WRITE;
    return rebuild -> {
      try (Meter meter = new Meter("rebuilding", spec.commandLine().getErr())) {
        return rebuild.run(mode, AuditCommand.CORES, meter);
      }
    };
  }

  private Rebuild rebuild(LocalRebuild.Known known) {
    Cloud cloud =
        Cloud.of(
            Map.of(
                "ZONCOIN_TABLE", deployment.table(),
                "ZONCOIN_LOG_BUCKET", deployment.logBucket(),
                "ZONCOIN_STAGING_BUCKET", deployment.stagingBucket(),
                "ZONCOIN_EVIDENCE_BUCKET", deployment.evidenceBucket()));
    LocalRebuild.Sources sources =
        new LocalRebuild.Sources(
            cloud.tiles(), deployment.trusted(), new EvidenceReader(cloud.evidence()));
    Rebuild.Ports ports =
        new Rebuild.Ports(
            cloud.restored(), cloud.journal(), cloud.journal(), cloud.heads(), cloud.staged());
    return LocalRebuild.of(sources, ports, known, InstantSource.system());
  }
}
