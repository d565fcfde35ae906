package zoncoin.cli.policy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.billing.Basis;
import zoncoin.billing.Currency;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/** Reads a reward policy from a file: JSON by the schema, or its canonical text. */
public final class PolicyFile {
  /** Far more than any policy needs. */
  public static final int MAX_BYTES = 1 << 20;

  /** Millionths in a percent are ten thousand: four decimals. */
  private static final int PERCENT_DECIMALS = 4;

  private static final int ZNC_DECIMALS = 6;

  private static final List<String> FIELDS =
      List.of(
          "$schema",
          "name",
          "from",
          "ratePercent",
          "rates",
          "pegZnc",
          "tiers",
          "campaigns",
          "capZnc",
          "budgetZnc",
          "vestDays",
          "lotMonths",
          "accrueFromEstimates",
          "basis",
          "billingEntities",
          "earning",
          "notEarning",
          "deniedProducts",
          "deniedRefunds");

  private PolicyFile() {}

  /**
   * Reads a policy.
   *
   * @param name the file's, for messages
   * @param bytes what is in it
   * @throws Malformed if it is no policy; the message says where, which rule, and what to do
   */
  public static RewardPolicy read(String name, byte[] bytes) {
    String text = Canonical.parseUtf8(name, bytes);
    if (text.startsWith("zoncoin/")) {
      return RewardPolicy.parse(text);
    }
    return JsonFile.read(name, text, root -> policy(root.only(FIELDS)));
  }

  private static RewardPolicy policy(Place file) {
    RewardPolicy standard = RewardPolicy.standard();
    return new RewardPolicy(
        file.required("name", "\"summer-1\"").text(),
        period(file.required("from", "\"2026-07\"")),
        percent(file.required("ratePercent", "2")),
        file.required("pegZnc", "{ \"USD\": 100 }")
            .map(Currency::new, peg -> peg.scaled(ZNC_DECIMALS)),
        OffersFile.read(file),
        file.optional("capZnc").map(PolicyFile::limit).orElse(RewardPolicy.MAX_ZON),
        file.optional("budgetZnc").map(PolicyFile::limit).orElse(RewardPolicy.MAX_ZON),
        file.optional("vestDays")
            .map(days -> days.whole(0, RewardPolicy.MAX_VEST_DAYS))
            .orElse(standard.vestDays()),
        file.optional("lotMonths")
            .map(months -> months.whole(1, RewardPolicy.MAX_LOT_MONTHS))
            .orElse(standard.lotMonths()),
        file.optional("accrueFromEstimates").map(Place::flag).orElse(false),
        eligibility(file));
  }

  private static Eligibility eligibility(Place file) {
    Eligibility standard = Eligibility.standard();
    return new Eligibility(
        file.optional("basis")
            .map(basis -> basis.at(() -> Basis.parse(basis.text())))
            .orElse(standard.basis()),
        texts(file, "billingEntities", standard.billingEntities()),
        texts(file, "earning", standard.earning()),
        texts(file, "notEarning", standard.notEarning()),
        texts(file, "deniedProducts", standard.deniedProducts()),
        texts(file, "deniedRefunds", standard.deniedRefunds()),
        standard.named());
  }

  private static List<String> texts(Place file, String name, List<String> otherwise) {
    return file.optional(name).map(Place::texts).orElse(otherwise);
  }

  static Period period(Place place) {
    return place.at(() -> Period.parse(place.text()));
  }

  /** In millionths. */
  static long percent(Place place) {
    long millionths = place.scaled(PERCENT_DECIMALS);
    if (millionths < 0 || millionths > RewardPolicy.MILLION) {
      throw place.wrong("is a percentage from 0 to 100", "write 2.5 for 2.5 %");
    }
    return millionths;
  }

  /** Coins, in zon. */
  static Amount coins(Place place) {
    Amount coins = Amount.of(place.scaled(ZNC_DECIMALS));
    if (!coins.isPositive() || !coins.isWithinLimit()) {
      throw place.wrong("is more than 0 and at most 10000000000 ZNC", "write coins, such as 50");
    }
    return coins;
  }

  private static long limit(Place place) {
    long zon = place.scaled(ZNC_DECIMALS);
    if (zon < 0 || zon >= RewardPolicy.MAX_ZON) {
      throw place.wrong("is 0 or more and less than 10000000000 ZNC", "leave it out for no limit");
    }
    return zon;
  }

  /** An empty map of its kind. */
  static <K extends Comparable<K>, V> SortedMap<K, V> none() {
    return new TreeMap<>();
  }
}
