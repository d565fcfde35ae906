package zoncoin.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.note.Ed25519Signer;
import zoncoin.tlog.Hash;

final class AuditCommandTest {
  @TempDir private Path folder;
  private Path log = Path.of("");
  private Path state = Path.of("");
  private String keys = "";

  @BeforeEach
  void name() throws IOException {
    log = folder.resolve("log");
    state = folder.resolve("state");
    keys = SmallLog.keys(folder);
  }

  private Answer audit(Object place, Object... more) {
    Object[] words = new Object[5 + more.length];
    System.arraycopy(new Object[] {"audit", place, keys, "--state", state}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Answer.to(words);
  }

  private static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.out());
  }

  @Test
  void saysWhereTheCoinsOfASoundLogAre() throws IOException {
    new SmallLog(log, 10).hold("buy-1");
    Answer answer = audit(log);
    assertEquals(Zon.GOOD, answer.exit(), answer.out());
    assertTrue(answer.out().startsWith("SOUND: every rule holds for every entry.\n"), answer.out());
    assertTrue(answer.out().contains("5: key 1, enrol 1, issue 1, vest 1, hold 1\n"), answer.out());
    assertTrue(answer.out().contains("9 spendable + 1 held"), answer.out());
    assertEquals("", answer.err());
  }

  @Test
  void tellsProgramsInJson() throws IOException {
    new SmallLog(log, 10).hold("buy-1");
    JsonNode json = audit(log.toUri(), "--json").json();
    assertEquals("small.example/ledger", json.required("log").textValue());
    assertTrue(json.required("sound").booleanValue());
    assertEquals(5, json.required("entries").intValue());
    assertEquals(1, json.required("kinds").required("hold").intValue());
    assertEquals(10_000_000, json.required("supply").required("issuedZon").longValue());
    assertEquals(1_000_000, json.required("supply").required("heldZon").longValue());
    assertEquals(0, json.required("findings").size());
  }

  @Test
  void namesTheEntryOfWhichAByteWasChanged() throws IOException {
    new SmallLog(log, 10).hold("buy-1");
    Path bundle = log.resolve("tile/entries/000.p/5");
    String text = Files.readString(bundle, ISO_8859_1);
    Files.writeString(bundle, text.replace("held 1000000", "held 9000000"), ISO_8859_1);
    Answer answer = audit(log);
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    assertTrue(answer.out().startsWith("WRONG: small.example/ledger: entry 4"), answer.out());
    JsonNode finding = json(audit(log, "--json")).required("findings").required(0);
    assertEquals("altered", finding.required("rule").textValue());
    assertEquals(4, finding.required("index").intValue());
  }

  @Test
  void refusesALogThatTurnsBack() throws IOException {
    SmallLog small = new SmallLog(log, 10);
    byte[] old = Files.readAllBytes(log.resolve("checkpoint"));
    small.hold("buy-1");
    assertEquals(Zon.GOOD, audit(log).exit());
    Files.write(log.resolve("checkpoint"), old);
    Answer refused = audit(log);
    assertEquals(Zon.FOUND_WRONG, refused.exit());
    assertTrue(refused.out().contains("size 4 is signed here, and 5 was before"), refused.out());
    JsonNode json = json(audit(log, "--json"));
    assertEquals(2, json.required("evidence").size());
    assertEquals("seen", json.required("findings").required(0).required("rule").textValue());
  }

  @Test
  void refusesALogThatDoesNotExtendWhatWasSeen() throws IOException {
    new SmallLog(log, 10);
    assertEquals(Zon.GOOD, audit(log).exit());
    Path other = folder.resolve("other");
    new SmallLog(other, 20).hold("buy-1");
    Answer refused = audit(other, "--json");
    assertEquals(Zon.FOUND_WRONG, refused.exit());
    JsonNode json = json(refused);
    assertEquals("extension", json.required("findings").required(0).required("rule").textValue());
    assertEquals(2, json.required("evidence").size());
    assertEquals(Zon.GOOD, audit(log).exit());
  }

  @Test
  void aReceiptDoesNotMakeTheAuditForgetWhatItSaw() throws IOException {
    new SmallLog(log, 10);
    assertEquals(Zon.GOOD, audit(log).exit());
    SmallLog other = new SmallLog(folder.resolve("other"), 20);
    Path receipt = other.receipt(other.hold("buy-1"));
    assertEquals(Zon.GOOD, Answer.to("verify", receipt, keys, "--state", state).exit());
    assertEquals(Zon.FOUND_WRONG, audit(other.folder).exit());
  }

  @Test
  void remembersTheCheckpointUnderTheHashOfTheOrigin() throws IOException {
    new SmallLog(log, 10);
    assertEquals(Zon.GOOD, audit(log).exit());
    String name = Hash.sha256("small.example/ledger".getBytes(UTF_8)).hex();
    assertEquals(
        Files.readString(log.resolve("checkpoint")), Files.readString(state.resolve(name)));
    Files.writeString(state.resolve(name), "damaged");
    Answer damaged = audit(log);
    assertEquals(Zon.WRONG_USE, damaged.exit());
    assertEquals(1, damaged.err().lines().count(), damaged.err());
  }

  @Test
  void provesThatALogExtendsACheckpointOneKept() throws IOException {
    SmallLog small = new SmallLog(log, 10);
    Path kept = Files.copy(log.resolve("checkpoint"), folder.resolve("kept"));
    small.hold("buy-1");
    assertEquals(Zon.GOOD, audit(log, "--since", kept).exit());
    Path other = folder.resolve("other");
    new SmallLog(other, 20).hold("buy-1");
    Answer answer =
        Answer.to("audit", other, keys, "--since", kept, "--state", folder.resolve("fresh"));
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    assertTrue(answer.out().contains("seen before"), answer.out());
    Files.writeString(kept, "no checkpoint");
    assertEquals(Zon.WRONG_USE, audit(log, "--since", kept).exit());
  }

  @Test
  void readsALogFromAnAddress() throws IOException {
    new SmallLog(log, 10).hold("buy-1");
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server =
        SimpleFileServer.createFileServer(
            any, log.toAbsolutePath(), SimpleFileServer.OutputLevel.NONE);
    server.start();
    String address = "http://localhost:" + server.getAddress().getPort();
    try {
      assertEquals(Zon.GOOD, audit(address).exit());
      Files.delete(log.resolve("tile/0/000.p/5"));
      assertEquals(Zon.FOUND_WRONG, audit(address + "/").exit());
    } finally {
      server.stop(0);
    }
    assertTrue(audit(address).err().contains("nothing answers at this port"));
    Answer gone = audit(address);
    assertEquals(Zon.WRONG_USE, gone.exit());
    assertEquals(1, gone.err().lines().count(), gone.err());
  }

  @Test
  void anAddressOfNoHostIsNamedAsThat() {
    String err = audit("http://no-such-host.invalid/").err();
    assertTrue(err.contains("no host of this name is known"), err);
  }

  @Test
  void theAnswerIsGivenAlsoWhereItCannotBeRemembered() throws IOException {
    new SmallLog(log, 10);
    Files.createDirectories(state.resolve(".lock"));
    Answer answer = audit(log);
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertTrue(answer.out().startsWith("SOUND"), answer.out());
    assertTrue(answer.err().startsWith("zon: couldn't remember the checkpoint in " + state));
  }

  @Test
  void anIssuersKeyAloneIsWrongUseAndNotAWrongLog() throws IOException {
    new SmallLog(log, 10);
    String issuer =
        Files.readAllLines(folder.resolve("keys.txt")).getLast().substring("--key ".length());
    Answer answer = Answer.to("audit", log, "--key", issuer, "--state", state);
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertTrue(answer.err().contains("its name is small.example/ledger;"), answer.err());
  }

  @Test
  void keysOfAnotherLogAreSaidToBe() throws IOException {
    new SmallLog(log, 10);
    String other = Ed25519Signer.of("other.example/ledger", new byte[32]).verifierKey().toString();
    Answer answer = Answer.to("audit", log, "--key", other, "--state", state);
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    String why =
        "WRONG: other.example/ledger: log: the checkpoint is of log \"small.example/ledger\", and"
            + " the keys are of another log, other.example/ledger.\n";
    assertTrue(answer.out().startsWith(why), answer.out());
  }

  @Test
  void aServerThatRefusesIsNotAskedAgain() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    server.start();
    try {
      Answer answer = audit("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      assertEquals(Zon.WRONG_USE, answer.exit());
      String why = "/checkpoint: the server answers 403; is that the address of a log?\n";
      assertTrue(answer.err().endsWith(why), answer.err());
      assertEquals(1, asked.get());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatIsNoLogIsWrongUse() {
    Answer answer = audit(folder.resolve("nowhere"));
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertTrue(answer.err().startsWith("zon: there is no checkpoint in "), answer.err());
  }
}
