package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zoncoin.tlog.Malformed;

/** What {@code zon wallet} shows of what the API answers. */
final class WalletTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String print(String answer) throws IOException {
    return Wallet.print(JSON.readTree(answer));
  }

  @Test
  void everythingIsOnOneScreen() throws IOException {
    String wallet =
        print(
            """
            {"account": {"account": "member:222233334444", "enrolment": "enrolled", "frozen": true,
               "pendingZon": 637860830, "heldZon": 25000000, "owedZon": 0,
               "pending": [
                 {"period": "2026-06", "currency": "USD", "zon": 637860000,
                  "vests": "2026-07-19T06:00:00Z"},
                 {"period": "2026-05", "currency": "EUR", "zon": 830}],
               "lots": [
                 {"kind": "received", "month": "2028-05", "zon": 13300000},
                 {"kind": "earned", "month": "2028-06", "zon": 2792516472}],
               "tier": {"period": "2026-07", "currency": "USD", "spend": "12500.5",
                 "name": "silver", "next": "gold", "missing": "87499.5"},
               "standingRedemption":
                 {"product": "aws-credit", "minimumZon": 1000000000, "keepZon": 250000000}},
             "history": {"entries": [
               {"kind": "hold", "time": "2026-07-18T09:30:00Z", "transaction": "c.222233334444.buy-1",
                "postings": [{"zon": 25000000}, {"zon": -25000000}]},
               {"kind": "issue", "time": "2026-07-03T06:00:00Z", "logIndex": 7,
                "transaction": "issue.999988887777.222233334444.2026-06.USD.1",
                "postings": [{"zon": 637860000}]},
               {"kind": "enrol", "time": "2026-06-01T00:00:00Z", "logIndex": 2,
                "transaction": "c.222233334444.enrol", "postings": []}]}}
            """);
    assertEquals(
        """
        member:222233334444, takes part, frozen: it may not spend for now

                         ZNC
        balance  2805.816472  in 2 lots
                   13.3       until 2028-05, received
                 2792.516472  until 2028-06
        pending   637.86083
                  637.86      bill of 2026-06 in USD, vests 2026-07-19 06:00
                    0.00083   bill of 2026-05 in EUR, vests once it is invoiced
        held       25
        owed        0

        tier of 2026-07: silver with 12500.5 USD of spend, 87499.5 USD more for gold

        redeems aws-credit by itself, for at least 1000, keeping 250

        last entries (UTC)  kind       ZNC  transaction
        2026-07-18 09:30    hold   (25)     c.222233334444.buy-1 *
        2026-07-03 06:00    issue  +637.86  …87777.222233334444.2026-06.USD.1
        2026-06-01 00:00    enrol           c.222233334444.enrol
        * not in the log yet
        () stays with the account: it only changed state
        … whole names: --json
        receipt of a transaction: GET /v1/receipts/TRANSACTION
        """,
        wallet);
    assertTrue(wallet.lines().allMatch(line -> line.length() <= 80), wallet);
  }

  @Test
  void whoIsInNoTierReadsWhatIsMissingAndWhoIsInTheHighestThatItIs() throws IOException {
    String tier = "{\"account\": {\"tier\": {\"period\": \"2026-07\", \"currency\": \"USD\", %s}}}";
    String none =
        print(tier.formatted("\"spend\": \"0\", \"next\": \"silver\", \"missing\": \"100\""));
    assertTrue(
        none.contains("tier of 2026-07: none with 0 USD of spend, 100 USD more for silver\n"),
        none);
    String all = print(tier.formatted("\"spend\": \"999\", \"name\": \"gold\""));
    assertTrue(all.contains("tier of 2026-07: gold with 999 USD of spend, the highest\n"), all);
  }

  @Test
  void anAccountThatNeverTookPartHasAnEmptyWallet() throws IOException {
    String wallet =
        print(
            "{\"account\": {\"account\": \"member:1\", \"enrolment\": \"never\"}, \"history\":"
                + " {\"entries\": []}}");
    assertTrue(wallet.startsWith("member:1, does not take part\n"), wallet);
    assertTrue(wallet.endsWith("\nNo entries yet.\n"), wallet);
  }

  @Test
  void withoutCredentialsItSaysWhichVariableIsMissing() {
    Malformed refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            Malformed.class,
            () ->
                SignedApi.of(
                    java.net.URI.create("https://a.example/prod"),
                    Map.of("AWS_ACCESS_KEY_ID", "A")));
    assertTrue(String.valueOf(refused.getMessage()).contains("AWS_SECRET_ACCESS_KEY"));
  }
}
