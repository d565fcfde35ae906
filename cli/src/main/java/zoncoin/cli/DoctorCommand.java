package zoncoin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;
import zoncoin.cli.cloud.LocalDoctor;
import zoncoin.cli.doctor.CloudChecks;
import zoncoin.cli.doctor.Doctor;
import zoncoin.cli.doctor.ExportChecks;
import zoncoin.cli.door.Deployment;
import zoncoin.cli.door.Refused;
import zoncoin.store.Once;
import zoncoin.tlog.Malformed;

/** {@code zon doctor}: whether a deployment is as it should be. */
@Command(
    name = "doctor",
    description = {
      "Whether a programme is as it should be: asks table, buckets, keys, queues and, with --stack,"
          + " what the payers' exports are asked for; changes nothing, and says of each what is"
          + " wrong and what to do next.",
      "",
      "Asks a deployment in AWS if --stack or its parts are named, else the cloud on this machine."
          + " Region, credentials and AWS_ENDPOINT_URL as the SDK finds them. Exit code 1 if"
          + " anything is wrong or could not be asked."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--ed25519-key",
      paramLabel = "ID",
      description = "Id of the log's Ed25519 key in KMS.")
  private List<String> ed25519 = new ArrayList<>();

  @Option(
      names = "--ml-dsa-44-key",
      paramLabel = "ID",
      description = "Id of the log's ML-DSA-44 key in KMS.")
  private List<String> mlDsa44 = new ArrayList<>();

  @Option(names = "--dead-letters", paramLabel = "URL", description = "A queue of failures.")
  private List<String> deadLetters = new ArrayList<>();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Mixin private DataOption data = new DataOption();

  @Mixin private DeploymentOptions deployment = new DeploymentOptions();

  @Override
  public Integer call() {
    List<Doctor.Checked> checked =
        deployment.isInAws() ? examine() : LocalDoctor.examine(data.folder());
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? json(checked) : print(checked));
    out.flush();
    return checked.stream().allMatch(one -> one.verdict() instanceof Doctor.Verdict.Good)
        ? Zon.GOOD
        : Zon.FOUND_WRONG;
  }

  private List<Doctor.Checked> examine() {
    Map<String, String> specs = new LinkedHashMap<>(deployment.keySpecs());
    ed25519.forEach(key -> specs.put(key, "ECC_NIST_EDWARDS25519"));
    mlDsa44.forEach(key -> specs.put(key, "ML_DSA_44"));
    List<String> queues = new ArrayList<>(deployment.deadLetters());
    queues.addAll(deadLetters);
    CloudChecks.Names names =
        new CloudChecks.Names(
            deployment.table(), deployment.logBucket(), deployment.trusted(), specs, queues);
    List<Doctor.Checked> checked =
        new ArrayList<>(Doctor.examine(CloudChecks.of(found(), names, InstantSource.system())));
    deployment.stack().ifPresent(stack -> checked.addAll(exports(stack)));
    return checked;
  }

  private static List<Doctor.Checked> exports(String stack) {
    return ExportChecks.examine(
        () -> {
          try (Deployment deployed = Deployment.of(stack, Optional.empty())) {
            return deployed.exports();
          }
        });
  }

  private static CloudChecks.Clients found() {
    try {
      return clients();
    } catch (SdkClientException noRegion) {
      throw new Malformed("couldn't ask AWS: " + Refused.why(noRegion));
    }
  }

  private static CloudChecks.Clients clients() {
    // An endpoint of one's own has no host name for each bucket.
    boolean isElsewhere =
        System.getenv().containsKey("AWS_ENDPOINT_URL")
            || System.getenv().containsKey("AWS_ENDPOINT_URL_S3");
    return new CloudChecks.Clients(
        Once.dynamoDb().build(),
        Once.s3().forcePathStyle(isElsewhere).build(),
        KmsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
        Once.sqs().build(),
        StsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build());
  }

  static String print(List<Doctor.Checked> checked) {
    StringBuilder text = new StringBuilder();
    for (Doctor.Checked one : checked) {
      text.append(
          switch (one.verdict()) {
            case Doctor.Verdict.Good good ->
                "ok       %-24s %s%n".formatted(one.what(), good.detail());
            case Doctor.Verdict.Bad bad ->
                "WRONG    %-24s %s; %s%n".formatted(one.what(), bad.why(), bad.next());
            case Doctor.Verdict.Unasked unasked ->
                "unknown  %-24s %s%n".formatted(one.what(), unasked.why());
          });
    }
    return text.toString();
  }

  private static String json(List<Doctor.Checked> checked) {
    ArrayNode all = JSON.createArrayNode();
    for (Doctor.Checked one : checked) {
      ObjectNode line = all.addObject().put("check", one.what());
      switch (one.verdict()) {
        case Doctor.Verdict.Good good -> line.put("verdict", "ok").put("detail", good.detail());
        case Doctor.Verdict.Bad bad ->
            line.put("verdict", "wrong").put("detail", bad.why()).put("next", bad.next());
        case Doctor.Verdict.Unasked unasked ->
            line.put("verdict", "unknown").put("detail", unasked.why());
      }
    }
    return all.toPrettyString() + "\n";
  }
}
