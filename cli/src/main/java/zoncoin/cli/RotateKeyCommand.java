package zoncoin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.cli.cloud.LocalDoor;

/** {@code zon operate rotate-key}: another key for an issuer. */
@Command(
    name = "rotate-key",
    description = {
      "Gives an issuer another key: an entry names it, and retires the one that the rotation before"
          + " replaced.",
      "",
      "Functions sign with it within five minutes; what the old one signed goes on to verify. A"
          + " second rotation is refused for an hour. One that stopped half way goes on. In AWS:"
          + " aws secretsmanager rotate-secret. Exit code 1 if it is not at its end."
    },
    mixinStandardHelpOptions = true)
final class RotateKeyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ISSUER",
      description = "billing, which mints, or desk, which signs what members ask for.")
  private String issuer = "";

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws IOException {
    ObjectNode asked = new ObjectMapper().createObjectNode().put("desk", issuer);
    JsonNode answer = LocalDoor.ask(data.folder(), "rotate", asked);
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.toPrettyString());
    out.flush();
    return answer.path("decided").asBoolean() ? Zon.GOOD : Zon.FOUND_WRONG;
  }
}
