package zoncoin.exports;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;

/**
 * A delivery at hand, as it has to be put into another bucket: under its payer, its manifest naming
 * the files where they are then.
 *
 * @param bill what is in it
 * @param files what the manifest lists, by their keys in the bucket
 * @param manifestKey where to put the manifest, after the files
 * @param manifest its content
 * @param modified when the manifest was last modified: the delivery's age
 */
public record Redelivery(
    Bill bill, Map<String, Path> files, String manifestKey, String manifest, Instant modified) {
  /**
   * Finds deliveries, and reads them once to know whose they are.
   *
   * @param places manifests, folders that mirror an export bucket, or files of a bill
   * @param bucket where they are to be put
   * @param settings of the reading
   * @return the oldest delivery first
   * @throws zoncoin.tlog.Malformed if one of them is not in its form
   */
  public static List<Redelivery> find(List<String> places, String bucket, ReaderSettings settings) {
    DuckBillReader reader = new DuckBillReader(settings);
    return Places.find(places, settings.mirror()).stream()
        .map(found -> of(found, reader.read(found, Eligibility.standard()), bucket))
        .sorted(Comparator.comparing(Redelivery::modified))
        .toList();
  }

  /**
   * As {@link #find}, but of each payer and period the newest alone.
   *
   * @return the oldest period first
   */
  public static List<Redelivery> newest(
      List<String> places, String bucket, ReaderSettings settings) {
    return new DuckBillReader(settings)
        .newest(places, Eligibility.standard()).stream()
            .map(read -> of(read.found(), read.bill(), bucket))
            .toList();
  }

  /** Whose bill it is. */
  public String payer() {
    return bill.assessments().getFirst().subject().payer();
  }

  private static Redelivery of(Found found, Bill read, String bucket) {
    String payer = read.assessments().getFirst().subject().payer();
    Bill bill = isUnnamed(found, read) ? read.madeBy(ownExport(payer)) : read;
    String partition = partition(found, bill);
    String folder = payer + "/export/data/" + partition;
    Map<String, Path> files = new LinkedHashMap<>();
    List<String> listed = new ArrayList<>();
    for (Found.Named file : found.files()) {
      String key = folder + files.size() + "-" + file.path().getFileName();
      files.put(key, file.path());
      listed.add("s3://" + bucket + "/" + key);
    }
    try {
      return new Redelivery(
          bill,
          files,
          payer + "/export/metadata/" + partition + "export-Manifest.json",
          JSON.std.asString(manifest(found, bill, listed)),
          modified(found));
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  /** What nobody names is delivered as by an export of the payer's own. */
  private static String ownExport(String payer) {
    return "arn:aws:bcm-data-exports:us-east-1:" + payer + ":export/export";
  }

  /** Files of Data Exports without a manifest, or with one that names no export. */
  private static boolean isUnnamed(Found found, Bill read) {
    boolean isLegacyReport =
        found instanceof Found.Exported(Manifest manifest, List<Found.Named> _)
            && manifest.format().equals("cur");
    return read.export().equals(Bill.NO_EXPORT) && !isLegacyReport;
  }

  /** A manifest is of one period, which its path names; loose files may be of several. */
  private static String partition(Found found, Bill bill) {
    return switch (found) {
      case Found.Exported exported ->
          "BILLING_PERIOD=" + bill.assessments().getFirst().subject().period() + "/";
      case Found.Loose loose -> "";
    };
  }

  private static Map<String, Object> manifest(Found found, Bill bill, List<String> files)
      throws IOException {
    return switch (found) {
      case Found.Exported(Manifest manifest, List<Found.Named> named) -> {
        Map<String, Object> same = JSON.std.mapFrom(Files.readAllBytes(manifest.path()));
        same.replace("dataFiles", files);
        same.replace("reportKeys", files);
        if (!bill.export().equals(manifest.export())) {
          same.put("exportArn", bill.export());
        }
        yield same;
      }
      case Found.Loose loose -> Map.of("exportArn", bill.export(), "dataFiles", files);
    };
  }

  private static Instant modified(Found found) {
    return switch (found) {
      case Found.Exported exported -> exported.manifest().modified();
      case Found.Loose loose -> loose.modified();
    };
  }
}
