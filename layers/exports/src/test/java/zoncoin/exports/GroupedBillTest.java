package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Groups;
import zoncoin.billing.Named;

/** Lines are told apart by what a reward policy looks at, in every format, and by nothing else. */
class GroupedBillTest {
  private static final Named ALL =
      new Named(
          set("AmazonEC2", "AmazonS3"),
          set("eu-central-1", "eu-north-1", "eu-west-1", "us-east-1"),
          new TreeMap<>(
              Map.of("accountTag/team", set("data science"), "costCategory/unit", set("a b,c"))));
  private static final String TAGS = "{\"accountTag/team\":\"data science\",\"x\":\"y\"}";

  @TempDir private Path folder;

  private static SortedSet<String> set(String... values) {
    return new TreeSet<>(List.of(values));
  }

  private static Assessment read(Path file, Named by) {
    List<Bill> bills =
        new DuckBillReader(ReaderSettings.standard())
            .read(List.of(file.toString()), Eligibility.standard().by(by));
    return bills.getFirst().assessments().getFirst();
  }

  private static List<String> groups(Path file, Named by) {
    List<String> groups = new ArrayList<>();
    read(file, by)
        .groups()
        .totals()
        .forEach(total -> groups.add((total.eligible() + " " + total.group()).strip()));
    return groups;
  }

  private static String csv(Map<String, String> line, String... variants) {
    List<String> rows = new ArrayList<>();
    List<String> columns = new ArrayList<>(line.keySet());
    rows.add(String.join(",", columns));
    for (String variant : variants) {
      Map<String, String> changed = new LinkedHashMap<>(line);
      for (String change : variant.split(";")) {
        List<String> words = List.of(change.split("=", 2));
        changed.put(words.getFirst(), words.getLast());
      }
      rows.add(String.join(",", changed.values().stream().map(Bills::quoted).toList()));
    }
    return String.join("\n", rows) + "\n";
  }

  private static Map<String, String> cur() {
    Map<String, String> line = Bills.line();
    line.put("product_region_code", "eu-central-1");
    line.put("tags", TAGS);
    return line;
  }

  private Path bill() {
    return Bills.write(
        folder.resolve("bill.csv"),
        csv(
            cur(),
            "line_item_unblended_cost=10",
            "line_item_unblended_cost=-3;line_item_line_item_type=Credit",
            "product_region_code=us-east-1",
            "product_region_code=;tags=",
            "tags=no JSON",
            "line_item_product_code=AmazonS3;tags={\"costCategory/unit\":\"a b,c\"}",
            "line_item_product_code=AWSSupport",
            "line_item_line_item_type=Tax"));
  }

  @Test
  void tellsLinesApartByServiceRegionAndTags() {
    assertEquals(
        List.of(
            "10 service=AmazonEC2",
            "10 service=AmazonEC2 region=eu-central-1",
            "7 service=AmazonEC2 region=eu-central-1 tag=accountTag/team=data%20science",
            "10 service=AmazonEC2 region=us-east-1 tag=accountTag/team=data%20science",
            "10 service=AmazonS3 region=eu-central-1 tag=costCategory/unit=a%20b%2Cc"),
        groups(bill(), ALL));
  }

  @Test
  void tellsThemApartByNothingThatIsNotAskedFor() {
    Assessment whole = read(bill(), Named.NONE);
    assertEquals(Groups.NONE, whole.groups());
    assertEquals(
        List.of("10", "27 region=eu-central-1", "10 region=us-east-1"),
        groups(bill(), new Named(set(), ALL.regions(), new TreeMap<>())));
    Assessment grouped = read(bill(), ALL);
    assertEquals(whole.lines(), grouped.lines());
    assertEquals(whole.ineligible(), grouped.ineligible());
  }

  @Test
  void whatNoRuleNamesIsAlike() {
    Named few =
        new Named(
            set("AmazonS3"),
            set("us-east-1"),
            new TreeMap<>(
                Map.of("accountTag/team", set("ops"), "costCategory/unit", set("a b,c"))));
    assertEquals(
        List.of("27", "10 region=us-east-1", "10 service=AmazonS3 tag=costCategory/unit=a%20b%2Cc"),
        groups(bill(), few));
  }

  @Test
  void manyValuesOfATagStopNoBill() {
    Path file = folder.resolve("many.parquet");
    ParquetBills.write(
        file,
        "SELECT "
            + ParquetBills.others()
            + ", 0.01::DOUBLE AS line_item_unblended_cost, 'eu-west-1' AS product_region_code,"
            + " '{\"accountTag/team\":\"' || CASE WHEN i % 1000 = 0 THEN 'data science' ELSE"
            + " i::VARCHAR END || '\"}' AS tags FROM range(100000) AS rows(i)");
    assertEquals(
        List.of(
            "999 service=AmazonEC2 region=eu-west-1",
            "1 service=AmazonEC2 region=eu-west-1 tag=accountTag/team=data%20science"),
        groups(file, ALL));
  }

  @Test
  void theTextOfAGroupedAssessmentReadsTheSame() {
    Assessment grouped = read(bill(), ALL);
    assertEquals(grouped, Assessment.parse(grouped.text()));
  }

  @Test
  void readsTagsFromAMapOfParquet() {
    Path file =
        ParquetBills.write(
            folder.resolve("bill.parquet"),
            "SELECT "
                + ParquetBills.others()
                + ", 10.5::DOUBLE AS line_item_unblended_cost, 'eu-west-1' AS product_region_code,"
                + " MAP {'accountTag/team': 'data science', 'x': 'y'} AS tags");
    assertEquals(
        List.of("10.5 service=AmazonEC2 region=eu-west-1 tag=accountTag/team=data%20science"),
        groups(file, ALL));
  }

  @Test
  void aBillWithoutTheseColumnsSaysNothingInThem() {
    Path file =
        Bills.write(folder.resolve("plain.csv"), csv(Bills.line(), "line_item_unblended_cost=10"));
    assertEquals(List.of("10 service=AmazonEC2"), groups(file, ALL));
  }

  @Test
  void readsTheLegacyReportAndFocus() {
    Map<String, String> legacy = Bills.line();
    legacy.put("product/region", "eu-west-1");
    legacy.put("product/regionCode", "");
    assertEquals(
        List.of("10 service=AmazonEC2 region=eu-west-1"),
        groups(
            Bills.write(folder.resolve("legacy.csv"), csv(legacy, "line_item_unblended_cost=10")),
            ALL));
    Map<String, String> focus = FocusLines.line();
    focus.put("RegionId", "eu-north-1");
    focus.put("Tags", TAGS);
    assertEquals(
        List.of("10 service=AmazonEC2 region=eu-north-1 tag=accountTag/team=data%20science"),
        groups(Bills.write(folder.resolve("focus.csv"), csv(focus, "BilledCost=10")), ALL));
  }
}
