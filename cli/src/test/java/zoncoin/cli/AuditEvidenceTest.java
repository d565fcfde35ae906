package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.billing.Assessment;
import zoncoin.billing.Assessor;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Grounds;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SignedAssessment;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceName;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Evidence;
import zoncoin.note.SignedNote;
import zoncoin.reward.RewardPolicy;
import zoncoin.store.FolderEvidence;
import zoncoin.tlog.Hash;

/** An auditor who has assessments holds them against the log; one who has not, does not. */
final class AuditEvidenceTest {
  private static final Subject JUNE =
      new Subject("999988887777", SmallLog.ALICE.id(), Period.parse("2026-06"), Currency.USD);
  private static final String ISSUE = "issue.999988887777.111122223333.2026-06.USD.1";

  @TempDir private Path folder;
  private Path log = Path.of("");
  private Path evidence = Path.of("");
  private String keys = "";

  @BeforeEach
  void name() throws IOException {
    log = folder.resolve("log");
    evidence = folder.resolve("evidence");
    keys = SmallLog.keys(folder);
  }

  /** A log that issues for 100 USD, on an assessment that says so many zon were issued before. */
  private Assessment issued(long znc, long zonBefore) throws IOException {
    Assessor assessor =
        new Assessor(
            new Delivery(
                "cur-2.0",
                "run",
                Instant.parse("2026-07-03T06:00:00Z"),
                List.of(new SourceFile("bill", 1, Hash.EMPTY))),
            Eligibility.standard());
    BigDecimal cost = new BigDecimal("100");
    Charge.Sums sums = new Charge.Sums(1, 1, 0, cost, cost);
    LineType usage = new LineType("Usage");
    assessor.add(new Charge(JUNE, usage, "AWS", "AmazonEC2", "", "2026A0001", sums));
    Grounds.Before before = new Grounds.Before(Amount.of(zonBefore), Amount.ZERO, Amount.ZERO);
    Assessment assessment =
        assessor.bill().assessments().getFirst().on(new Grounds(2, Optional.empty(), 1, before));
    EvidenceWriter writer = new EvidenceWriter(new FolderEvidence(evidence), SmallLog.BILLING);
    writer.keep(assessment);
    writer.keep(RewardPolicy.standard().text());
    new SmallLog(log, 0)
        .issue(ISSUE, znc, new Evidence(assessment.hash(), RewardPolicy.standard().hash()));
    return assessment;
  }

  private Answer audit(Object... more) {
    Object[] words = new Object[5 + more.length];
    System.arraycopy(
        new Object[] {"audit", log, keys, "--state", folder.resolve("state")}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Answer.to(words);
  }

  private JsonNode finding() throws IOException {
    Answer answer = audit("--evidence", evidence, "--json");
    assertEquals(Zon.FOUND_WRONG, answer.exit(), answer.out());
    return new ObjectMapper().readTree(answer.out()).required("findings").required(0);
  }

  @Test
  void anAssessmentThatSaysWhatTheLogSaysIsSound() throws IOException {
    issued(200, 0);
    Answer answer = audit("--evidence", evidence);
    assertEquals(Zon.GOOD, answer.exit(), answer.out());
    assertTrue(answer.out().startsWith("SOUND"), answer.out());
  }

  @Test
  void aLieOfWhatWasIssuedBeforeIsFoundWithTheEvidenceAlone() throws IOException {
    issued(200, 5);
    assertEquals(Zon.GOOD, audit().exit());
    JsonNode finding = finding();
    assertEquals("evidence", finding.required("rule").textValue());
    assertEquals(2, finding.required("index").intValue());
    assertEquals(ISSUE, finding.required("transaction").textValue());
    assertEquals(
        "its assessment says before 5 0 0, the log 0 0 0", finding.required("detail").textValue());
  }

  @Test
  void coinsThatAssessmentAndPolicyDoNotComeToAreFound() throws IOException {
    issued(201, 0);
    String detail = finding().required("detail").textValue();
    assertTrue(detail.contains("deltaZon 200000000, not 201000000"), detail);
  }

  @Test
  void anAssessmentChangedAfterwardsIsFound() throws IOException {
    Path kept = evidence.resolve(nameOf(issued(200, 0)).path());
    Files.writeString(kept, Files.readString(kept).replace("before 0 0 0", "before 7 0 0"));
    String detail = finding().required("detail").textValue();
    assertTrue(detail.startsWith("evidence is not what its name says: assessment/"), detail);
  }

  private static EvidenceName nameOf(Assessment assessment) {
    return new EvidenceName(EvidenceName.Kind.ASSESSMENT, assessment.hash());
  }

  @Test
  void aFolderWithoutAssessmentsIsWrongUseAndNoSoundLog() throws IOException {
    issued(200, 5);
    Answer answer = audit("--evidence", folder.resolve("misspelt"));
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertEquals("", answer.out());
    assertTrue(answer.err().startsWith("zon: there is no folder assessment in --evidence "));
  }

  @Test
  void whatIsNotAtHandIsSaidInTheFirstLineAndNamed() throws IOException {
    String path = nameOf(issued(200, 0)).path();
    assertTrue(audit("--evidence", evidence).out().contains("1 of 1 issues held\n"));
    Files.delete(evidence.resolve(path));
    Answer answer = audit("--evidence", evidence);
    assertEquals(Zon.GOOD, answer.exit(), answer.out());
    assertEquals(
        "SOUND: every rule holds for every entry, as far as the evidence goes; not recomputed:"
            + " the coins of 1 of 1 issues.",
        answer.out().lines().findFirst().orElse(""));
    String line = "0 of 1 issues held; 1 not at hand: " + ISSUE + "\n";
    assertTrue(answer.out().contains(line), answer.out());
    JsonNode json = audit("--evidence", evidence, "--json").json();
    assertTrue(json.required("sound").booleanValue());
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                {"all": false,
                 "issues": {"entries": 1, "held": 0, "missing": 1,
                   "firstMissing": [{"transaction": "%s", "files": ["%s"]}]},
                 "policies": {"entries": 0, "held": 0, "missing": 0, "firstMissing": []}}
                """
                    .formatted(ISSUE, path)),
        json.required("atHand"));
  }

  @Test
  void evidenceThatIsRequiredAndMissingIsExitCode1() throws IOException {
    String path = nameOf(issued(200, 0)).path();
    assertEquals(Zon.GOOD, audit("--evidence", evidence, "--require-evidence").exit());
    Files.delete(evidence.resolve(path));
    Answer answer = audit("--evidence", evidence, "--require-evidence");
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    assertTrue(answer.out().startsWith("SOUND"), answer.out());
    Answer nowhere = audit("--require-evidence");
    assertEquals(Zon.WRONG_USE, nowhere.exit());
    assertTrue(nowhere.err().startsWith("zon: --require-evidence needs "), nowhere.err());
  }

  @Test
  void anAssessmentOfAnotherSignerIsFound() throws IOException {
    Assessment assessment = issued(200, 0);
    SignedNote signed = SignedAssessment.sign(assessment, SmallLog.signer("stranger", 9)).note();
    Files.write(evidence.resolve(nameOf(assessment).path()), signed.bytes());
    assertEquals(
        "its assessment is signed by no key that may issue",
        finding().required("detail").textValue());
  }
}
