package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.cli.door.Operate;
import zoncoin.vault.CodeFile;

final class CodesCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was handed over, the newest last. */
  private final List<JsonNode> asked = new ArrayList<>();

  /** Takes all but the last row of what it is handed. */
  private final Operate door =
      new Operate() {
        @Override
        public JsonNode decide(ObjectNode decision) throws IOException {
          asked.add(decision);
          long lines = decision.path("file").asText().lines().count();
          return JSON.readTree(
              "{\"decided\":false,\"added\":%d,\"because\":[\"line %d: it was withdrawn\"]}"
                  .formatted(lines - 2, lines));
        }

        @Override
        public String principal() {
          return "nobody";
        }
      };

  private static String file(int rows) {
    return IntStream.range(0, rows)
        .mapToObj("PC1-%05d,a,1,,AWS,,"::formatted)
        .collect(Collectors.joining("\n", CodeFile.HEADER + "\n", "\n"));
  }

  @Test
  void aLongFileIsHandedOverInPartsAndAnsweredInItsOwnLines() throws IOException {
    JsonNode answer = CodesCommand.inParts(door, "codes", file(450));
    assertEquals(
        List.of(201L, 201L, 51L),
        asked.stream().map(part -> part.path("file").asText().lines().count()).toList());
    assertEquals(
        JSON.readTree(
            """
            {"decided":false,"added":447,"because":["line 201: it was withdrawn",
             "line 401: it was withdrawn","line 451: it was withdrawn"]}
            """),
        JSON.readTree(answer.toString()));
  }

  /** A part of it would be done. */
  @Test
  void aFileWithAWrongRowIsNotDivided() throws IOException {
    String wrong = file(450) + "PC1-LAST,a,none,,AWS,,\n";
    CodesCommand.inParts(door, "withdraw", wrong);
    assertEquals(List.of(wrong), asked.stream().map(part -> part.path("file").asText()).toList());
  }
}
