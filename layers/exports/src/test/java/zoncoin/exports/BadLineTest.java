package zoncoin.exports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.tlog.Malformed;

/** Whatever is wrong in a line of a bill. */
class BadLineTest {
  @TempDir private Path folder;
  @TempDir private Path temporary;
  private BadInput bad = new BadInput(Path.of(""), Path.of(""));

  @BeforeEach
  void folders() {
    bad = new BadInput(folder, temporary);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          line_item_usage_account_id     | 1234567890123        | an account is 12 digits: "1234567890123"
          line_item_usage_account_id     | 11254002932          | an account is 12 digits: "11254002932"
          line_item_usage_account_id     | 1.11122223333E11     | an account is 12 digits: "1.11122223333E11"
          bill_payer_account_id          | ''                   | an account is 12 digits: ""
          line_item_currency_code        | usd                  | currency is three capital letters: "usd"
          line_item_currency_code        | ''                   | currency is three capital letters: ""
          bill_billing_period_start_date | 2026-06              | a billing period starts at midnight UTC of a first: "2026-06"
          bill_billing_period_start_date | 2026-06-02T00:00:00Z | a billing period starts at midnight UTC of a first: "2026-06-02T00:00:00Z"
          bill_billing_period_start_date | 2026-13-01T00:00:00Z | period has a month from 01 to 12: 2026-13
          line_item_line_item_type       | ''                   | line type is one word of at most 64 letters and digits: ""
          line_item_line_item_type       | Us age               | line type is one word of at most 64 letters and digits: "Us age"
          bill_invoice_id                | 1 2                  | an invoice id is one word: "1 2"
          """)
  void aValueThatIsNotInItsForm(String column, String value, String rule) {
    Path file =
        bad.file("bill.csv", Bills.csv(Bills.line(), Bills.line(), Bills.with(column, value)));
    String shown = value.isEmpty() ? "nothing" : "\"" + value + "\"";
    bad.refuses("bill.csv, row 3, column " + column + ": " + shown + ": " + rule, file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "nan",
        "inf",
        "Infinity",
        "-Infinity",
        "1e",
        "0x10",
        "1,5",
        "1_000",
        " 1",
        ".5",
        "1.",
        "--1",
        "1E400",
        "1E18",
        "1000000000000000000",
        "0.0000000000000000001",
        "1E-19",
        "1.5E-18",
        "1E-400",
        "١"
      })
  void aCostThatIsNoExactNumber(String cost) {
    for (String column : new String[] {Bills.COST, Bills.NET}) {
      Path file = bad.file("bill.csv", Bills.csv(Bills.line(), Bills.with(column, cost)));
      bad.refuses(
          "bill.csv, row 2, column "
              + column
              + ": "
              + Malformed.shown(cost)
              + ": a cost is a finite number of at most 18 digits before the point and 18 behind",
          file);
    }
  }

  @Test
  void aLineWithoutACost() {
    bad.refuses(
        "bill.csv, row 1, column line_item_unblended_cost: nothing: a cost is a finite number of at"
            + " most 18 digits before the point and 18 behind",
        bad.file("bill.csv", Bills.csv(Bills.with(Bills.COST, ""))));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e18})
  void aDoubleThatIsNotFiniteOrFarTooLarge(double cost) {
    Path file = ParquetBills.write(folder.resolve("bill.parquet"), cost);
    String where = "bill.parquet, row 1, column line_item_unblended_cost: ";
    assertTrue(bad.complaint(file).startsWith(where));
  }

  @Test
  void costsWhoseSumIsMoreThanAnExactSumHolds() {
    Map<String, String> large = Bills.with(Bills.COST, "999999999999999999");
    String csv = Bills.csv();
    String line = Bills.csv(large).split("\n", -1)[1] + "\n";
    bad.refuses(
        "ten.csv, row 1, column line_item_usage_account_id: \"111122223333\": like lines of an"
            + " account come to less than 10^15",
        bad.file("ten.csv", csv + line.repeat(11)));
    bad.refuses(
        "many.csv: the costs sum to more than an exact sum holds",
        bad.file("many.csv", csv + line.repeat(1000)));
  }

  @Test
  void aLineOfAGigabyte() throws IOException {
    // Members of a gzip file read as one text: 64 of 16 MiB without a line end.
    byte[] member = Bills.gzip("x".repeat(1 << 24));
    Path file = bad.file("long.csv.gz", Bills.gzip(Bills.csv()));
    for (int i = 0; i < 64; i++) {
      Files.write(file, member, StandardOpenOption.APPEND);
    }
    bad.refuses("long.csv.gz, row 1: longer than 1048576 bytes", file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"line_item_unblended_cost", "bill_billing_entity", "line_item_product_code"})
  void aMissingColumn(String column) {
    bad.refuses(
        "bill.csv: not a bill: no column " + column,
        bad.file("bill.csv", Bills.csv(Bills.line()).replace(column, "other")));
  }

  @Test
  void aColumnThatIsThereTwice() {
    bad.refuses(
        "bill.csv: column line_item_unblended_cost is there twice",
        bad.file("bill.csv", Bills.csv(Bills.line()).replace(Bills.NET, "lineItem/UnblendedCost")));
  }

  @Test
  void aHeaderWhoseNamesRanIntoEachOther() {
    String fused = Bills.csv(Bills.line()).replace(Bills.ACCOUNT + ",", Bills.ACCOUNT);
    bad.refuses(
        "bill.csv: not a bill: no column line_item_usage_account_id", bad.file("bill.csv", fused));
  }

  @Test
  void aHeaderAmongTheRows() {
    String one = Bills.csv(Bills.line());
    bad.refuses(
        "joined.csv.gz, row 2, column bill_payer_account_id: \"bill_payer_account_id\":"
            + " a header stands among the rows",
        bad.file("joined.csv.gz", Bills.gzip(one + one)));
  }

  @Test
  void usageThatBeganAfterItsPeriod() {
    String started = ",line_item_usage_start_date\n";
    String[] rows = Bills.csv(Bills.line(), Bills.line()).split("\n", -1);
    String csv =
        rows[0]
            + started
            + rows[1]
            + ",2026-06-30T23:00:00Z\n"
            + rows[2]
            + ",2026-07-01T00:00:00Z\n";
    bad.refuses(
        "bill.csv, row 2, column line_item_usage_start_date: \"2026-07-01T00:00:00Z\":"
            + " usage outside its billing period, which ends before 2026-07-01",
        bad.file("bill.csv", csv));
    Path fee = bad.file("bill.csv", csv.replace(",Usage,", ",RIFee,"));
    assertEquals(2, Bills.assess(fee).only().rows(), "a fee can be of the next month");
    Path late = bad.file("bill.csv", csv.replace("2026-07-01T00", "2026-05-31T00"));
    assertEquals(2, Bills.assess(late).only().rows(), "usage can be reported late");
  }

  @Test
  void aCostThatIsAMomentInOneFileOfSeveral() {
    Path good = ParquetBills.write(folder.resolve("good.parquet"), Bills.line());
    Path other = folder.resolve("other.parquet");
    ParquetBills.write(
        other, "SELECT TIMESTAMP '2026-06-01' AS " + Bills.COST + ", " + ParquetBills.others());
    bad.refuses(
        "other.parquet: column line_item_unblended_cost is TIMESTAMP where a cost belongs",
        good,
        other);
  }

  @Test
  void doublesWhoseSumIsMoreThanAnExactSumHolds() {
    double[] costs = new double[1000];
    Arrays.fill(costs, 9e17);
    bad.refuses(
        "many.parquet: the costs sum to more than an exact sum holds",
        ParquetBills.write(folder.resolve("many.parquet"), costs));
  }

  @Test
  void anAccountStoredAsANumber() {
    bad.refuses(
        "bill.parquet: column line_item_usage_account_id is BIGINT where text belongs",
        ParquetBills.writeWithNumericAccount(folder.resolve("bill.parquet")));
  }

  @Test
  void aRowWithAValueTooManyOrTooFew() {
    String good = Bills.csv(Bills.line());
    bad.refuses(
        "bill.csv, line 3: 3 values where the header has 11",
        bad.file("bill.csv", good + "a,b,c\n"));
    String twelve = good.split("\n", -1)[1] + ",more\n";
    bad.refuses(
        "bill.csv, line 3: 12 values where the header has 11", bad.file("bill.csv", good + twelve));
  }

  @Test
  void aQuoteThatDoesNotEnd() {
    bad.refuses(
        "bill.csv, row 2: a quoted value does not end",
        bad.file("bill.csv", Bills.csv(Bills.line()) + "\"never\n"));
  }

  @Test
  void textThatIsNotUtf8() {
    byte[] latin = Bills.csv(Bills.with(Bills.ACCOUNT, "\u00e9")).getBytes(ISO_8859_1);
    bad.refuses("bill.csv, line 2: not UTF-8", bad.file("bill.csv", latin));
  }

  @Test
  void controlCharactersNeverReachAMessage() {
    Path file = bad.file("bill.csv", Bills.csv(Bills.with(Bills.ACCOUNT, "\u001b[31m\u202e1")));
    bad.refuses(
        "bill.csv, row 1, column line_item_usage_account_id: \"\\u001b[31m\\u202e1\":"
            + " an account is 12 digits: \"\\u001b[31m\\u202e1\"",
        file);
  }
}
