package zoncoin.cli.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import zoncoin.cli.cloud.LocalDoor;

/**
 * The running cloud of a folder. Whoever can read the folder may decide, with both hands.
 *
 * @param folder where {@code zon up} keeps what it is
 */
public record LocalOperate(Path folder) implements Operate {
  @Override
  public JsonNode decide(ObjectNode decision) throws IOException {
    return LocalDoor.ask(folder, "operate", decision);
  }

  @Override
  public String principal() {
    return System.getProperty("user.name", "somebody");
  }
}
