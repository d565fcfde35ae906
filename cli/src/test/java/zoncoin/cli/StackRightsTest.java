package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever looks at a deployment has to be allowed, and which keys it tells. */
final class StackRightsTest {
  @TempDir private Path temporary;
  private StacksOnMoto stacks;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    stacks = new StacksOnMoto(temporary);
  }

  @AfterEach
  void close() throws IOException {
    stacks.close();
  }

  /** Something waits, so that all is asked that is asked at all. */
  @Test
  void theDoctorTakesTheRightsOfItsDocumentAndKeysTellsThoseOfTheLogBySomeOfThem()
      throws IOException, InterruptedException {
    stacks.make();
    String log = "--key " + StacksOnMoto.LOG.verifierKey() + System.lineSeparator();
    stacks.found(false);
    assertEquals(new Answer(Zon.GOOD, log, ""), keys());
    Set<String> documented = documented();
    Set<String> ofKeys = stacks.actions();
    assertTrue(ofKeys.contains("dynamodb:GetItem"), ofKeys::toString);
    assertTrue(documented.containsAll(ofKeys), ofKeys::toString);
    stacks.zon("doctor", "--stack", "blue");
    assertEquals(documented, stacks.actions());
    String issuers =
        stacks.found(true).stream()
            .map(signer -> "--key " + signer.verifierKey() + System.lineSeparator())
            .collect(Collectors.joining());
    assertEquals(new Answer(Zon.GOOD, log + issuers, ""), keys());
  }

  private Answer keys() throws IOException, InterruptedException {
    return stacks.zon("operate", "keys", "--stack", "blue");
  }

  private static Set<String> documented() throws IOException {
    Set<String> documented = new TreeSet<>();
    new ObjectMapper()
        .readTree(
            Path.of(System.getProperty("zoncoin.root"), "docs/doctor-permissions.json").toFile())
        .findValues("Action")
        .forEach(
            actions -> {
              if (actions.isTextual()) {
                documented.add(actions.asText());
              }
              actions.forEach(action -> documented.add(action.asText()));
            });
    return documented;
  }
}
