package zoncoin.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.fulfilment.Code;

final class CodeFileTest {
  private static CodeFile.Read read(String... rows) {
    return CodeFile.read(CodeFile.HEADER + "\n" + String.join("\n", rows) + "\n");
  }

  @Test
  void everyRowOfASoundFileIsACode() {
    CodeFile.Read.Sound sound =
        assertInstanceOf(
            CodeFile.Read.Sound.class,
            read(
                "PC1EXAMPLE0001,aws-credit,1,,AWS Activate,for most services,2027-11-30",
                "PC1EXAMPLE0002,aws-credit,5,111122223333,AWS MAP,,"));
    assertEquals(
        List.of(
            new Offered(
                new Code("PC1EXAMPLE0001"),
                new Pool("aws-credit", 1, Optional.empty()),
                "AWS Activate",
                "for most services",
                Optional.of(LocalDate.parse("2027-11-30"))),
            new Offered(
                new Code("PC1EXAMPLE0002"),
                new Pool("aws-credit", 5, Optional.of(Cellar.ANA)),
                "AWS MAP",
                "",
                Optional.empty())),
        sound.rows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X,aws-credit,1,,AWS,,                       | code is 4 to 64 of A-Z a-z 0-9 -",
        "PC1-ONE,AWS,1,,AWS,,                        | product is 1 to 40 of a-z, 0-9 and -",
        "PC1-ONE,a,0,,AWS,,                          | quantity is a whole number from 1 to"
            + " 999999999",
        "PC1-ONE,a,1,12,AWS,,                        | recipient is 12 digits, or nothing",
        "PC1-ONE,a,1,,,,                             | funder is said",
        "PC1-ONE,a,1,,AWS,,2026-02-30                | until is a day, YYYY-MM-DD, or nothing",
        "PC1-ONE,a,1,,AWS,,soon                      | until is a day, YYYY-MM-DD, or nothing",
        "PC1-ONE,a,1,,AWS,                           | a row has 7 cells, not 6",
        "'PC1-ONE,a,1,,\"AWS\",,'                    | no cell has a quotation mark",
      })
  void whatIsWrongIsSaidByRowAndRule(String row, String rule) {
    assertEquals(
        new CodeFile.Read.Unsound(List.of(new CodeFile.Fault(3, rule))),
        read("PC1-GOOD,a,1,,AWS,,", row.strip()));
  }

  @Test
  void everyWrongRowIsSaidAndNoneIsRepeated() {
    CodeFile.Read read = read("PC1-ONE,PC1-TWO,1,,AWS,,", "a,PC1-THREE,1,,AWS,,", "PC1-FOUR");
    assertEquals(3, assertInstanceOf(CodeFile.Read.Unsound.class, read).faults().size());
    assertFalse(read.toString().contains("PC1"), read::toString);
  }

  @Test
  void aCodeThatStandsThereTwiceIsWrong() {
    assertEquals(
        new CodeFile.Read.Unsound(List.of(new CodeFile.Fault(3, "it is the code of line 2 again"))),
        read("PC1-ONE,a,1,,AWS,,", "PC1-ONE,b,1,,AWS,,"));
  }

  @Test
  void aFileOfAnotherKindIsRefusedByItsFirstLine() {
    assertEquals(
        new CodeFile.Read.Unsound(
            List.of(new CodeFile.Fault(1, "the first line is " + CodeFile.HEADER))),
        CodeFile.read("PC1-ONE\n"));
  }

  /** What is divided is the same rows in the same order, each file as many as go at once. */
  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "200,1", "201,2", "400,2", "401,3"})
  void aFileIsDividedIntoAsManyRowsAsGoAtOnce(int rows, int files) {
    String[] all =
        IntStream.range(0, rows).mapToObj("PC1-%04d,a,1,,AWS,,"::formatted).toArray(String[]::new);
    String whole = CodeFile.HEADER + "\r\n" + String.join("\r\n", all);
    List<String> parts = CodeFile.divide(whole);
    assertEquals(files, parts.size());
    assertEquals(
        assertInstanceOf(CodeFile.Read.Sound.class, CodeFile.read(whole)).rows(),
        parts.stream()
            .map(part -> assertInstanceOf(CodeFile.Read.Sound.class, CodeFile.read(part)))
            .flatMap(part -> part.rows().stream())
            .toList());
  }
}
