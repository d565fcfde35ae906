package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

  /** Seeds of random texts, in random parts, beside a machine that looks at every byte. */
  @Test
  void agreesWithAMachineThatLooksAtEveryByte() {
    byte[] alphabet = "ab,,\"\"\n\r\u0001\u00e9".getBytes(UTF_8);
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] text = new byte[1 + random.nextInt(60)];
      for (int i = 0; i < text.length; i++) {
        int kind = random.nextInt(random.nextInt(20) + 2);
        text[i] = kind < alphabet.length ? alphabet[kind] : (byte) 'x';
      }
      CsvScan scan = new CsvScan("x.csv");
      for (int from = 0; from < text.length; ) {
        byte[] part = Arrays.copyOfRange(text, from, from + 1 + random.nextInt(text.length - from));
        scan.add(part, part.length);
        from += part.length;
      }
      EveryByte expected = EveryByte.of(text);
      String shown = "seed " + seed + ": " + new String(text, UTF_8);
      if (expected.isQuoted()) {
        assertThrows(Malformed.class, scan::end, shown);
      } else {
        assertEquals(expected.records(), scan.end(), shown);
        assertEquals(expected.isHive(), scan.separator() == CsvScan.Separator.CONTROL_A, shown);
      }
    }
  }

  /**
   * What RFC 4180 says of a text, byte by byte.
   *
   * @param records how many have a byte
   * @param isQuoted whether a quoted value does not end
   * @param isHive whether the first record has a 0x01
   */
  private record EveryByte(long records, boolean isQuoted, boolean isHive) {
    private static EveryByte of(byte[] text) {
      // s: at the start of a value, p: in a plain one, q: in a quoted one, e: behind its quote.
      char state = 's';
      long records = 0;
      int length = 0;
      boolean isHive = false;
      for (byte b : text) {
        if ((b == '\n' || b == '\r') && state != 'q') {
          records += length > 0 ? 1 : 0;
          length = 0;
          state = 's';
          continue;
        }
        length++;
        if (b == 1 && records == 0) {
          isHive = true;
          state = 'p';
        } else if (!isHive && b == ',' && state != 'q') {
          state = 's';
        } else if (!isHive && b == '"') {
          state = state == 'p' ? 'p' : state == 'q' ? 'e' : 'q';
        } else if (state != 'q') {
          state = 'p';
        }
      }
      return new EveryByte(records + (length > 0 ? 1 : 0), state == 'q', isHive);
    }
  }
}
