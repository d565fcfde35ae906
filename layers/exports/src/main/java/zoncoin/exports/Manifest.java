package zoncoin.exports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import zoncoin.billing.Bill;
import zoncoin.billing.Delivery;
import zoncoin.billing.SourceFile;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What the manifest of a delivery says. AWS writes it last, so whoever sees it sees the files it
 * lists; nothing else in their folders belongs to the delivery.
 *
 * @param path where it was read
 * @param source the manifest as a file of the delivery
 * @param modified when it was last modified
 * @param format {@code cur-2.0} if it has {@code dataFiles}, {@code cur} if it has {@code
 *     reportKeys}
 * @param execution the id of the run: what its manifest calls executionId, the legacy one
 *     assemblyId
 * @param export which export this is a delivery of: {@code exportArn}, or account and report name;
 *     {@code -} where it names none
 * @param owner the account whose export it is; empty if it does not say
 * @param period {@code YYYY-MM}; empty if it does not say
 * @param columns the names of the columns in the files, in their order; empty if it does not say
 * @param files S3 URIs or keys of the data files
 */
record Manifest(
    Path path,
    SourceFile source,
    Instant modified,
    String format,
    String execution,
    String export,
    String owner,
    String period,
    List<String> columns,
    List<String> files) {
  /** Largest manifest in bytes: ten thousand files of a thousand characters and room. */
  private static final long MAX_BYTES = 16L << 20;

  private static final Pattern EXPORT_ARN =
      Pattern.compile("arn:[a-z0-9-]+:bcm-data-exports:[a-z0-9-]*:([0-9]{12}):export/.+");

  /** {@code 2026-06-01T00:00:00.000Z} (CUR 2.0) and {@code 20260601T000000.000Z} (legacy). */
  private static final Pattern PERIOD_START = Pattern.compile("([0-9]{4})-?([0-9]{2})-?01T.*");

  private static final Pattern PERIOD_FOLDER =
      Pattern.compile("BILLING_PERIOD=([0-9]{4}-[0-9]{2})");

  static boolean isNamed(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith("manifest.json");
  }

  /**
   * Reads a manifest.
   *
   * @throws Malformed if it is not one
   */
  static Manifest read(Path path) {
    String name = String.valueOf(path.getFileName());
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new Malformed(name + ": a manifest has at most " + MAX_BYTES + " bytes");
      }
      byte[] bytes = Files.readAllBytes(path);
      Instant modified = Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.MILLIS);
      SourceFile source = new SourceFile(name, bytes.length, Hash.sha256(bytes));
      return of(path, source, modified, parse(name, bytes));
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  private static Map<String, Object> parse(String name, byte[] bytes) throws IOException {
    try {
      return JSON.std.mapFrom(bytes);
    } catch (JacksonException notJson) {
      int line = notJson.getLocation() == null ? 1 : notJson.getLocation().getLineNr();
      throw new Malformed("%s, line %d: not a JSON object".formatted(name, line));
    }
  }

  private static Manifest of(
      Path path, SourceFile source, Instant modified, Map<String, Object> json) {
    boolean isLegacy = json.containsKey("reportKeys");
    List<String> files = strings(source.name(), json, isLegacy ? "reportKeys" : "dataFiles");
    String export =
        isLegacy ? text(json, "account") + "/" + text(json, "reportName") : text(json, "exportArn");
    boolean isNamed = !export.isBlank() && !export.equals("/");
    String execution = text(json, isLegacy ? "assemblyId" : "executionId");
    return new Manifest(
        path,
        source,
        modified,
        isLegacy ? "cur" : "cur-2.0",
        execution.isEmpty() ? Delivery.NO_EXECUTION : execution,
        isNamed ? export : Bill.NO_EXPORT,
        isLegacy ? text(json, "account") : owner(export),
        period(path, json),
        columns(json),
        files);
  }

  private static String owner(String export) {
    Matcher arn = EXPORT_ARN.matcher(export);
    return arn.matches() ? arn.group(1) : "";
  }

  /** The legacy manifest says {@code category} and {@code name} of each, as its CSV joins them. */
  private static List<String> columns(Map<String, Object> json) {
    List<String> names = new ArrayList<>();
    if (json.get("columns") instanceof List<?> columns) {
      for (Object column : columns) {
        if (!(column instanceof Map<?, ?> named) || !(named.get("name") instanceof String name)) {
          return List.of();
        }
        names.add(named.get("category") instanceof String of ? of + "/" + name : name);
      }
    }
    return List.copyOf(names);
  }

  private static List<String> strings(String name, Map<String, Object> json, String key) {
    if (!(json.get(key) instanceof List<?> values)) {
      throw Malformed.ofAnotherKind(
          name + ": a manifest lists its files under dataFiles or reportKeys");
    }
    List<String> strings =
        values.stream()
            .flatMap(v -> v instanceof String s ? Stream.of(s) : Stream.empty())
            .toList();
    if (strings.isEmpty() || strings.size() != values.size()) {
      throw Malformed.ofAnotherKind(name + ": " + key + " names one file or more");
    }
    if (strings.size() > Delivery.MAX_FILES) {
      throw new Malformed(name + ": " + key + " names at most " + Delivery.MAX_FILES + " files");
    }
    return strings;
  }

  private static String text(Map<String, Object> json, String key) {
    return json.get(key) instanceof String text ? text : "";
  }

  private static String period(Path path, Map<String, Object> json) {
    if (json.get("billingPeriod") instanceof Map<?, ?> period
        && period.get("start") instanceof String start) {
      Matcher form = PERIOD_START.matcher(start);
      if (form.matches()) {
        return form.group(1) + "-" + form.group(2);
      }
    }
    Matcher folder = PERIOD_FOLDER.matcher(path.toString());
    return folder.find() ? folder.group(1) : "";
  }

  /** Whether this delivery replaces another of the same export and period. */
  boolean isNewerThan(Manifest other) {
    int age = modified.compareTo(other.modified);
    return age > 0 || (age == 0 && execution.compareTo(other.execution) > 0);
  }
}
