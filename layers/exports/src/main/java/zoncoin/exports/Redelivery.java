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
 * @param payer whose bill it is
 * @param files what the manifest lists, by their keys in the bucket
 * @param manifestKey where to put the manifest, after the files
 * @param manifest its content
 * @param modified when the manifest was last modified: the delivery's age
 */
public record Redelivery(
    String payer, Map<String, Path> files, String manifestKey, String manifest, Instant modified) {
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
    return Places.find(places, settings.mirror()).stream()
        .map(found -> of(found, bucket, settings))
        .sorted(Comparator.comparing(Redelivery::modified))
        .toList();
  }

  private static Redelivery of(Found found, String bucket, ReaderSettings settings) {
    Bill bill = new DuckBillReader(settings).read(found, Eligibility.standard());
    String payer = bill.assessments().getFirst().subject().payer();
    String period = bill.assessments().getFirst().subject().period().toString();
    String folder = payer + "/export/data/BILLING_PERIOD=" + period + "/";
    Map<String, Path> files = new LinkedHashMap<>();
    List<String> listed = new ArrayList<>();
    for (Found.Named file : found.files()) {
      String key = folder + files.size() + "-" + file.path().getFileName();
      files.put(key, file.path());
      listed.add("s3://" + bucket + "/" + key);
    }
    try {
      return new Redelivery(
          payer,
          files,
          payer + "/export/metadata/BILLING_PERIOD=" + period + "/export-Manifest.json",
          JSON.std.asString(manifest(found, listed)),
          modified(found));
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  private static Map<String, Object> manifest(Found found, List<String> files) throws IOException {
    return switch (found) {
      case Found.Exported(Manifest manifest, List<Found.Named> named) -> {
        Map<String, Object> same = JSON.std.mapFrom(Files.readAllBytes(manifest.path()));
        same.replace("dataFiles", files);
        same.replace("reportKeys", files);
        yield same;
      }
      case Found.Loose loose -> Map.of("dataFiles", files);
    };
  }

  private static Instant modified(Found found) {
    return switch (found) {
      case Found.Exported exported -> exported.manifest().modified();
      case Found.Loose loose -> loose.modified();
    };
  }
}
