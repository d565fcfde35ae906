package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {
  @TempDir private Path temporary;

  @Test
  void whatItWritesIsReadToWhatItSays() throws IOException {
    Path folder = temporary.resolve("sample");
    Answer written = Answer.to("sample", folder, "--accounts", "1", "--deliveries", "invoiced");
    assertEquals(
        """
        format   period   delivery  rows
        cur-2.0  2026-01  invoiced   256

        What they come to: %s
        """
            .formatted(folder.resolve("expected.json")),
        written.out());
    assertEquals(Zon.GOOD, written.exit());
    TreeMap<String, String> expected = new TreeMap<>();
    JsonNode totals = new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
    for (JsonNode total : totals.get("totals")) {
      expected.put(text(total, "account"), text(total.get("eligible"), "invoiced"));
    }
    TreeMap<String, String> read = new TreeMap<>();
    JsonNode bill = Answer.to("bill", folder.resolve("cur-2.0"), "--json").json();
    for (JsonNode one : bill.get("assessments")) {
      read.put(text(one, "account"), text(one, "eligible"));
    }
    assertEquals(2, expected.size());
    assertEquals(expected, read);
  }

  private static String text(JsonNode node, String name) {
    return node.get(name).textValue();
  }

  @Test
  void saysForProgramsWhereTheManifestsAre() throws IOException {
    Path folder = temporary.resolve("sample");
    JsonNode written =
        Answer.to(
                "sample",
                folder,
                "--accounts=1",
                "--format=cur-2.0,focus-1.2",
                "--json",
                "--deliveries=estimate,refunded",
                "--compression=none")
            .json();
    assertEquals(4, written.get("deliveries").size());
    for (JsonNode delivery : written.get("deliveries")) {
      assertTrue(Files.exists(Path.of(text(delivery, "manifest"))), delivery.toString());
      assertTrue(delivery.get("rows").longValue() > 100, delivery.toString());
    }
  }

  @Test
  void overwritesNothing() throws IOException {
    Files.writeString(temporary.resolve("mine"), "mine");
    Answer answer = Answer.to("sample", temporary);
    assertEquals("zon: " + temporary + ": not empty; nothing is overwritten\n", answer.err());
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertFalse(Files.exists(temporary.resolve("expected.json")));
  }

  @Test
  void saysWhichFormatsThereAre() {
    Answer answer = Answer.to("sample", temporary.resolve("sample"), "--format", "cur-3.0");
    assertEquals(
        "zon: format is one of cur-2.0, cur, cur-legacy-csv, focus-1.0, focus-1.2: \"cur-3.0\"\n",
        answer.err());
    assertEquals(Zon.WRONG_USE, answer.exit());
  }
}
