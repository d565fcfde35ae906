package zoncoin.infra.templates;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.infra.ConfigurationFile;
import zoncoin.infra.FunctionCode;
import zoncoin.infra.ZonCoinApp;
import zoncoin.infra.ZonCoinApp.Check;

/**
 * The example programme, synthesised once per JVM and without any code in it. Its templates are
 * held against CloudFormation's schemas by cfn-lint, or where that is not there by CDK, which takes
 * as long as all the rest. CDK runs on Node: where there is none on the PATH every test that asks
 * for templates is skipped and says so.
 */
final class Synthesis {
  /** The clone that is tested. */
  static final Path ROOT = Path.of(requireNonNull(System.getProperty("zoncoin.root")));

  /** The configuration that all tests are about. */
  static final Path CONFIGURATION = ROOT.resolve("infra-cdk/programme.example.json");

  /** ARN of the table that {@link #other} goes on with. */
  static final String RESTORED = "arn:aws:dynamodb:eu-central-1:999988887777:table/ledger-again";

  /** The web ACL that stands before the API of {@link #other}. */
  static final String WEB_ACL =
      "arn:aws:wafv2:eu-central-1:999988887777:regional/webacl/cashback/1f0c";

  /** The accounts that the API of {@link #other} lets in. */
  static final List<String> CALLERS = List.of("222233334444", "333344445555");

  /** Set while a mutation is tried: the tests then look at what it made of the templates. */
  static final ScopedValue<Templates> MUTATED = ScopedValue.newInstance();

  private Synthesis() {}

  /** What a test is to look at: the templates as synthesised, or as a mutation left them. */
  static Templates templates() {
    needsNode();
    return MUTATED.isBound() ? MUTATED.get() : Once.TEMPLATES;
  }

  /** The folder with all that synthesis wrote, the reports of cdk-nag included. */
  static Path folder() {
    needsNode();
    return Once.FOLDER;
  }

  /** The same programme after a restore, and with each thing otherwise that can be otherwise. */
  static Templates other() {
    needsNode();
    return Other.TEMPLATES;
  }

  /** Every template that was synthesised, as a file. */
  static List<Path> files() {
    needsNode();
    return Stream.of(Once.FOLDER, Other.FOLDER)
        .flatMap(
            folder ->
                Stream.of("data", "service", "payer", "member")
                    .map(stack -> folder.resolve("zoncoin-" + stack + ".template.json")))
        .toList();
  }

  /** The named program's file, if it is on the PATH. */
  static Optional<Path> onPath(String program) {
    return Arrays.stream(requireNonNull(System.getenv("PATH")).split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void needsNode() {
    assumeTrue(
        onPath("node").isPresent(),
        "node is not on the PATH, and CDK needs it: the templates were not tested");
  }

  /** Initialised by whoever asks first. */
  private static final class Once {
    static final Path FOLDER = synthesised();
    static final Templates TEMPLATES = Templates.read(FOLDER);

    private static Path synthesised() {
      Path folder = Path.of("target", "cdk.out").toAbsolutePath();
      ZonCoinApp.synthesise(
          ConfigurationFile.read(CONFIGURATION),
          FunctionCode.placeholder(),
          folder,
          onPath("cfn-lint").isPresent() ? Check.NONE : Check.SCHEMAS);
      return folder;
    }
  }

  /** Initialised by whoever asks first. */
  private static final class Other {
    static final Path FOLDER = synthesised();
    static final Templates TEMPLATES = Templates.read(FOLDER);

    private static Path synthesised() {
      ObjectNode programme = (ObjectNode) Templates.json(CONFIGURATION);
      programme.put("restoredTable", RESTORED + "/stream/2026-07-02T08:00:00.123");
      programme.put("billingConductor", false);
      programme.put("rotateKeysDays", 90);
      programme.put("logLockDays", 365);
      programme.put("webAcl", WEB_ACL);
      ArrayNode accounts = programme.putObject("callers").putArray("accounts");
      CALLERS.forEach(accounts::add);
      Path folder = Path.of("target", "cdk.other").toAbsolutePath();
      ZonCoinApp.synthesise(
          ConfigurationFile.parse(programme.toString()),
          FunctionCode.placeholder(),
          folder,
          Check.NONE);
      return folder;
    }
  }
}
