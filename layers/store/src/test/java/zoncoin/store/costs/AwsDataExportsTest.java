package zoncoin.store.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import zoncoin.billing.ExportDefinition;
import zoncoin.billing.ExportDefinitions.Answer;
import zoncoin.costslocal.Costs;
import zoncoin.costslocal.CostsLocal;
import zoncoin.costslocal.CostsLocal.Trouble;
import zoncoin.ledger.NotApplied;

/** What the port of exports promises, by the service's protocol over HTTP. */
final class AwsDataExportsTest {
  private static final String ARN =
      "arn:aws:bcm-data-exports:us-east-1:999988887777:export/zoncoin";
  private static final Instant NOW = Instant.parse("2026-07-05T06:00:00Z");
  private static final String DEFINITION =
      """
      {"DataQuery": {
         "QueryStatement": "SELECT tags FROM COST_AND_USAGE_REPORT",
         "TableConfigurations": {"COST_AND_USAGE_REPORT": {
           "TIME_GRANULARITY": "MONTHLY", "INCLUDE_RESOURCES": "FALSE"}}},
       "DestinationConfigurations": {"S3Destination": {
         "S3Bucket": "deliveries", "S3Prefix": "999988887777", "S3Region": "eu-central-1",
         "S3OutputConfigurations": {
           "Compression": "PARQUET", "Format": "PARQUET", "OutputType": "CUSTOM",
           "Overwrite": "CREATE_NEW_REPORT"}}},
       "RefreshCadence": {"Frequency": "SYNCHRONOUS"}%s}
      """;

  private final CostsLocal local = CostsLocal.open(Optional.of("said-once"), () -> NOW);

  private AwsDataExports exports(String externalId) {
    return new AwsDataExports(
        new PayerAccess(
            new PayerAccess.Settings(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey())),
                Optional.of("zoncoin/costs-reader"),
                Optional.of(externalId),
                Optional.of(local.address()))));
  }

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void anExportIsToldWithAllThatDecidesWhatStandsInABill() {
    local.make(ARN, DEFINITION.formatted(""));
    ExportDefinition expected =
        new ExportDefinition(
            "SELECT tags FROM COST_AND_USAGE_REPORT",
            new TreeMap<>(
                Map.of(
                    "COST_AND_USAGE_REPORT", new TreeMap<>(Map.of("TIME_GRANULARITY", "MONTHLY")))),
            new TreeMap<>(
                Map.of(
                    "S3Bucket", "deliveries",
                    "S3Prefix", "999988887777",
                    "S3Region", "eu-central-1",
                    "Compression", "PARQUET",
                    "Format", "PARQUET",
                    "OutputType", "CUSTOM",
                    "Overwrite", "CREATE_NEW_REPORT")),
            "SYNCHRONOUS");
    assertEquals(new Answer.Told(expected, Instant.EPOCH), exports("said-once").of(ARN));
    assertEquals(List.of("sts", "bcm-data-exports"), local.asked());
  }

  @Test
  void whenItWasChangedLastIsToldToTheSecond() {
    String updated = ", \"updated\": \"2026-07-03T06:07:08Z\"";
    local.know(
        Costs.parse(
            "{\"999988887777\": {\"exports\": {\"%s\": %s}}}"
                .formatted(ARN, DEFINITION.formatted(updated))));
    Answer.Told told = (Answer.Told) exports("said-once").of(ARN);
    assertEquals(Instant.parse("2026-07-03T06:07:08Z"), told.updated());
  }

  @Test
  void anExportThatIsNotThereCannotBeAsked() {
    assertEquals(new Answer.NotTold("ResourceNotFoundException"), exports("said-once").of(ARN));
  }

  @Test
  void aRoleThatMayNotAskIsToldSo() {
    local.make(ARN, DEFINITION.formatted(""));
    assertEquals(new Answer.NotTold("AccessDenied"), exports("guessed").of(ARN));
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void whatMayPassIsAskedAgainAndIsNoAnswer(Trouble trouble) {
    local.make(ARN, DEFINITION.formatted(""));
    AwsDataExports exports = exports("said-once");
    local.trouble(trouble, trouble);
    assertEquals(Answer.Told.class, exports.of(ARN).getClass());
    local.trouble(trouble, trouble, trouble);
    assertThrows(NotApplied.class, () -> exports.of(ARN));
  }
}
