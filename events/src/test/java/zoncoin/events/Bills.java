package zoncoin.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import zoncoin.billing.Assessor;
import zoncoin.billing.Bill;
import zoncoin.billing.BillReader;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/** The bills that the events' deliveries hold, as a reader that needs no files. */
final class Bills implements BillReader {
  private static final String PAYER = "999988887777";

  @Override
  public List<Bill> read(List<String> places, Eligibility eligibility) {
    return places.stream().map(place -> read(place, eligibility)).toList();
  }

  private static Bill read(String place, Eligibility eligibility) {
    String file = file(place);
    boolean isOpen = place.contains("BILLING_PERIOD=2026-07");
    return switch (file) {
      case "zoncoin-Manifest.json" ->
          isOpen
              ? bill(place, "2026-07-17T06:00:00Z", "", eligibility, Map.of(World.ALICE, "20"))
              : bill(
                  place,
                  "2026-07-03T06:00:00Z",
                  "2026A0001",
                  eligibility,
                  Map.of(World.ALICE, "133.0000002", World.BOB, "39", World.CAROL, "10"));
      case "restated-Manifest.json" ->
          bill(
              place,
              "2026-07-19T06:00:00Z",
              "2026A0001",
              eligibility,
              Map.of(World.ALICE, "130", World.BOB, "39", World.CAROL, "10"));
      case "vanished-Manifest.json" ->
          bill(
              place,
              "2026-07-20T06:00:00Z",
              "2026A0001",
              eligibility,
              Map.of(World.ALICE, "136.0000002", World.CAROL, "10"));
      case "shrunk-Manifest.json" ->
          bill(
              place,
              "2026-07-21T06:00:00Z",
              "2026A0001",
              eligibility,
              Map.of(World.ALICE, "40", World.BOB, "20", World.CAROL, "10"));
      case "other-Manifest.json", "linked-Manifest.json" ->
          bill(
              place, "2026-07-22T06:00:00Z", "2026A0001", eligibility, Map.of(World.ALICE, "1000"));
      default -> throw new Malformed(file + ": line 1: no JSON");
    };
  }

  private static Bill bill(
      String place,
      String modified,
      String invoice,
      Eligibility eligibility,
      Map<String, String> costs) {
    Period period = Period.parse(place.replaceAll(".*BILLING_PERIOD=([0-9-]+)/.*", "$1"));
    Delivery delivery =
        new Delivery(
            "cur-2.0",
            file(place).replace("-Manifest.json", ""),
            Instant.parse(modified),
            List.of(new SourceFile(place, 1_893, Hash.EMPTY)));
    Assessor assessor = new Assessor(delivery, eligibility);
    costs.forEach(
        (account, cost) ->
            assessor.add(
                new Charge(
                    new Subject(PAYER, account, period, Currency.USD),
                    new LineType("Usage"),
                    "AWS",
                    "AmazonEC2",
                    "",
                    invoice,
                    new Charge.Sums(1, 1, 0, new BigDecimal(cost), new BigDecimal(cost)))));
    return assessor.bill().madeBy(export(file(place)));
  }

  private static String file(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static String export(String file) {
    String exports = "arn:aws:bcm-data-exports:us-east-1:";
    return switch (file) {
      case "other-Manifest.json" -> exports + PAYER + ":export/other";
      case "linked-Manifest.json" -> exports + World.ALICE + ":export/mine";
      default -> exports + PAYER + ":export/zoncoin";
    };
  }
}
