package zoncoin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import zoncoin.cli.cloud.LocalDoor;
import zoncoin.cli.cloud.Switches;

/** {@code zon wallet}: an account on one screen. */
@Command(
    name = "wallet",
    description = {
      "An account on one screen: what it can spend and until when, what is pending and when it"
          + " vests, what is held or owed, its tier, and its last entries with their receipts.",
      "",
      "ACCOUNT is one of a running `zon up`. With --url it is the account whose credentials are in"
          + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), which sign what"
          + " is asked."
    },
    mixinStandardHelpOptions = true)
final class WalletCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a page of the API has at most. */
  private static final int MOST_ENTRIES = 100;

  private static final String LOCAL_REGION = "us-east-1";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ACCOUNT", arity = "0..1", description = "12 digits.")
  private Optional<String> account = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the API is, stage included: what /v1/account follows.")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--entries",
      paramLabel = "N",
      description = "How many entries, 1 to 100. Default: ${DEFAULT-VALUE}.",
      defaultValue = "8")
  private int entries;

  @Option(names = "--json", description = "What the API answers: account and entries.")
  private boolean json;

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws IOException {
    if (url.isPresent() == account.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "name an ACCOUNT of zon up, or a --url; not both");
    }
    if (entries < 1 || entries > MOST_ENTRIES) {
      throw new ParameterException(
          spec.commandLine(), "--entries is 1 to %d, not %d".formatted(MOST_ENTRIES, entries));
    }
    SignedApi api = url.isPresent() ? SignedApi.of(url.get(), System.getenv()) : local();
    ObjectNode answer = JSON.createObjectNode();
    answer.set("account", api.get("v1/account"));
    answer.set("history", api.get("v1/entries?limit=" + entries));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer.toPrettyString() + "\n" : Wallet.print(answer));
    out.flush();
    return Zon.GOOD;
  }

  private SignedApi local() throws IOException {
    JsonNode made =
        LocalDoor.ask(
            data.folder(),
            "credentials",
            JSON.createObjectNode().put("account", account.orElseThrow()));
    AwsCredentialsIdentity credentials =
        AwsCredentialsIdentity.create(
            made.path("accessKeyId").asText(), made.path("secretAccessKey").asText());
    return new SignedApi(Switches.Control.of(data.folder()).address(), credentials, LOCAL_REGION);
  }
}
