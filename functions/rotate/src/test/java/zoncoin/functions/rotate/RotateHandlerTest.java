package zoncoin.functions.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Founding;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.KeyChanges;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.MemorySeeds;
import zoncoin.note.Ed25519Signer;
import zoncoin.rotation.Rotation;
import zoncoin.tlog.Malformed;

final class RotateHandlerTest {
  private static final String ORIGIN = "cashback.example.com/log";
  private static final String BILLING = "arn:aws:secretsmanager:eu-central-1:9:secret:Billing-a";
  private static final String DESK = "arn:aws:secretsmanager:eu-central-1:9:secret:Desk-b";

  private final MemoryJournal journal = new MemoryJournal();
  private final MemorySeeds billing = new MemorySeeds("first", seed(1));
  private final MemorySeeds desk = new MemorySeeds("first", seed(2));
  private final List<String> logged = new ArrayList<>();
  private final Ledger.Waiting waiting =
      new Ledger.Waiting(
          () -> Instant.parse("2026-07-01T00:00:00Z"), new Random(7), millis -> sealAll());
  private final RotateHandler handler =
      new RotateHandler(
          new RotateHandler.Issuers(
              Map.of(BILLING, Kind.Desk.BILLING, DESK, Kind.Desk.DESK),
              new Rotation(
                  ORIGIN,
                  Map.of(Kind.Desk.BILLING, billing, Kind.Desk.DESK, desk),
                  new Rotation.Posting(this::ledger, journal, waiting),
                  new Random(8))));

  private static byte[] seed(int first) {
    byte[] seed = new byte[32];
    seed[0] = (byte) first;
    return seed;
  }

  private Ledger ledger(Issuer issuer) {
    return new Ledger(
        new Ledger.Programme(new Entry.Log(ORIGIN, 3_600), new Nonce.Key(new byte[32]), issuer),
        journal,
        waiting);
  }

  /** As a sealer stamps them. */
  private void sealAll() {
    int changes = KeyChanges.read(journal).changes().size();
    List<zoncoin.ledger.TransactionId> names =
        java.util.stream.IntStream.rangeClosed(1, changes)
            .mapToObj(zoncoin.ledger.TransactionId::ofKey)
            .toList();
    journal.stamp(names, 0);
  }

  @BeforeEach
  void found() {
    Issuer both =
        Issuer.of(
            Ed25519Signer.of(ORIGIN + "/billing", seed(1)),
            Ed25519Signer.of(ORIGIN + "/desk", seed(2)));
    assertEquals(1, new Founding(ledger(both), journal, both).found().changes().size());
  }

  private String call(String step, String secret, String version) {
    String event =
        """
        {"Step":"%s","SecretId":"%s","ClientRequestToken":"%s","RotationToken":"passed over"}
        """
            .formatted(step, secret, version);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), output, context());
    return output.toString(UTF_8);
  }

  private Context context() {
    LambdaLogger logger =
        (LambdaLogger)
            Proxy.newProxyInstance(
                LambdaLogger.class.getClassLoader(),
                new Class<?>[] {LambdaLogger.class},
                (_, _, arguments) -> logged.add(String.valueOf(arguments[0])));
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> method.getName().equals("getLogger") ? logger : null);
  }

  @Test
  void fourCallsOfSecretsManagerGiveAnIssuerAnotherKeyAndTellNobodyItsSeed() {
    billing.begin("v2");
    List<String> answers = new ArrayList<>();
    for (String step : List.of("createSecret", "setSecret", "testSecret", "finishSecret")) {
      answers.add(call(step, BILLING, "v2"));
      assertEquals(
          "{\"step\":\"" + step + "\",\"desk\":\"billing\",\"version\":\"v2\"}", answers.getLast());
    }
    assertEquals("v2", billing.labels().current());
    assertEquals("first", desk.labels().current());
    assertEquals(logged, answers);
    String seed = HexFormat.of().formatHex(billing.read("v2").orElseThrow());
    assertFalse(logged.toString().contains(seed));
  }

  @Test
  void aStepThatIsRefusedIsAnErrorThatSaysWhy() {
    desk.begin("v2");
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> call("finishSecret", DESK, "v2"));
    assertEquals(
        "couldn't take step finishSecret for the desk key: version v2 has no seed yet",
        refused.getMessage());
    assertThrows(IllegalStateException.class, () -> call("createSecret", DESK, "v3"));
    assertThrows(IllegalStateException.class, () -> call("createSecret", BILLING, "v2"));
    assertEquals(1, KeyChanges.read(journal).changes().size());
    assertTrue(logged.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "createSecret,arn:aws:secretsmanager:eu-central-1:9:secret:Nonce-c",
    "createSecret,Billing",
    "createSecret,''",
    "create_secret,arn:aws:secretsmanager:eu-central-1:9:secret:Billing-a",
    "deleteSecret,arn:aws:secretsmanager:eu-central-1:9:secret:Billing-a"
  })
  void whatIsNoStepOfTheseTwoSecretsIsRefused(String step, String secret) {
    billing.begin("v2");
    assertThrows(Malformed.class, () -> call(step, secret, "v2"));
    assertTrue(billing.read("v2").isEmpty());
  }
}
