package zoncoin.infra.templates;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import zoncoin.infra.ConfigurationFile;
import zoncoin.infra.FunctionCode;
import zoncoin.infra.ZonCoinApp;

/**
 * The example programme, synthesised once per JVM and without any code in it. CDK runs on Node:
 * where there is none on the PATH every test that asks for templates is skipped and says so.
 */
final class Synthesis {
  /** The clone that is tested. */
  static final Path ROOT = Path.of(requireNonNull(System.getProperty("zoncoin.root")));

  /** The configuration that all tests are about. */
  static final Path CONFIGURATION = ROOT.resolve("infra-cdk/programme.example.json");

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
          ConfigurationFile.read(CONFIGURATION), FunctionCode.placeholder(), folder);
      return folder;
    }
  }
}
