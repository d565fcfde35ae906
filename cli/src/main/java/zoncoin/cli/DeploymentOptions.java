package zoncoin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import zoncoin.cli.door.Refused;
import zoncoin.cli.door.Stacks;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Malformed;

/** Which deployment in AWS a command is about: what its stacks tell, or what is named here. */
final class DeploymentOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "The programme's name: its stacks NAME-data and NAME-service tell whatever is not named"
              + " by another option.")
  private Optional<String> stack = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "The ledger's table, such as a restored one.")
  private Optional<String> table = Optional.empty();

  @Option(names = "--log-bucket", paramLabel = "BUCKET", description = "The log's bucket.")
  private Optional<String> logBucket = Optional.empty();

  @Option(
      names = "--staging-bucket",
      paramLabel = "BUCKET",
      description = "The bucket of what is about to be sealed.")
  private Optional<String> stagingBucket = Optional.empty();

  @Option(
      names = "--evidence-bucket",
      paramLabel = "BUCKET",
      description = "The bucket of what coins rest on.")
  private Optional<String> evidenceBucket = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      converter = KeyOptions.Parsing.class,
      description = "A key of the log that you trust, once for each; @FILE names a file of them.")
  private List<VerifierKey> keys = new ArrayList<>();

  private Optional<Stacks> told = Optional.empty();

  /** Whether anything in AWS is named. */
  boolean isInAws() {
    return stack.isPresent() || table.isPresent() || logBucket.isPresent();
  }

  /** The programme's name, if it is given. */
  Optional<String> stack() {
    return stack;
  }

  String table() {
    return named(table, "--table", stacks -> stacks.output(Stacks.TABLE));
  }

  String logBucket() {
    return named(logBucket, "--log-bucket", stacks -> stacks.output(Stacks.LOG_BUCKET));
  }

  String stagingBucket() {
    return named(stagingBucket, "--staging-bucket", stacks -> stacks.output(Stacks.STAGING_BUCKET));
  }

  String evidenceBucket() {
    return named(
        evidenceBucket, "--evidence-bucket", stacks -> stacks.output(Stacks.EVIDENCE_BUCKET));
  }

  /** The keys given, else those that the stacks tell. */
  TrustedKeys trusted() {
    Optional<List<VerifierKey>> given = keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    try {
      return TrustedKeys.of(named(given, "--key", Stacks::keys));
    } catch (Malformed wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** What KMS calls the log's keys of the stacks, by their ARNs; none without stacks. */
  Map<String, String> keySpecs() {
    Map<String, String> specs = new LinkedHashMap<>();
    stacks()
        .ifPresent(
            stacks -> {
              specs.put(stacks.output(Stacks.LOG_KEY_ED25519), "ECC_NIST_EDWARDS25519");
              specs.put(stacks.output(Stacks.LOG_KEY_ML_DSA_44), "ML_DSA_44");
            });
    return specs;
  }

  /** The queues of failures of the stacks; none without stacks. */
  List<String> deadLetters() {
    return stacks().map(Stacks::deadLetters).orElse(List.of());
  }

  private <T> T named(Optional<T> given, String option, Function<Stacks, T> told) {
    return given
        .or(() -> stacks().map(told))
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "Missing option: " + option + ", or --stack for all"));
  }

  /** Asked once, when something is first not named. */
  private Optional<Stacks> stacks() {
    if (told.isEmpty()) {
      told = stack.map(DeploymentOptions::ask);
    }
    return told;
  }

  private static Stacks ask(String programme) {
    try (CloudFormationClient client =
        CloudFormationClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return Stacks.of(client, programme);
    } catch (SdkClientException noRegion) {
      throw new Malformed(
          "couldn't look for the stacks of " + programme + ": " + Refused.why(noRegion));
    }
  }
}
