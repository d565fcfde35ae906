package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.cli.demo.Demo;
import zoncoin.reward.RewardPolicy;

/** The story of the demo, recomputed by whoever has the bill, or its own rows of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecomputeCommandTest {
  private static final String MEMBER = "222233334444";
  private static final String ISSUE = "issue.111122223333." + MEMBER + ".2026-05.USD.1";
  private static final Path GOLDEN =
      Path.of(System.getProperty("zoncoin.root", ".."))
          .resolve("layers/exports/src/test/resources/zoncoin/exports/golden-cur-2.0");

  @TempDir private Path folder = Path.of("");
  private Path demo = Path.of("");

  @BeforeAll
  void tell(@TempDir Path story) throws IOException {
    demo = story.resolve("demo");
    assertTrue(Demo.run(List.of(), true, demo, new PrintWriter(new StringWriter())));
  }

  private Answer recompute(String transaction, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("recompute", transaction, "--log", demo.resolve("cloud/log")));
    words.addAll(List.of(more));
    return Answer.to(words.toArray());
  }

  private String billingKey() throws IOException {
    return Files.readString(demo.resolve("keys.txt"))
        .lines()
        .map(line -> line.replaceFirst("^--key ", ""))
        .filter(line -> line.contains("/billing+"))
        .findFirst()
        .orElseThrow();
  }

  /** A CSV with those rows of the sample bill that are the member's own. */
  private Path ownRows(String name, int leftOut) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(demo.resolve("sample-bill"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".gz")).sorted().toList()) {
        if (file.toString().contains("2026-05")) {
          try (InputStream csv = new GZIPInputStream(Files.newInputStream(file))) {
            new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(row -> row.contains(MEMBER) || (rows.isEmpty() && row.contains("bill_")))
                .forEach(rows::add);
          }
        }
      }
    }
    rows.subList(1, 1 + leftOut).clear();
    return Files.write(folder.resolve(name), rows);
  }

  @Test
  void everyEntryOfTheSampleIsWhatItsBillComesTo() throws IOException {
    for (String account : List.of("111122223333", MEMBER, "555566667777")) {
      for (String period : List.of("2026-05", "2026-06")) {
        String issue = "issue.111122223333." + account + "." + period + ".USD.1";
        Answer answer =
            recompute(issue, "--bill", demo.resolve("cloud/exports"), "--key", billingKey());
        assertEquals("", answer.err());
        assertTrue(answer.out().startsWith(issue + ": equal. All "), answer.out());
        assertTrue(answer.out().contains("unchecked: modified, enrolment\n"), answer.out());
        assertTrue(answer.out().endsWith("signatures of entry and assessment verified\n"));
        assertEquals(Zon.GOOD, answer.exit());
      }
    }
  }

  @Test
  void theHandMadeBillComesToItsCoins() throws IOException {
    Path golden = folder.resolve("golden");
    List<String> bill = List.of(goldenAsDelivered().toString());
    assertTrue(Demo.run(bill, true, golden, new PrintWriter(new StringWriter())));
    Answer answer =
        Answer.to(
            "recompute",
            "issue.999988887777.111122223333.2026-06.USD.1",
            "--log",
            golden.resolve("cloud/log"),
            "--bill",
            golden.resolve("cloud/exports"),
            "--json");
    JsonNode json = answer.json();
    assertTrue(json.get("equal").booleanValue(), answer.out());
    assertEquals("266000000 266000000 equal", line(json, "deltaZon"));
    assertEquals("133.0000002 133.0000002 equal", line(json, "eligible"));
  }

  /** A checkout makes files in any order: here the manifest is older than the data. */
  private Path goldenAsDelivered() throws IOException {
    Path copy = folder.resolve("golden-bill");
    try (Stream<Path> files = Files.walk(GOLDEN.resolve("zoncoin-golden-a"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(GOLDEN.relativize(file).toString());
        Files.createDirectories(to.resolveSibling("."));
        Files.copy(file, to);
        boolean isManifest = file.toString().endsWith(".json");
        Files.setLastModifiedTime(
            to, FileTime.from(Instant.parse("2026-07-03T06:00:0" + (isManifest ? "1Z" : "2Z"))));
      }
    }
    return copy;
  }

  private static String line(JsonNode json, String what) {
    return json.get("lines")
        .valueStream()
        .filter(line -> line.get("what").textValue().equals(what))
        .map(
            line ->
                line.get("stated").textValue()
                    + " "
                    + line.get("found").textValue()
                    + " "
                    + line.get("outcome").textValue())
        .findFirst()
        .orElse("no line " + what);
  }

  /** The bucket's own manifest names the files where they were delivered to; a copy's does not. */
  @Test
  void saysWhichFileIsNotTheOneThatWasRead() {
    Answer answer = recompute(ISSUE, "--bill", demo.resolve("sample-bill"));
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    List<String> different =
        answer.out().lines().skip(2).takeWhile(line -> !line.startsWith("unchecked")).toList();
    assertTrue(
        different.stream().allMatch(line -> line.matches("(assessment|file .*Manifest.json) .*")),
        answer.out());
  }

  @Test
  void aMemberRecomputesItsCoinsFromItsOwnRows() throws IOException {
    Path own = ownRows("own.csv", 0);
    Answer answer = recompute(ISSUE, "--bill", own, "--own-rows");
    assertTrue(answer.out().startsWith(ISSUE + ": equal. All "), answer.out());
    String unchecked =
        answer.out().lines().filter(line -> line.startsWith("unchecked")).findFirst().orElse("");
    assertTrue(unchecked.contains("execution, modified, file "), answer.out());
    assertEquals(Zon.GOOD, answer.exit());
  }

  @Test
  void aRowLessIsSaidWithBothSums() throws IOException {
    Path own = ownRows("less.csv", 1);
    Answer answer = recompute(ISSUE, "--bill", own, "--own-rows", "--json");
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    JsonNode json = new ObjectMapper().readTree(answer.out());
    assertEquals("219 218 different", line(json, "rows"));
    assertTrue(line(json, "charges").endsWith("different"), answer.out());
  }

  @Test
  void anotherPolicyIsSaidWithItsReward() throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("policy.txt"),
            RewardPolicy.standard().text().replace("rate 20000", "rate 10000"));
    Answer answer =
        recompute(ISSUE, "--bill", demo.resolve("cloud/exports"), "--policy", policy, "--json");
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    JsonNode json = new ObjectMapper().readTree(answer.out());
    assertEquals("2792516472 1396258236 different", line(json, "deltaZon"));
    assertTrue(line(json, "reward-policy").endsWith("different"), answer.out());
  }

  @Test
  void aKeyThatSignedNeitherIsNoGoodAnswer() {
    String other =
        "village.example/ledger/billing+017b502f+Ae1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR";
    Answer answer = recompute(ISSUE, "--bill", demo.resolve("cloud/exports"), "--key", other);
    assertTrue(answer.out().contains("not both signed by a key that you trust"), answer.out());
    assertEquals(Zon.FOUND_WRONG, answer.exit());
  }

  @Test
  void theKeysFileOfTheDemoIsGoodForTheBillingIssuer() {
    Answer answer =
        recompute(ISSUE, "--bill", demo.resolve("cloud/exports"), "@" + demo.resolve("keys.txt"));
    assertTrue(answer.out().contains("signatures of entry and assessment verified"), answer.out());
    assertEquals(Zon.GOOD, answer.exit(), answer::err);
  }

  @Test
  void wrongUseIsTwoAndSaysWhat() {
    Path bill = demo.resolve("cloud/exports");
    refused(recompute("issue.no.such", "--bill", bill), "there is no transaction issue.no.such");
    refused(
        recompute("c.222233334444.redeem-1", "--bill", bill), "redeem-1 rests on no assessment");
    refused(
        Answer.to("recompute", demo.resolve("receipt.txt"), "--bill", bill),
        "rests on no assessment");
    refused(recompute(ISSUE, "--bill", bill, "--evidence", folder.resolve("none")), "no folder");
    refused(recompute(ISSUE, "--bill", GOLDEN), "not of payer 111122223333 in 2026-05");
    refused(recompute(ISSUE), "--bill");
    refused(Answer.to("recompute", ISSUE, "--bill", bill), "of a transaction, name its log");
  }

  private static void refused(Answer answer, String why) {
    assertTrue(answer.err().contains(why), answer.err() + answer.out());
    assertEquals(Zon.WRONG_USE, answer.exit());
  }
}
