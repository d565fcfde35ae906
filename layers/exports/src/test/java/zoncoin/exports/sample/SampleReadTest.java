package zoncoin.exports.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Finality;
import zoncoin.billing.Money;
import zoncoin.exports.DuckBillReader;
import zoncoin.exports.ReaderSettings;

/** The reading of sample bills comes to what the generator says, which adds up by other means. */
class SampleReadTest {
  private static final Eligibility INVOICED = Eligibility.standard();
  private static final Eligibility AMORTISED = INVOICED.on(Basis.AMORTISED);

  /** Both bases. */
  private static final List<Eligibility> RULES = List.of(INVOICED, AMORTISED);

  private static final List<Format> READ = List.of(Format.values());

  private static final int CHUNK_ROWS = 300;

  @TempDir private Path folder;

  /** A seed for each way in which a discount is told. */
  @ParameterizedTest
  @EnumSource
  void everyFormatComesToTheSame(Organisation.Discount discount) throws IOException {
    boolean isAll = discount == Organisation.Discount.NET_COLUMNS;
    for (Format format : isAll ? READ : List.of(Format.CUR_LEGACY_CSV, Format.FOCUS_1_2)) {
      write(discount, format, format.packings().getFirst());
    }
  }

  @Test
  void soDoesEveryOtherPacking() throws IOException {
    for (Format format : READ) {
      for (Packing packing : List.of(Packing.ZIP, Packing.PARQUET)) {
        if (format != Format.CUR && format.packings().contains(packing)) {
          write(Organisation.Discount.NET_COLUMNS, format, packing);
        }
      }
    }
  }

  private void write(Organisation.Discount discount, Format format, Packing packing)
      throws IOException {
    Path here = folder.resolve(format.word() + packing);
    Sample.Form form = new Sample.Form(List.of(format), Optional.of(packing), false, CHUNK_ROWS);
    check(
        here, Sample.write(here, scope(discount, List.of("USD"), Stage.REFUNDED), form).getLast());
  }

  @Test
  void everyDeliveryOfAMonthComesToItsOwn() throws IOException {
    Sample.Scope scope =
        scope(Organisation.Discount.NET_COLUMNS, List.of("USD", "INR"), Stage.values());
    Sample.Form form = new Sample.Form(List.of(Format.CUR_2), Optional.empty(), false, CHUNK_ROWS);
    List<Sample.Written> written = Sample.write(folder, scope, form);
    Set<String> totals = new TreeSet<>();
    for (Sample.Written delivery : written) {
      check(folder, delivery);
      totals.add(expected(folder, delivery.stage()).toString());
    }
    assertEquals(Stage.values().length, totals.size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"CUR_2", "CUR_LEGACY_CSV"})
  void overwrittenChunksThatLingerAreNotCounted(Format format) throws IOException {
    Sample.Scope scope =
        scope(Organisation.Discount.ROWS, List.of("USD"), Stage.ESTIMATE, Stage.INVOICED);
    Sample.Form form = new Sample.Form(List.of(format), Optional.empty(), true, CHUNK_ROWS);
    Sample.Written last = Sample.write(folder, scope, form).getLast();
    assertTrue(chunks() > Math.ceilDiv(last.rows(), CHUNK_ROWS), "a chunk lingers");
    check(folder, last);
  }

  private long chunks() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*-0[0-9]{4}[.].*")).count();
    }
  }

  private static Sample.Scope scope(
      Organisation.Discount discount, List<String> currencies, Stage... deliveries) {
    for (long seed = 1; ; seed++) {
      Sample.Scope scope = new Sample.Scope(seed, 3, 1, currencies, List.of(deliveries));
      if (Organisation.of(scope).discount() == discount) {
        return scope;
      }
    }
  }

  /** Both bases, to the last decimal, and no account more or less. */
  private static void check(Path folder, Sample.Written delivery) throws IOException {
    String what = delivery.format().word() + " " + delivery.stage();
    Map<String, Map<?, ?>> expected = expected(folder, delivery.stage());
    assertFalse(expected.isEmpty(), what);
    for (Eligibility eligibility : RULES) {
      Map<String, Assessment> read = read(folder.resolve(delivery.manifest()), eligibility);
      assertEquals(expected.keySet(), read.keySet(), what);
      read.forEach(
          (subject, assessment) ->
              check(what, assessment, expected.getOrDefault(subject, Map.of())));
    }
  }

  private static void check(String what, Assessment assessment, Map<?, ?> expected) {
    String where = what + " " + assessment.basis() + " " + assessment.subject();
    assertTrue(expected.get("eligible") instanceof Map<?, ?>, where);
    if (expected.get("eligible") instanceof Map<?, ?> eligible) {
      assertEquals(
          eligible.get(assessment.basis().word()), Money.print(assessment.eligible()), where);
    }
    String format = assessment.delivery().format();
    Map<String, Object> lines = new TreeMap<>();
    assessment
        .lines()
        .forEach(
            line ->
                lines.put(
                    line.type().name(),
                    Map.of(
                        "rows",
                        Long.toString(line.rows()),
                        "unblended",
                        Money.print(line.unblended()))));
    assertEquals(expected.get(format.startsWith("focus") ? "focus" : "cur"), lines, where);
    if (!format.equals("focus-1.0")) {
      assertEquals(expected.get("invoiced"), assessment.finality() == Finality.INVOICED, where);
    }
  }

  private static Map<String, Assessment> read(Path manifest, Eligibility eligibility) {
    ReaderSettings all = ReaderSettings.standard();
    ReaderSettings settings =
        new ReaderSettings(1, all.memoryBytes(), all.temporary(), all.mirror(), 1L << 30);
    Map<String, Assessment> read = new TreeMap<>();
    for (Bill bill : new DuckBillReader(settings).read(List.of(manifest.toString()), eligibility)) {
      bill.assessments().forEach(one -> read.put(one.subject().toString(), one));
    }
    return read;
  }

  private static Map<String, Map<?, ?>> expected(Path folder, Stage stage) throws IOException {
    Map<String, Map<?, ?>> expected = new TreeMap<>();
    Object totals =
        JSON.std.mapFrom(Files.readString(folder.resolve(Sample.EXPECTED))).get("totals");
    if (totals instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> total && stage.word().equals(total.get("delivery"))) {
          expected.put(
              "%s/%s/%s/%s"
                  .formatted(
                      total.get("payer"),
                      total.get("account"),
                      total.get("period"),
                      total.get("currency")),
              total);
        }
      }
    }
    return expected;
  }
}
