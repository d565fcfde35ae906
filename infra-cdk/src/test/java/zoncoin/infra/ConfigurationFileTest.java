package zoncoin.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.infra.ProgrammeConfiguration.Callers;

final class ConfigurationFileTest {
  private static final String LEAST =
      """
      {
        "programme": "zoncoin",
        "account": "999988887777",
        "region": "eu-central-1",
        "logOrigin": "cashback.acme.test/log",
        "payers": ["111122223333"],
        "callers": {"accounts": ["444455556666"]}
      }
      """;

  @Test
  void readsTheExampleThatIsCheckedIn() {
    assertEquals(
        new ProgrammeConfiguration(
            "zoncoin",
            "cashback.example.com/log",
            List.of("111122223333"),
            List.of(),
            new Callers.Organization("o-a1b2c3d4e5"),
            List.of("cashback@example.com"),
            new ProgrammePlace(
                "999988887777",
                "eu-central-1",
                List.of("arn:aws:iam::999988887777:role/cashback-desk"),
                List.of("arn:aws:iam::999988887777:role/cashback-control"),
                List.of("arn:aws:iam::777788889999:root"),
                List.of("arn:aws:iam::999988887777:role/cashback-rescue"),
                List.of("ou-ab12-a1b2c3d4"),
                true,
                Optional.empty(),
                Optional.empty()),
            ProgrammeRules.STANDARD),
        ConfigurationFile.read(Path.of("programme.example.json")));
  }

  @Test
  void needsNeitherEmailsNorRules() {
    ProgrammeConfiguration least = ConfigurationFile.parse(LEAST);
    assertEquals(List.of(), least.alarmEmails());
    assertEquals(ProgrammeRules.STANDARD, least.rules());
    assertEquals(new Callers.Accounts(List.of("444455556666")), least.callers());
  }

  /**
   * Each row changes one piece of the least configuration; the message must begin as the row says.
   */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "logOrigin": "cashback.acme.test/log", |  | field logOrigin is missing
          cashback.acme.test/log | https://cashback.acme.test | field logOrigin: "https://cashback.acme.test" is not a
          cashback.acme.test/log | Cashback.acme.test | field logOrigin: "Cashback.acme.test" is not a host name
          cashback.acme.test/log | cashback.acme.test/ | field logOrigin: "cashback.acme.test/" is not a host name
          cashback.acme.test/log | cashback acme test | field logOrigin: "cashback acme test" is not
          "cashback.acme.test/log" | 7 | field logOrigin is not a string
          "zoncoin" | "Zon" | field programme: "Zon" is not 1 to 20 of
          111122223333 | 11112222333 | field payers: "11112222333" is not an
          ["111122223333"] | [] | field payers: "[]" names no payer
          ["111122223333"] | ["111122223333","111122223333"] | field payers: "[1111
          ["111122223333"] | "111122223333" | field payers is not a list of strings
          444455556666 | 44445555666x | field callers.accounts: "44445555666x" is not an
          ["444455556666"] | [] | field callers.accounts: "[]" names nobody
          {"accounts": ["444455556666"]} | {"organization": "acme"} | field callers.organization: "acme" is not of the form
          {"accounts": ["444455556666"]} | {} | field callers is not
          "payers" | "payer": [], "payers" | field payer is unknown; known are
          "payers" | "payers": [], "payers" | is not JSON: Duplicate field 'payers'
          "payers" | "mergeDelaySeconds": 59, "payers" | field mergeDelaySeconds: "59" is not between
          "payers" | "mergeDelaySeconds": 1.5, "payers" | field mergeDelaySeconds is not a whole number
          "payers" | "heldShrinkPercent": 101, "payers" | field heldShrinkPercent: "101" is not between 0 and 100
          "payers" | "costRequestsPerDay": 0, "payers" | field costRequestsPerDay: "0" is not between
          "payers" | "logLockDays": -1, "payers" | field logLockDays: "-1" is not between
          "payers" | "rotateKeysDays": 1001, "payers" | field rotateKeysDays: "1001" is not between 0 and 1000
          "payers" | "transfers": "all", "payers" | field transfers: "all" is none of none, merchants, same-payer
          "999988887777" | "99998888777" | field account: "99998888777" is not an account id
          "region": "eu-central-1", |  | field region is missing
          "eu-central-1" | "Frankfurt" | field region: "Frankfurt" is no region
          "payers" | "operators": ["ana"], "payers" | field operators: "ana" is not the ARN
          "payers" | "operators": ["arn:aws:iam::999988887777:role/a"], "approvers": ["arn:aws:iam::999988887777:role/a"], "payers" | field approvers: "arn:aws:iam::999988887777:role/a" is an operator, too
          "payers" | "auditors": ["*"], "payers" | field auditors: "*" is not the ARN
          "payers" | "restorers": ["ana"], "payers" | field restorers: "ana" is not the ARN
          "payers" | "memberUnits": ["all"], "payers" | field memberUnits: "all" is not the id
          "payers" | "billingConductor": 1, "payers" | field billingConductor is neither true nor false
          "payers" | "webAcl": "none", "payers" | field webAcl: "none" is not the ARN
          "payers" | "restoredTable": "ledger-again", "payers" | field restoredTable: "ledger-again" is not the ARN of the stream of
          "payers" | "restoredTable": "arn:aws:dynamodb:us-east-1:999988887777:table/again/stream/2026-07-01T00:00:00.000", "payers" | field restoredTable: "arn:aws:dynamodb:us-east-1
          "payers" | "alarmEmails": ["me"], "payers" | field alarmEmails: "me" is not
          } | ] | is not JSON: Unexpected close marker
          """)
  void namesTheFieldThatIsWrong(String piece, String change, String message) {
    String json = LEAST.replace(piece, change == null ? "" : change);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ConfigurationFile.parse(json));
    String said = String.valueOf(refusal.getMessage());
    assertTrue(said.startsWith(message), said);
  }

  /** 8,192 characters is what API Gateway takes. */
  @Test
  void countsWhatAListOfAccountsMakesOfThePolicy() {
    List<String> most =
        LongStream.range(0, 192).mapToObj(n -> Long.toString(100_000_000_000L + n)).toList();
    assertEquals(most, new Callers.Accounts(most).ids());
    List<String> more = new ArrayList<>(most);
    more.add("999988887777");
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Callers.Accounts(more));
    assertEquals(
        "field callers.accounts: \"193 accounts\" make a resource policy of 8232 characters",
        String.valueOf(refusal.getMessage()).replaceFirst(", of which.*", ""));
  }

  @Test
  void namesTheFileToo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("programme.json"), "{}");
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ConfigurationFile.read(file));
    assertEquals(file + ": field programme is missing", refusal.getMessage());
  }

  @Test
  void saysWhichFileItCannotRead(@TempDir Path folder) {
    Path file = folder.resolve("programme.json");
    UncheckedIOException unreadable =
        assertThrows(UncheckedIOException.class, () -> ConfigurationFile.read(file));
    assertTrue(
        String.valueOf(unreadable.getMessage())
            .startsWith("couldn't read " + file + ": copy programme.example.json"),
        unreadable.getMessage());
  }
}
