package zoncoin.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;
import zoncoin.note.Verdict;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Malformed;

class AssessmentTextTest {
  private static final Path SPEC = Path.of("src/main/java/zoncoin/billing/assessment.md");

  private static final String TEXT =
      Sample.assess(
              Sample.line("Usage", "100"),
              Sample.line("Tax", "7.31"),
              Sample.line("Credit", "-25"),
              Sample.withoutInvoice("Fee", "0"))
          .text();

  /** The grounds are whole or not there; a previous transaction is there or not. */
  private static final String ISSUED =
      TEXT
          + """
          revision 2
          previous issue.999988887777.111122223333.2026-06.USD.1
          enrolment 4
          before 164000000 160000000 4000000
          """;

  @Test
  void theExampleOfTheSpecIsOneAndItsSignatureVerifies() throws IOException {
    String page = Files.readString(SPEC);
    String example = page.split("```\n", -1)[1];
    SignedAssessment signed = SignedAssessment.parse(example.getBytes(UTF_8));
    assertEquals(example, new String(signed.bytes(), UTF_8));
    VerifierKey key = VerifierKey.parse(page.split("verifies with `", -1)[1].split("`", 2)[0]);
    assertEquals(new Verdict.Signed(List.of(key)), signed.note().verify(List.of(key)));
  }

  @Test
  void theChargesOfTheSpecHaveTheHashInItsExample() throws IOException {
    String[] blocks = Files.readString(SPEC).split("```\n", -1);
    Assessment example = SignedAssessment.parse(blocks[1].getBytes(UTF_8)).assessment();
    String charges = blocks[3].replace('→', '\t');
    assertEquals(new Charges(3, Lines.sha256(charges)), example.charges());
  }

  @Test
  void anotherSignatureOrNoneIsNoSignedAssessment() throws IOException {
    String example = Files.readString(SPEC).split("```\n", -1)[1];
    String text = example.substring(0, example.indexOf("\n\n") + 1);
    NoteSigner one = Ed25519Signer.of("a.example/billing", new byte[32]);
    NoteSigner two = Ed25519Signer.of("b.example/billing", new byte[32]);
    byte[] twice = SignedNote.sign(text, 0, List.of(one, two)).bytes();
    assertThrows(Malformed.class, () -> SignedAssessment.parse(twice));
    assertThrows(Malformed.class, () -> SignedAssessment.parse(text.getBytes(UTF_8)));
    SignedNote other = SignedNote.sign(TEXT, 0, List.of(one));
    assertThrows(
        Malformed.class, () -> new SignedAssessment(Assessment.parse(text), other), "other text");
  }

  @Test
  void itsHashIsOfTheTextAndNotOfTheSignature() {
    Assessment assessment = Assessment.parse(TEXT);
    SignedAssessment signed =
        SignedAssessment.sign(assessment, Ed25519Signer.of("a.example/billing", new byte[32]));
    assertEquals(Lines.sha256(TEXT), signed.hash());
  }

  @Test
  void whatFollowsFromTheBillAloneIsItsBeginning() {
    Assessment issued = Assessment.parse(ISSUED);
    assertEquals(TEXT, issued.ofBill().text());
    assertEquals(ISSUED, Assessment.parse(TEXT).on(issued.grounds().orElseThrow()).text());
  }

