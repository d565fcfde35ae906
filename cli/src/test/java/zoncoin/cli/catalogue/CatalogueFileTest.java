package zoncoin.cli.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.tlog.Malformed;

final class CatalogueFileTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("zoncoin.root", ".."), "docs/catalogues");
  private static final Instant NOW = Instant.parse("2026-07-18T09:30:00Z");
  private static final Pattern PURCHASE =
      Pattern.compile("-d '\\{\"product\":\"([a-z-]+)\",\"quantity\":([0-9]+)}'");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text("catalogue.schema.json"), InputFormat.JSON);
  private static final String MUG =
      """
      {"name": "test-1", "products": [{
        "name": "mug", "kind": "merchant", "title": "A mug",
        "priceZnc": 500, "worth": {"USD": 5}, "most": 10}]}
      """;

  private static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Catalogue read(String json) {
    return CatalogueFile.read("test.json", json.getBytes(UTF_8));
  }

  private static boolean isByTheSchema(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample.json", "summer.json"})
  void readsWhatIsShippedAndItsTextToTheSame(String file) {
    assertTrue(isByTheSchema(text(file)));
    Catalogue catalogue = read(text(file));
    assertEquals(catalogue, read(catalogue.text()));
    assertEquals(List.of(), CatalogueWarnings.of(catalogue, NOW));
  }

  /** Whoever follows the README and applies another catalogue in between. */
  @ParameterizedTest
  @ValueSource(strings = {"sample.json", "summer.json"})
  void whatTheReadmeBuysCanBeBoughtByEachAndIsOfItsCodes(String file) {
    Matcher purchase = PURCHASE.matcher(text("../../README.md"));
    assertTrue(purchase.find());
    Product product =
        requireNonNull(
            read(text(file)).products().get(purchase.group(1)), "it is in the catalogue");
    assertTrue(product.limits().allows(Integer.parseInt(purchase.group(2))), product::toString);
    Product sample = requireNonNull(Catalogue.sample().products().get(purchase.group(1)));
    assertEquals(sample.terms().adapter(), product.terms().adapter());
  }

  @Test
  void theSampleIsTheOneThatBeginsWith() {
    assertEquals(Catalogue.sample(), read(text("sample.json")));
  }

  /** What the schema refuses, reading refuses, and says where. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"priceZnc\": 500 | \"priceZnc\": 0 | /products/0: price of mug is 1",
        "\"priceZnc\": 500 | \"priceZnc\": 0.0000001 | /products/0/priceZnc: has at most 6",
        "\"priceZnc\": 500 | \"priceZnc\": \"500\" | /products/0/priceZnc: is a number",
        "\"priceZnc\": 500 | \"price\": 500 | /products/0/price: there is no such field",
        "\"kind\": \"merchant\" | \"kind\": \"yacht\" | /products/0/kind: kind is credit",
        "\"name\": \"mug\" | \"name\": \"Mug\" | /products/0: product is 1 to 40",
        "{\"USD\": 5} | {\"USD\": 5, \"EUR\": 5} | /products/0/worth: is in one currency",
        "{\"USD\": 5} | {\"USD\": 0} | /products/0/worth: worth is more than nothing",
        "\"most\": 10 | \"most\": 0 | /products/0: limits are",
        "\"most\": 10 | \"most\": 10, \"stock\": -1 | /products/0: stock is 0",
        "\"most\": 10 | \"most\": 10, \"daily\": 0 | /products/0: limit of a day is 1",
        "\"most\": 10 | \"most\": 10, \"from\": \"tomorrow\" | /products/0/from: is a time in UTC",
        "\"most\": 10 | \"most\": 10, \"adapter\": {} | /products/0/adapter/name: is missing",
        "\"title\": \"A mug\", | '' | /products/0/title: is missing"
      })
  void refusesWhatTheSchemaRefusesAndSaysWhere(String part, String change, String complaint) {
    String json = MUG.replace(part, change);
    assertTrue(isByTheSchema(MUG));
    assertTrue(!isByTheSchema(json), json);
    Malformed wrong = assertThrows(Malformed.class, () -> read(json));
    assertTrue(
        String.valueOf(wrong.getMessage()).startsWith("test.json: " + complaint), wrong::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"priceZnc\": 500 | \"priceZnc\": 5 | costs 1 ZNC for each dollar",
        "\"priceZnc\": 500 | \"priceZnc\": 50000 | costs 10000 ZNC for each dollar",
        "\"most\": 10 | \"most\": 10, \"fewest\": 5, \"stock\": 4 | there are 4",
        "\"most\": 10 | \"most\": 10, \"fewest\": 5, \"memberDaily\": 4 | a day's limit 4",
        "\"most\": 10 | \"most\": 10, \"daily\": 4 | one member can have all of a day's 4",
        "\"most\": 10 | \"most\": 10, \"until\": \"2026-07-18T09:30:00Z\" | which is past",
        "\"most\": 10 | \"most\": 10, \"adapter\": {\"name\": \"pigeon\"} | no adapter is called",
        "\"merchant\" | \"credit\" | is AWS credit, and manual delivers none",
        "\"most\": 10 | \"most\": 10, \"adapter\": {\"name\": \"vault\"} | vault delivers it:"
            + " coins",
        "\"most\": 10 | \"most\": 10, \"adapter\": {\"name\": \"conductor\"} | would buy this",
        "\"most\": 10 | \"most\": 10, \"adapter\": {\"name\": \"webhook\", \"settings\":"
            + " {\"secret\": \"whsec_bW9yZQ==\"}} | looks like a secret",
        "\"most\": 10 | \"most\": 10, \"adapter\": {\"name\": \"webhook\", \"settings\":"
            + " {\"address\": \"http://127.0.0.1:8080/hook\"}} | setting address is no https"
            + " address"
      })
  void warnsOfWhatIsRarelyMeant(String part, String change, String warning) {
    assertEquals(List.of(), CatalogueWarnings.of(read(MUG), NOW));
    List<String> warnings = CatalogueWarnings.of(read(MUG.replace(part, change)), NOW);
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.getFirst().contains(warning), warnings::toString);
  }

  @Test
  void explainsEachProductInASentence() {
    List<String> words = CatalogueWords.of(read(text("summer.json")));
    assertEquals(
        "Catalogue summer-1 has 4 products: aws-credit, aws-credit-summer, pastry, support-hour.",
        words.getFirst());
    assertEquals(
        "aws-credit-summer, 10 USD of AWS promotional credit, by fives until September (credit):"
            + " 800 ZNC for one, worth 10 USD. A redemption is of 5 to 100 in steps of 5. Received"
            + " coins cannot buy it. There are 500 in all. A member can have 20 a day (UTC). All"
            + " members together can have 200 a day (UTC). It can be redeemed from"
            + " 2026-06-01T00:00:00Z until 2099-09-01T00:00:00Z. It is delivered by vault (pool"
            + " summer).",
        words.get(2));
    assertTrue(words.getLast().endsWith("An operator delivers it by hand."));
  }
}
