package zoncoin.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

  @Test
  void theExampleOfTheSpecIsOne() throws IOException {
    String example = Files.readString(SPEC).split("```\n", -1)[1];
    Assessment assessment = Assessment.parse(example);
    assertEquals(example, assessment.text());
    assertEquals(Eligibility.standard().hash(), assessment.eligibility());
  }

  @Test
  void printsWhatItParses() {
    assertEquals(TEXT, Assessment.parse(TEXT).text());
    assertEquals(Assessment.parse(TEXT).hash(), Lines.sha256(TEXT));
  }

  @Test
  void refusesAnyTextWithALineLeftOutOrSaidTwice() {
    List<String> lines = TEXT.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("invoice") || lines.get(i).startsWith("ineligible")) {
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
    List<String> lines = TEXT.lines().toList();
    IntStream.range(1, lines.size())
        .forEach(
            i -> {
              List<String> turned = new java.util.ArrayList<>(lines);
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
        new String[] {"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "47DEQpj8HBSa"},
        new String[] {"zoncoin/assessment@v1", "zoncoin/assessment@v2"});
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void refusesAnotherSpelling(String right, String wrong) {
    String text = TEXT.replace(right, wrong);
    assertThrows(Malformed.class, () -> Assessment.parse(text), wrong);
  }

  @Test
  void refusesATextThatDoesNotEndOrGoesOn() {
    assertThrows(Malformed.class, () -> Assessment.parse(TEXT.substring(0, TEXT.length() - 1)));
    assertThrows(Malformed.class, () -> Assessment.parse(TEXT + "\n"));
    assertThrows(Malformed.class, () -> Assessment.parse(""));
  }
}
