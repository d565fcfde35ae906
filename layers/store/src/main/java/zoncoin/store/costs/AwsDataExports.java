package zoncoin.store.costs;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.bcmdataexports.model.Export;
import software.amazon.awssdk.services.bcmdataexports.model.GetExportResponse;
import software.amazon.awssdk.services.bcmdataexports.model.S3Destination;
import software.amazon.awssdk.services.bcmdataexports.model.S3OutputConfigurations;
import zoncoin.billing.ExportDefinition;
import zoncoin.billing.ExportDefinitions;
import zoncoin.tlog.Malformed;

/** Exports by the API of AWS Data Exports: GetExport, as the role in the owner's account. */
public final class AwsDataExports implements ExportDefinitions {
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z0-9-]+:bcm-data-exports:[a-z0-9-]*:([0-9]{12}):.+");

  private final PayerAccess access;

  /**
   * @param access clients that read a payer's exports
   */
  public AwsDataExports(PayerAccess access) {
    this.access = access;
  }

  @Override
  public Answer of(String export) {
    Matcher arn = ARN.matcher(export);
    if (!arn.matches()) {
      throw new Malformed("name of an export is its ARN: " + Malformed.shown(export));
    }
    try {
      GetExportResponse told =
          Reads.repeated(
              "export " + export,
              () -> access.exports(arn.group(1)).getExport(asked -> asked.exportArn(export)));
      return new Answer.Told(definition(told.export()), told.exportStatus().lastUpdatedAt());
    } catch (AwsServiceException refused) {
      // What may pass is another exception: it is not there, or the role may not ask.
      return new Answer.NotTold(
          Optional.ofNullable(refused.awsErrorDetails().errorCode()).orElse("refused"));
    }
  }

  private static ExportDefinition definition(Export export) {
    SortedMap<String, SortedMap<String, String>> tables = new TreeMap<>();
    export
        .dataQuery()
        .tableConfigurations()
        .forEach((table, properties) -> tables.put(table, new TreeMap<>(properties)));
    return new ExportDefinition(
        export.dataQuery().queryStatement(),
        tables,
        destination(export.destinationConfigurations().s3Destination()),
        export.refreshCadence().frequencyAsString());
  }

  private static SortedMap<String, String> destination(S3Destination s3) {
    S3OutputConfigurations output = s3.s3OutputConfigurations();
    return new TreeMap<>(
        Map.of(
            "S3Bucket", s3.s3Bucket(),
            "S3Prefix", s3.s3Prefix(),
            "S3Region", s3.s3Region(),
            "Compression", output.compressionAsString(),
            "Format", output.formatAsString(),
            "OutputType", output.outputTypeAsString(),
            "Overwrite", output.overwriteAsString()));
  }
}