  @Test
  void noLineCanBeChangedUnderItsSignature() {
    NoteSigner signer = Ed25519Signer.of("a.example/billing", new byte[32]);
    SignedAssessment signed = SignedAssessment.sign(Assessment.parse(ISSUED), signer);
    List<String> lines = ISSUED.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      List<String> changed = new ArrayList<>(lines);
      changed.set(i, lines.get(i) + "1");
      String text = join(changed, List.of());
      SignedNote forged = new SignedNote(text, signed.note().signatures());
      assertInstanceOf(
          Verdict.Forged.class, forged.verify(List.of(signer.verifierKey())), lines.get(i));
    }
  }

  @Test
  void printsWhatItParses() {
    assertEquals(TEXT, Assessment.parse(TEXT).text());
    assertEquals(Assessment.parse(TEXT).hash(), Lines.sha256(TEXT));
  }

  @Test
  void refusesAnyTextWithALineLeftOutOrSaidTwice() {
    List<String> lines = ISSUED.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("(invoice|ineligible|previous) .*")) {
        continue; // without it the text is one of another assessment
      }
      String without = join(lines.subList(0, i), lines.subList(i + 1, lines.size()));
      assertThrows(Malformed.class, () -> Assessment.parse(without), lines.get(i));
      String twice = join(lines.subList(0, i + 1), lines.subList(i, lines.size()));
      assertThrows(Malformed.class, () -> Assessment.parse(twice), lines.get(i));
    }
  }

  private static String join(List<String> before, List<String> after) {
    return Stream.concat(before.stream(), after.stream()).reduce("", (a, b) -> a + b + "\n");
  }

  @Test
  void refusesAnyTwoNeighbouringLinesInTheOtherOrder() {
    List<String> lines = ISSUED.lines().toList();
    IntStream.range(1, lines.size())
        .forEach(
            i -> {
              List<String> turned = new ArrayList<>(lines);
              java.util.Collections.swap(turned, i - 1, i);
              String text = join(turned, List.of());
              assertThrows(Malformed.class, () -> Assessment.parse(text), lines.get(i));
            });
  }

  static Stream<String[]> spellings() {
    return Stream.of(
        new String[] {"\n", "\r\n"},
        new String[] {"payer 999988887777", "payer  999988887777"},
        new String[] {"payer 999988887777", "payer 999988887777 "},
        new String[] {"payer 999988887777", "payer 9999888877770"},
        new String[] {"period 2026-06", "period 2026-6"},
        new String[] {"period 2026-06", "period 2026-13"},
        new String[] {"currency USD", "currency usd"},
        new String[] {"basis invoiced", "basis Invoiced"},
        new String[] {"rows 4", "rows 04"},
        new String[] {"rows 4", "rows 5"},
        new String[] {"unblended 82.31", "unblended 82.310"},
        new String[] {"eligible 75", "eligible 76"},
        new String[] {"eligible 75", "eligible 7.5E1"},
        new String[] {"line Usage 1 100 100", "line Usage 1 100.0 100"},
        new String[] {"line Usage 1 100 100", "line Usage +1 100 100"},
        new String[] {"line Usage 1 100 100", "line Us\u00e4ge 1 100 100"},
        new String[] {"line Tax 1 7.31 0", "line Tax 1 7.31 -0"},
        new String[] {"modified 2026-07-03T06:00:00.000Z", "modified 2026-07-03T06:00:00Z"},
        new String[] {"final yes", "final no"},
        new String[] {"charges 4 ", "charges 04 "},
        new String[] {"charges 4 ", "charges "},
        new String[] {"revision 2", "revision 0"},
        new String[] {"revision 2", "revision +2"},
        new String[] {"enrolment 4", "enrolment 0"},
        new String[] {"previous issue", "previous a b issue"},
        new String[] {"before 164000000 160", "before -164000000 160"},
        new String[] {"before 164000000 160", "before 164000000"},
        new String[] {"before 164000000 160", "before 99999999999999999 160"},
        new String[] {"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "47DEQpj8HBSa"},
        new String[] {"zoncoin/assessment@v1", "zoncoin/assessment@v2"});
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void refusesAnotherSpelling(String right, String wrong) {
    String text = ISSUED.replace(right, wrong);
    assertThrows(Malformed.class, () -> Assessment.parse(text), wrong);
  }

  @Test
  void refusesATextThatDoesNotEndOrGoesOn() {
    assertThrows(Malformed.class, () -> Assessment.parse(TEXT.substring(0, TEXT.length() - 1)));
    assertThrows(Malformed.class, () -> Assessment.parse(TEXT + "\n"));
    assertThrows(Malformed.class, () -> Assessment.parse(""));
  }
}
