package zoncoin.costslocal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Data Exports: what an export of the caller's is asked to deliver. */
final class DataExportsService extends JsonService {
  private static final int MIN_ARN_CHARACTERS = 20;
  private static final int MAX_ARN_CHARACTERS = 2_048;

  private final Supplier<Costs> costs;
  private final Function<String, Optional<JsonNode>> made;

  /**
   * @param costs what is known of payers
   * @param made what is asked for by an export that they say nothing of
   */
  DataExportsService(Supplier<Costs> costs, Function<String, Optional<JsonNode>> made) {
    super("AWSBillingAndCostManagementDataExports.GetExport", "1.1");
    this.costs = costs;
    this.made = made;
  }

  @Override
  public String signingName() {
    return "bcm-data-exports";
  }

  @Override
  public Call.Refused throttled() {
    return new Call.Refused(400, "ThrottlingException", "rate exceeded");
  }

  @Override
  JsonNode answer(JsonNode asked, String payer) {
    String arn = asked.path("ExportArn").asText();
    if (!asked.path("ExportArn").isTextual()
        || asked.size() != 1
        || arn.length() < MIN_ARN_CHARACTERS
        || arn.length() > MAX_ARN_CHARACTERS
        || !arn.matches("arn:aws[-a-z0-9]*:[-a-z0-9]+:[-a-z0-9]*:[0-9]{12}:[-a-zA-Z0-9/:_]+")) {
      throw Call.Refused.validation("ExportArn is the ARN of an export");
    }
    if (!arn.split(":", -1)[4].equals(payer)) {
      throw new Call.Refused(400, "AccessDeniedException", "not authorized: GetExport on " + arn);
    }
    Costs.Export export =
        Optional.ofNullable(costs.get().payer(payer).exports().get(arn))
            .or(() -> made.apply(arn).map(Costs.Export::made))
            .orElseThrow(
                () -> new Call.Refused(400, "ResourceNotFoundException", "there is no " + arn));
    return described(arn, export);
  }

  private static ObjectNode described(String arn, Costs.Export export) {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode described = answer.putObject("Export");
    for (String part : Set.of("DataQuery", "DestinationConfigurations", "RefreshCadence")) {
      described.set(part, export.definition().path(part).deepCopy());
    }
    described.put("ExportArn", arn).put("Name", arn.substring(arn.lastIndexOf('/') + 1));
    // Times of this service are texts, others are seconds since 1970.
    answer
        .putObject("ExportStatus")
        .put("StatusCode", "HEALTHY")
        .put("CreatedAt", Costs.Export.MADE.toString())
        .put("LastUpdatedAt", export.updated().toString());
    return answer;
  }
}
