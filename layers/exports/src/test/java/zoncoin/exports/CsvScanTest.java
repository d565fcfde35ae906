package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.tlog.Malformed;

class CsvScanTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,b                         | 1
          a,b~1,2                     | 2
          a,b~1,2~                    | 2
          a,b~~1,2~~~3,4~             | 3
          a,b^1,2^3,4^                | 3
          a,b~"1~1","2,2"~3,4~        | 3
          a,b~"1""~",2~3,""~          | 3
          a,b~1,5" disk~3,4~          | 3
          a,b~"",""~,~                | 3
          a#b~1#2~                    | 2
          a#b~"1#2,3"~"#"~4#5         | 4
          """)
  void countsRecordsWhereverTheBytesAreCut(String text, long records) {
    byte[] bytes =
        text.replace("~", "\n").replace("^", "\r\n").replace("#", "\u0001").getBytes(UTF_8);
    for (int size = 1; size <= bytes.length; size++) {
      CsvScan scan = new CsvScan("x.csv");
      for (int from = 0; from < bytes.length; from += size) {
        byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
        scan.add(part, part.length);
      }
      assertEquals(records, scan.end(), text + " in parts of " + size);
      assertEquals(List.of("a", "b"), scan.columns());
    }
  }

  @Test
  void readsQuotedNamesAndSkipsAByteOrderMark() {
    assertEquals(
        List.of("a,b", "say \"c\"", "", "d"), columns("\ufeff\"a,b\",\"say \"\"c\"\"\",,d"));
  }

  private static List<String> columns(String header) {
    CsvScan scan = new CsvScan("x.csv");
    byte[] bytes = header.getBytes(UTF_8);
    scan.add(bytes, bytes.length);
    scan.end();
    return scan.columns();
  }

  @Test
  void takesARecordOfTheGreatestLengthAndNoneLonger() {
    byte[] longest = "x".repeat(CsvScan.MAX_RECORD_BYTES).getBytes(UTF_8);
    CsvScan scan = new CsvScan("x.csv");
    scan.add("a\n".getBytes(UTF_8), 2);
    scan.add(longest, longest.length);
    assertThrows(Malformed.class, () -> scan.add(new byte[] {'x'}, 1));
  }
}
