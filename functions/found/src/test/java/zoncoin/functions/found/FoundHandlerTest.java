package zoncoin.functions.found;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Founding;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryJournal;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.VerifierKey;

final class FoundHandlerTest {
  private static final String ORIGIN = "cashback.example.com/log";

  private final MemoryJournal journal = new MemoryJournal();
  private final List<String> told = new ArrayList<>();
  private HttpServer cloudFormation;

  @BeforeEach
  void listen() throws IOException {
    cloudFormation =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloudFormation.createContext(
        "/",
        exchange -> {
          told.add(
              exchange.getRequestMethod()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    cloudFormation.start();
  }

  @AfterEach
  void close() {
    cloudFormation.stop(0);
  }

  @Test
  void theFirstEntryNamesTheKeysAndDoingItAgainFindsItDone() {
    ask("Create", 1);
    JsonObject first = answer();
    assertEquals("SUCCESS", first.text("Status"));
    assertEquals(ORIGIN, first.text("PhysicalResourceId"));
    assertEquals("7", first.text("RequestId"));
    String keys = first.object("Data").text("Keys");
    assertTrue(keys.matches(ORIGIN + "/billing\\+\\S+ " + ORIGIN + "/desk\\+\\S+"), keys);
    ask("Update", 1);
    assertEquals(keys, answer().object("Data").text("Keys"));
  }

  @Test
  void aLedgerOfOtherKeysIsNotTakenOverAndCloudFormationHearsWhy() {
    ask("Create", 1);
    ask("Create", 2);
    JsonObject refused = answer();
    assertEquals("FAILED", refused.text("Status"));
    assertTrue(
        refused.text("Reason").startsWith("this table holds a ledger of other keys"),
        refused.text("Reason"));
  }

  /** A receipt of before is verified by a key of before. */
  @Test
  void afterAChangeOfKeysItIsTheSameLedgerAndAllItsKeysAreTold() {
    ask("Create", 1);
    String first = answer().object("Data").text("Keys");
    VerifierKey next = issuer((byte) 2).signer(Kind.Desk.DESK).verifierKey();
    Request change =
        new Request.NameKeys(
            TransactionId.ofKey(2), List.of(PublicKey.ofDesk(next, Kind.Desk.DESK)));
    assertInstanceOf(Posted.Written.class, ledger(issuer((byte) 1)).post(change, List.of()));
    Issuer both =
        Issuer.of(
            issuer((byte) 1).signer(Kind.Desk.BILLING), issuer((byte) 2).signer(Kind.Desk.DESK));
    ask("Create", both);
    assertEquals("SUCCESS", answer().text("Status"));
    assertEquals(first + " " + next, answer().object("Data").text("Keys"));
  }

  @Test
  void aStackThatGoesLeavesItsLedger() {
    ask("Create", 1);
    String keys = answer().object("Data").text("Keys");
    ask("Delete", 1);
    assertEquals("SUCCESS", answer().text("Status"));
    ask("Create", 1);
    assertEquals(keys, answer().object("Data").text("Keys"));
  }

  private void ask(String type, int seed) {
    ask(type, issuer((byte) seed));
  }

  private void ask(String type, Issuer issuer) {
    String event =
        """
        {"RequestType":"%s","ResponseURL":"http://127.0.0.1:%d/answer","StackId":"arn:stack",
         "RequestId":"7","LogicalResourceId":"Founded","PhysicalResourceId":"before"}
        """
            .formatted(type, cloudFormation.getAddress().getPort());
    new FoundHandler(
            new FoundHandler.Beginning(
                ORIGIN, new Founding(ledger(issuer), journal, issuer), List.of()))
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            context());
  }

  private static Issuer issuer(byte seed) {
    byte[] key = new byte[32];
    key[0] = seed;
    return Issuer.of(
        Ed25519Signer.of(ORIGIN + "/billing", key), Ed25519Signer.of(ORIGIN + "/desk", key));
  }

  private Ledger ledger(Issuer issuer) {
    return new Ledger(
        new Ledger.Programme(new Entry.Log(ORIGIN, 3_600), new Nonce.Key(new byte[32]), issuer),
        journal,
        new Ledger.Waiting(() -> Instant.parse("2026-07-01T00:00:00Z"), new Random(7), _ -> {}));
  }

  private JsonObject answer() {
    String last = told.getLast();
    assertTrue(last.startsWith("PUT "), last);
    return Json.readEvent(
        new ByteArrayInputStream(last.substring(4).getBytes(StandardCharsets.UTF_8)));
  }

  private static Context context() {
    LambdaLogger silent =
        (LambdaLogger)
            Proxy.newProxyInstance(
                LambdaLogger.class.getClassLoader(),
                new Class<?>[] {LambdaLogger.class},
                (_, _, _) -> null);
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> silent);
  }
}
