package zoncoin.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Assessment;
import zoncoin.billing.SignedAssessment;
import zoncoin.evidence.EvidenceName.Kind;
import zoncoin.memory.MemoryEvidence;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/** What is kept can be read back under the hash that an entry names, and proves itself. */
final class EvidenceTest {
  private static final Path PAGE = Path.of("src/main/java/zoncoin/billing/assessment.md");

  private final MemoryEvidence files = new MemoryEvidence();
  private final EvidenceReader reader = new EvidenceReader(files);
  private final EvidenceWriter writer = new Village().evidenceWriter(files);
  private final Assessment assessment = example();

  private static Assessment example() {
    try {
      String example = Files.readString(PAGE).split("```\n", -1)[1];
      return SignedAssessment.parse(example.getBytes(UTF_8)).assessment();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Test
  void anAssessmentIsKeptUnderTheHashOfItsText() {
    writer.keep(assessment);
    writer.keep(assessment);
    assertEquals(
        java.util.Set.of("assessment/" + Hash.sha256(assessment.text().getBytes(UTF_8)).hex()),
        files.paths());
    assertEquals(
        assessment, reader.assessment(assessment.hash()).map(SignedAssessment::assessment).get());
  }

  /** The key was changed after a crash between the evidence and its entry. */
  @Test
  void theSameTextSignedWithAnEarlierKeyStays() {
    SignedAssessment earlier =
        SignedAssessment.sign(assessment, Village.signer("village.example/ledger/billing", 9));
    EvidenceName name = new EvidenceName(Kind.ASSESSMENT, assessment.hash());
    files.create(name, earlier.bytes());
    writer.keep(assessment);
    assertEquals(earlier, reader.assessment(assessment.hash()).orElseThrow());
  }

  @Test
  void somethingElseUnderItsNameIsAFault() {
    SignedAssessment other =
        SignedAssessment.sign(assessment.ofBill(), Village.signer("village.example/a", 9));
    files.create(new EvidenceName(Kind.ASSESSMENT, assessment.hash()), other.bytes());
    assertThrows(Malformed.class, () -> writer.keep(assessment));
    assertThrows(Malformed.class, () -> reader.assessment(assessment.hash()));
    Hash policy = Hash.sha256("policy".getBytes(UTF_8));
    files.create(new EvidenceName(Kind.REWARD_POLICY, policy), "another".getBytes(UTF_8));
    assertThrows(Malformed.class, () -> writer.keep("policy"));
    assertThrows(Malformed.class, () -> reader.rewardPolicy(policy));
  }

  @Test
  void aPolicyIsKeptUnderTheHashThatEntriesName() {
    writer.keep("policy");
    writer.keep("policy");
    Hash hash = Hash.sha256("policy".getBytes(UTF_8));
    assertEquals(Optional.of("policy"), reader.rewardPolicy(hash));
    assertEquals(Optional.empty(), reader.rewardPolicy(Hash.EMPTY));
    assertEquals(Optional.empty(), reader.assessment(hash));
  }

  @Test
  void aSourceIsReadToItsEndOnlyIfItIsWhatItsHashSays() throws IOException {
    byte[] bill = "a bill".getBytes(UTF_8);
    try (InputStream right = source(bill, Hash.sha256(bill), 6).open()) {
      assertArrayEquals(bill, right.readAllBytes());
    }
    try (InputStream byBytes = source(bill, Hash.sha256(bill), 6).open()) {
      for (byte b : bill) {
        assertEquals(b, byBytes.read());
      }
      assertEquals(-1, byBytes.read());
    }
    for (EvidenceFiles.Source wrong :
        java.util.List.of(
            source(bill, Hash.EMPTY, 6),
            source(bill, Hash.sha256(bill), 5),
            source(bill, Hash.sha256(bill), 7))) {
      try (InputStream content = wrong.open()) {
        assertThrows(IOException.class, content::readAllBytes, wrong::toString);
      }
    }
  }

  private static EvidenceFiles.Source source(byte[] content, Hash hash, long bytes) {
    return new EvidenceFiles.Source(hash, bytes, () -> new ByteArrayInputStream(content));
  }
}
