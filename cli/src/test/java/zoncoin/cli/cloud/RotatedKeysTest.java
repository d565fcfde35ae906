package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.ledger.Kind;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.rebuild.Rebuild;
import zoncoin.receipt.Receipt;
import zoncoin.receipt.Verification;
import zoncoin.store.FolderSeeds;
import zoncoin.store.FolderTiles;
import zoncoin.tlog.Malformed;

/** Issuers get other keys while a cloud on this machine runs. */
@Execution(value = ExecutionMode.CONCURRENT, reason = "it waits for processes")
final class RotatedKeysTest {
  private static final String ALICE = "111122223333";
  private static final String BOB = "444455556666";
  private static final Duration RENEWED = Duration.ofMinutes(5);

  @TempDir private Path temporary;

  private static JsonNode rotate(LocalCloud cloud, String desk) {
    return new Switches(cloud).turn("rotate", Invocation.event().put("desk", desk));
  }

  private static void assertRotates(LocalCloud cloud, String desk) {
    JsonNode rotated = rotate(cloud, desk);
    assertTrue(rotated.path("decided").asBoolean(), rotated::toString);
  }

  /** What whoever verifies reads: all keys there ever were. */
  private static TrustedKeys trusted(Path folder) throws IOException {
    return TrustedKeys.of(
        Arrays.stream(Files.readString(folder.resolve("keys.txt")).split("\\s+"))
            .filter(word -> !word.equals("--key"))
            .map(VerifierKey::parse)
            .toList());
  }

  private static void enrol(SmallCloud small, String account) throws IOException {
    assertEquals(200, small.ask(account, "PUT", "/v1/enrolment", SmallCloud.TERMS).statusCode());
    small.cloud().seal();
  }

  private static Receipt receipt(SmallCloud small, String account) throws IOException {
    HttpResponse<String> answer =
        small.ask(account, "GET", "/v1/receipts/c." + account + ".key-1", "");
    assertEquals(200, answer.statusCode(), answer.body());
    return Receipt.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static AuditReport.Sound assertSound(Path folder) throws IOException {
    Audit.Plan plan =
        new Audit.Plan(
            new TrustedKeys(trusted(folder).origin(), trusted(folder).log(), List.of()),
            List.of(),
            Audit.Signatures.VERIFIED);
    AuditReport report =
        new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE)
            .run(new FolderTiles(folder.resolve("log")));
    return assertInstanceOf(AuditReport.Sound.class, report, () -> "" + report);
  }

  @Test
  void receiptsOfBeforeAndAfterVerifyAndTheLogIsSound() throws IOException {
    Path folder = temporary.resolve("cloud");
    try (SmallCloud small = new SmallCloud(folder, Duration.ofSeconds(9))) {
      enrol(small, ALICE);
      Receipt before = receipt(small, ALICE);
      assertRotates(small.cloud(), "billing");
      assertRotates(small.cloud(), "desk");
      assertEquals(4, trusted(folder).issuers().size());
      small.cloud().turn(RENEWED);
      enrol(small, BOB);
      Receipt after = receipt(small, BOB);
      assertNotEquals(before.entry().signature().keyId(), after.entry().signature().keyId());
      for (Receipt receipt : List.of(before, after)) {
        assertInstanceOf(Verification.Holds.class, receipt.verify(trusted(folder)));
      }
      assertSound(folder);
    }
  }

  @Test
  void theRotationAfterTheNextIsRefusedForAnHourAndRetiresTheFirstKey() throws IOException {
    Path folder = temporary.resolve("cloud");
    try (SmallCloud small = new SmallCloud(folder, Duration.ofSeconds(9))) {
      assertRotates(small.cloud(), "desk");
      JsonNode refused = rotate(small.cloud(), "desk");
      assertTrue(
          refused.path("because").asText().contains("rotate again after"), refused::toString);
      small.cloud().turn(Duration.ofHours(1));
      assertRotates(small.cloud(), "desk");
      small.cloud().turn(RENEWED);
      enrol(small, ALICE);
      assertInstanceOf(Verification.Holds.class, receipt(small, ALICE).verify(trusted(folder)));
      assertEquals(3, assertSound(folder).figures().byKind().getOrDefault(Kind.KEY, 0L));
    }
  }

  @Test
  void onlyTheTwoIssuersKeysAreRotated() {
    try (SmallCloud small = new SmallCloud(temporary.resolve("cloud"), Duration.ofSeconds(9))) {
      for (String other : List.of("nonce", "log", "", "billing-ed25519")) {
        assertThrows(Malformed.class, () -> rotate(small.cloud(), other));
      }
    }
  }

  /** The table is gone, and with it whoever noted since when a key is in use. */
  @Test
  void aCloudThatIsRebuiltFromItsLogKnowsAllItsKeysAndGoesOn() throws IOException {
    Path folder = temporary.resolve("cloud");
    try (SmallCloud small = new SmallCloud(folder, Duration.ofSeconds(9))) {
      enrol(small, ALICE);
      assertRotates(small.cloud(), "billing");
      assertRotates(small.cloud(), "desk");
      small.cloud().turn(RENEWED);
      enrol(small, BOB);
    }
    Files.delete(folder.resolve("in-memory"));
    LocalRebuild.Known known = new LocalRebuild.Known(Set.of(), Set.of());
    assertInstanceOf(
        Rebuild.Result.Rebuilt.class,
        LocalRebuild.in(
            folder,
            known,
            rebuild -> rebuild.run(Rebuild.Mode.WRITE, Parallel.SEQUENTIAL, Progress.NONE)));
    String issuers = issuers(folder);
    assertTrue(issuers.matches("Good.*billing since 2.*Z, desk since 2.*"), issuers);
    LocalCloud.Settings settings = LocalCloud.Settings.startingAt(Optional.empty());
    try (LocalCloud cloud = LocalCloud.open(folder, settings, alarm -> {})) {
      assertEquals(4, trusted(folder).issuers().size());
      assertTrue(rotate(cloud, "desk").path("because").asText().contains("rotate again after"));
      cloud.turn(Duration.ofHours(1));
      assertRotates(cloud, "desk");
      assertEquals(5, trusted(folder).issuers().size());
      assertSound(folder);
    }
  }

  private static String issuers(Path folder) {
    return LocalDoctor.examine(folder).stream()
        .filter(checked -> checked.what().equals("issuers"))
        .map(checked -> checked.verdict().toString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRotationThatStoppedHalfWayGoesOnWhenItIsAskedForAgain() throws IOException {
    Path folder = temporary.resolve("cloud");
    try (SmallCloud small = new SmallCloud(folder, Duration.ofSeconds(9))) {
      FolderSeeds seeds =
          java.util.Objects.requireNonNull(small.cloud().keys().seeds().get(Kind.Desk.DESK));
      String version = seeds.begin("begun");
      for (String step : List.of("createSecret", "setSecret")) {
        small
            .cloud()
            .invoke(
                LocalRotation.FUNCTION,
                Invocation.event()
                    .put("Step", step)
                    .put("SecretId", "desk")
                    .put("ClientRequestToken", version));
      }
      assertRotates(small.cloud(), "desk");
      assertEquals("begun", seeds.labels().current());
      assertEquals(3, trusted(folder).issuers().size());
    }
  }
}
