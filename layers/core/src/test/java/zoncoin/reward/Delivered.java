package zoncoin.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.tlog.Hash;

/**
 * Bills that were delivered: a place each, with one line of usage for each account. Their own words
 * are invoiced, and delivered on 3 July, unless something else is said of the place.
 */
final class Delivered implements BillReader {
  static final String PAYER = "999988887777";
  static final String EXPORT = "arn:aws:bcm-data-exports:us-east-1:" + PAYER + ":export/monthly";

  /** What is said of a place besides its lines. */
  record Making(String modified, boolean isFinal, String export) {
    static final Making USUAL = new Making("2026-07-03T06:00:00Z", true, EXPORT);
  }

  private final Map<String, Map<Subject, String>> places = new TreeMap<>();
  private final Map<String, Making> makings = new HashMap<>();
  private final Map<String, String> executions = new HashMap<>();
  private final Map<String, String> formats = new HashMap<>();
  final List<Eligibility> read = new ArrayList<>();
  final ToldExports exports = new ToldExports();
  private Shrink shrink = Shrink.STANDARD;
  private Abreast abreast = Abreast.IN_TURN;

  /** Issues accounts as that does. */
  Delivered abreast(Abreast how) {
    abreast = how;
    return this;
  }

  /** Lets every closed period shrink, by however much. */
  Delivered shrinking() {
    shrink = new Shrink(100);
    return this;
  }

  /** Delivers at a place on that day of July 2026, invoiced or not. */
  Delivered on(String day, String place, boolean isFinal) {
    makings.put(place, new Making("2026-07-" + day + "T06:00:00Z", isFinal, EXPORT));
    return this;
  }

  /** The id of the run that delivered at a place, where it is not the place's own name. */
  Delivered named(String place, String execution) {
    executions.put(place, execution);
    return this;
  }

  /** What a delivery is written in, where it is not CUR 2.0. */
  Delivered written(String place, String format) {
    formats.put(place, format);
    return this;
  }

  /** Says how the delivery at a place was made. */
  Delivered made(String place, Making making) {
    makings.put(place, making);
    return this;
  }

  Delivered put(String place, String period, String account, String cost) {
    return put(place, new Subject(PAYER, account, Period.parse(period), Currency.USD), cost);
  }

  Delivered put(String place, Subject subject, String cost) {
    places.computeIfAbsent(place, name -> new TreeMap<>()).put(subject, cost);
    return this;
  }

  @Override
  public List<Bill> read(List<String> asked, Eligibility eligibility) {
    read.add(eligibility);
    return asked.stream().map(place -> bill(place, eligibility)).toList();
  }

  private Bill bill(String place, Eligibility eligibility) {
    Making making = makings.getOrDefault(place, Making.USUAL);
    Delivery delivery =
        new Delivery(
            formats.getOrDefault(place, "cur-2.0"),
            executions.getOrDefault(place, place),
            Instant.parse(making.modified()),
            List.of(new SourceFile(place, 1, Hash.EMPTY)));
    Assessor assessor = new Assessor(delivery, eligibility);
    places
        .getOrDefault(place, Map.of())
        .forEach(
            (subject, cost) ->
                assessor.add(charge(subject, new BigDecimal(cost), making.isFinal())));
    return assessor.bill().madeBy(making.export());
  }

  private static Charge charge(Subject subject, BigDecimal cost, boolean isFinal) {
    return new Charge(
        subject,
        new LineType("Usage"),
        "AWS",
        "AmazonEC2",
        "",
        isFinal ? "2026A0001" : "",
        new Charge.Sums(1, 1, 0, cost, cost));
  }

  /** What issues these bills in a village. */
  Deliveries in(Village village, RewardPolicy... policies) {
    return in(village, Weather.FAIR, policies);
  }

  /** As {@link #in(Village, RewardPolicy...)}, while calls fail or others take turns. */
  Deliveries in(Village village, Weather weather, RewardPolicy... policies) {
    RewardPolicies all =
        policies.length == 0 ? RewardPolicies.standard() : new RewardPolicies(List.of(policies));
    return by(all, village, weather);
  }

  /** What issues these bills by policies that may change. */
  Deliveries by(PolicySource policies, Village village, Weather weather) {
    zoncoin.ledger.Journal journal = Ports.journal(weather, village.journal);
    PeriodIssuance periods =
        new PeriodIssuance(
            new Issuance(village.ledger(journal), journal, village.evidenceWriter()),
            journal,
            new PeriodIssuance.Register(Ports.assessed(weather, village.journal), village.journal),
            new PeriodIssuance.Rules(shrink, village.waiting(), abreast));
    return new Deliveries(this, policies, periods, exports.of(journal));
  }
}
