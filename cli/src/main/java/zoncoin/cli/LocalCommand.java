package zoncoin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.cli.cloud.LocalDoor;
import zoncoin.cli.policy.JsonFile;
import zoncoin.tlog.Malformed;

/** {@code zon local}: what one asks of a running {@code zon up}. */
@Command(
    name = "local",
    description = "Asks something of a running `zon up`.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class LocalCommand implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An event of Lambda is at most 6 MB; what costs are is far less. */
  private static final int MAX_BYTES = 6 << 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: says what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static void print(CommandSpec spec, String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  /** Credentials of an account. */
  @Command(
      name = "credentials",
      description = {
        "Credentials with which an account signs its requests; made the first time.",
        "",
        "Printed as `curl --user` wants them. They are good for this cloud alone."
      },
      mixinStandardHelpOptions = true)
  int credentials(
      @Parameters(paramLabel = "ACCOUNT", description = "12 digits.") String account,
      @Option(names = "--env", description = "As variables that AWS tools read.") boolean isEnv,
      @Option(names = "--json", description = "As JSON.") boolean isJson,
      @Mixin DataOption data)
      throws IOException {
    JsonNode made =
        LocalDoor.ask(
            data.folder(), "credentials", JSON.createObjectNode().put("account", account));
    String id = made.path("accessKeyId").asText();
    String secret = made.path("secretAccessKey").asText();
    if (isJson) {
      print(spec, made.toString());
    } else if (isEnv) {
      print(spec, "export AWS_ACCESS_KEY_ID=" + id);
      print(spec, "export AWS_SECRET_ACCESS_KEY=" + secret);
      print(spec, "export AWS_REGION=us-east-1");
    } else {
      print(spec, id + ":" + secret);
    }
    return Zon.GOOD;
  }

  /** Delivers a bill. */
  @Command(
      name = "deliver",
      description = {
        "Delivers a bill as AWS would: its files into the bucket, its manifest last.",
        "",
        "Issues what it is worth to the accounts that are enrolled, and vests what is due. The same"
            + " delivery again issues nothing, not even to who enrolled since: enrol first. Prints"
            + " what the functions answered."
      },
      mixinStandardHelpOptions = true)
  int deliver(
      @Parameters(
              paramLabel = "PATH",
              arity = "1..*",
              description = "A manifest, a folder that mirrors an export bucket, or files.")
          List<Path> paths,
      @Mixin DataOption data)
      throws IOException {
    ObjectNode asked = JSON.createObjectNode();
    ArrayNode all = asked.putArray("paths");
    for (Path path : paths) {
      if (Files.notExists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      all.add(path.toAbsolutePath().normalize().toString());
    }
    print(spec, LocalDoor.ask(data.folder(), "deliver", asked).toPrettyString());
    return Zon.GOOD;
  }

  /** Says what AWS says of costs. */
  @Command(
      name = "costs",
      description = {
        "From now on Cost Explorer, Invoicing, CloudWatch and Data Exports answer this, and nothing"
            + " else; an export that it does not name is asked for what coins are issued on.",
        "",
        "Notes the estimates of the month under way (GET /v1/preview) and, of months that are over"
            + " and have no bill, issues what Cost Explorer tells. Prints what came of it.",
        "",
        "FILE is JSON: {\"<payer>\": {\"months\": {\"2026-06\": {\"estimated\": false,"
            + " \"invoices\": [\"id\"], \"charges\": [{\"account\": \"<12 digits>\","
            + " \"recordType\": \"Usage\", \"unblended\": \"12.34\"}]}}, \"estimatedCharges\":"
            + " {\"<12 digits>\": [{\"at\": \"2026-07-03T06:00:00Z\", \"usd\": \"5.6\"}]},"
            + " \"exports\": {\"<arn>\": {\"updated\": \"2026-07-03T06:00:00Z\", as GetExport says"
            + " it: \"DataQuery\", \"DestinationConfigurations\", \"RefreshCadence\"}}}}"
      },
      mixinStandardHelpOptions = true)
  int costs(
      @Parameters(paramLabel = "FILE", description = "What they know.") Path file,
      @Mixin DataOption data)
      throws IOException {
    ObjectNode asked = JSON.createObjectNode();
    asked.set("costs", read(file));
    print(spec, LocalDoor.ask(data.folder(), "costs", asked).toPrettyString());
    return Zon.GOOD;
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      return JSON.readTree(Reason.read(file, MAX_BYTES));
    } catch (JsonProcessingException notJson) {
      throw new Malformed(file + " is not JSON: " + JsonFile.said(notJson));
    }
  }

  /** Turns the clock. */
  @Command(
      name = "turn",
      description = "Turns the clock on, and does what is done when days have passed.",
      mixinStandardHelpOptions = true)
  int turn(
      @Parameters(paramLabel = "DURATION", description = "Such as 15d, 6h, 30m or P15DT6H.")
          String duration,
      @Mixin DataOption data)
      throws IOException {
    JsonNode answer =
        LocalDoor.ask(data.folder(), "turn", JSON.createObjectNode().put("duration", duration));
    print(spec, answer.toPrettyString());
    return Zon.GOOD;
  }

  /** Invokes a function. */
  @Command(
      name = "invoke",
      description = "Hands an event to a function, and prints what it answers.",
      mixinStandardHelpOptions = true)
  int invoke(
      @Parameters(
              paramLabel = "FUNCTION",
              description =
                  "issue, vest, seal, report, redeem, lookup, operate, fulfil, collect, estimate,"
                      + " reconcile or publish.")
          String function,
      @Parameters(paramLabel = "EVENT.json", description = "The event; see the folder events.")
          Path event,
      @Mixin DataOption data)
      throws IOException {
    ObjectNode asked = JSON.createObjectNode().put("function", function);
    asked.set("event", read(event));
    print(spec, LocalDoor.ask(data.folder(), "invoke", asked).toPrettyString());
    return Zon.GOOD;
  }
}
