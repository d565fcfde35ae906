package zoncoin.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;

/**
 * The CDK app. {@code cdk synth} and {@code cdk deploy} start it as {@code cdk.json} says, in this
 * module's folder.
 *
 * <p>Context: {@code programme} is the configuration file (default {@code programme.json}), {@code
 * placeholder=true} leaves the functions' code out.
 */
public final class ZonCoinApp {
  /**
   * What decides how a template looks: here and not in cdk.json, so that whoever synthesises gets
   * the same bytes.
   */
  private static final Map<String, Object> LOOKS =
      Map.of(
          // Whoever is warned is not told where in a folder that is gone by then.
          "aws:cdk:disable-stack-trace", true,
          "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
          // What the functions use of the data stack cannot be taken away under them.
          "@aws-cdk/core:defaultCrossStackReferences", "strong",
          "aws:cdk:enable-asset-metadata", false,
          "aws:cdk:enable-path-metadata", true);

  private ZonCoinApp() {}

  /** What templates are held against while they are made; cdk-nag's rules they always are. */
  public enum Check {
    /** CloudFormation's schemas, by CDK: two thirds of the time; what breaks one is an error. */
    SCHEMAS,
    /** Nothing: for whoever has them checked by another, or was content with one like it. */
    NONE
  }

  /**
   * Synthesises into the folder the CDK command line names, or {@code cdk.out}; exit 2 with one
   * line if it cannot.
   */
  public static void main(String[] arguments) {
    App app = app(AppProps.builder(), Check.SCHEMAS);
    try {
      build(app, ConfigurationFile.read(configurationFile(app)), code(app));
    } catch (IllegalArgumentException | UncheckedIOException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
    app.synth();
  }

  /**
   * Synthesises a programme into a folder, as {@link #main} does; for whoever wants to look at the
   * templates.
   */
  public static void synthesise(
      ProgrammeConfiguration configuration, FunctionCode code, Path folder, Check check) {
    App app = app(AppProps.builder().outdir(folder.toString()), check);
    build(app, configuration, code);
    app.synth();
  }

  private static void build(App app, ProgrammeConfiguration configuration, FunctionCode code) {
    DataStack data = DataStack.of(app, configuration);
    Stack service = ServiceStack.of(app, data, configuration, code);
    Stack payer = PayerStack.of(app, configuration);
    Stack member = MemberStack.of(app, configuration);
    Suppressions.apply(data, service, payer, member);
    Aspects.of(app)
        .add(
            new AwsSolutionsChecks(
                NagPackProps.builder().reportFormats(List.of(NagReportFormat.JSON)).build()));
  }

  private static App app(AppProps.Builder properties, Check check) {
    Map<String, Object> context = new HashMap<>(LOOKS);
    context.put("@aws-cdk/core:validateAgainstDefaultRules", check == Check.SCHEMAS);
    return new App(properties.postCliContext(context).analyticsReporting(false).build());
  }

  private static Path configurationFile(App app) {
    Object file = app.getNode().tryGetContext("programme");
    return Path.of(file instanceof String name ? name : "programme.json");
  }

  private static FunctionCode code(App app) {
    boolean placeholder = "true".equals(app.getNode().tryGetContext("placeholder"));
    return placeholder ? FunctionCode.placeholder() : FunctionCode.built(Path.of(".."));
  }
}
