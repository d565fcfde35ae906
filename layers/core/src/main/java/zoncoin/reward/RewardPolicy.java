package zoncoin.reward;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.billing.Basis;
import zoncoin.billing.Currency;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Lines;
import zoncoin.billing.Period;
import zoncoin.ledger.Rules;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * How eligible spend becomes coins. Its text is {@code zoncoin/reward-policy@v1}, see {@code
 * reward-policy.md} beside this file; an entry names the SHA-256 of that text, so a period is
 * computed for ever with the policy that was in force for it.
 *
 * @param name what people call it, with its version, such as {@code standard-1}
 * @param from the first period it is in force for
 * @param rateMillionths what comes back, in millionths of eligible spend: 20,000 is two per cent
 * @param pegsZon what one whole unit of a currency is worth, in zon; a currency that is not here
 *     earns nothing
 * @param offers other rates, tiers and campaigns
 * @param capZon the most that one assessment earns; {@link #MAX_ZON} says no cap
 * @param budgetZon the most that all assessments computed by it come to together; {@link #MAX_ZON}
 *     says no budget
 * @param vestDays days between the first final bill (or the end of the period, if that is later)
 *     and the day the coins can be spent
 * @param lotMonths months from that day until the coins expire
 * @param accruesFromEstimates whether pending coins are issued on estimates of a month under way
 * @param eligibility what of a bill earns
 */
public record RewardPolicy(
    String name,
    Period from,
    long rateMillionths,
    SortedMap<Currency, Long> pegsZon,
    Offers offers,
    long capZon,
    long budgetZon,
    int vestDays,
    int lotMonths,
    boolean accruesFromEstimates,
    Eligibility eligibility) {
  /** Millionths in a whole: a rate of this gives everything back. */
  public static final long MILLION = 1_000_000;

  /** The largest reward of one assessment, and of a peg: the most that one posting holds. */
  public static final long MAX_ZON = 10_000_000_000_000_000L;

  /** The longest that coins live, in months. */
  public static final int MAX_LOT_MONTHS = Rules.MAX_MONTHS_AHEAD;

  /** The longest that coins wait, in days. */
  public static final int MAX_VEST_DAYS = 366;

  private static final String HEADER = "zoncoin/reward-policy@v1";
  private static final String ACCRUES = "accrue-from-estimates";
  private static final String YES = "yes";

  private static final RewardPolicy STANDARD =
      new RewardPolicy(
          "standard-1",
          Period.parse("2006-01"),
          20_000,
          new TreeMap<>(Map.of(Currency.USD, 100_000_000L)),
          Offers.NONE,
          MAX_ZON,
          MAX_ZON,
          14,
          24,
          Eligibility.standard());

  /** A policy that does not accrue from estimates. */
  public RewardPolicy(
      String name,
      Period from,
      long rateMillionths,
      SortedMap<Currency, Long> pegsZon,
      Offers offers,
      long capZon,
      long budgetZon,
      int vestDays,
      int lotMonths,
      Eligibility eligibility) {
    this(
        name,
        from,
        rateMillionths,
        pegsZon,
        offers,
        capZon,
        budgetZon,
        vestDays,
        lotMonths,
        false,
        eligibility);
  }

  /** Copies the pegs and refuses what is out of bounds. */
  public RewardPolicy {
    pegsZon = new TreeMap<>(pegsZon);
    Bounds.checkName("policy", name);
    Bounds.check("rate", 0, rateMillionths, MILLION);
    Bounds.check("cap", 0, capZon, MAX_ZON);
    Bounds.check("budget", 0, budgetZon, MAX_ZON);
    Bounds.check("vest-days", 0, vestDays, MAX_VEST_DAYS);
    Bounds.check("lot-months", 1, lotMonths, MAX_LOT_MONTHS);
    pegsZon.values().forEach(peg -> Bounds.check("peg", 1, peg, MAX_ZON));
    eligibility = eligibility.by(offers.named());
  }

  /** The policy of whoever has none: two per cent, 100 ZNC to the dollar, 14 days, 24 months. */
  public static RewardPolicy standard() {
    return STANDARD;
  }

  /**
   * The same policy for another basis, under a name of its own.
   *
   * @param basis which cost counts
   */
  public RewardPolicy on(Basis basis) {
    return basis == eligibility.basis()
        ? this
        : new RewardPolicy(
            name + "-" + basis.word(),
            from,
            rateMillionths,
            pegsZon,
            offers,
            capZon,
            budgetZon,
            vestDays,
            lotMonths,
            accruesFromEstimates,
            eligibility.on(basis));
  }

  /** This policy, but that pending coins are issued on estimates. */
  public RewardPolicy accruing() {
    return new RewardPolicy(
        name,
        from,
        rateMillionths,
        pegsZon,
        offers,
        capZon,
        budgetZon,
        vestDays,
        lotMonths,
        true,
        eligibility);
  }

  /** The pegs; a copy. */
  @Override
  public SortedMap<Currency, Long> pegsZon() {
    return new TreeMap<>(pegsZon);
  }

  /**
   * What one unit of a currency is worth.
   *
   * @return zon; empty where the policy has no peg for it
   */
  public OptionalLong pegZon(Currency currency) {
    Long peg = pegsZon.get(currency);
    return peg == null ? OptionalLong.empty() : OptionalLong.of(peg);
  }

  /** The one text of this policy; ends with a newline. */
  public String text() {
    Lines.Writer text = new Lines.Writer();
    text.line(HEADER);
    text.line("name", name);
    text.line("from", from);
    text.line("rate", rateMillionths);
    OffersText.printRates(offers.rates(), text);
    pegsZon.forEach((currency, peg) -> text.line("peg", currency, peg));
    OffersText.printTiers(offers.tiers(), text);
    OffersText.printCampaigns(offers.campaigns(), text);
    printLimit("cap", capZon, text);
    printLimit("budget", budgetZon, text);
    text.line("vest-days", vestDays);
    text.line("lot-months", lotMonths);
    if (accruesFromEstimates) {
      text.line(ACCRUES, YES);
    }
    return text + eligibility.lines();
  }

  private static void printLimit(String key, long zon, Lines.Writer text) {
    if (zon < MAX_ZON) {
      text.line(key, zon);
    }
  }

  /** SHA-256 of {@link #text}, which entries name as evidence. */
  public Hash hash() {
    return Hash.sha256(text().getBytes(UTF_8));
  }

  /**
   * Reads what {@link #text} prints.
   *
   * @throws Malformed for any other text
   */
  public static RewardPolicy parse(String text) {
    Lines lines = Lines.of(HEADER, text);
    String name = lines.one("name");
    Period from = Period.parse(lines.one("from"));
    long rate = Canonical.parseCount("rate", lines.one("rate"));
    List<RateRule> rates = OffersText.parseRates(lines);
    SortedMap<Currency, Long> pegs = parsePegs(lines);
    Tiers tiers = OffersText.parseTiers(lines);
    Offers offers = new Offers(rates, tiers, OffersText.parseCampaigns(lines));
    RewardPolicy policy =
        new RewardPolicy(
            name,
            from,
            rate,
            pegs,
            offers,
            parseLimit("cap", lines),
            parseLimit("budget", lines),
            OffersText.small("vest-days", lines.one("vest-days")),
            OffersText.small("lot-months", lines.one("lot-months")),
            lines.atMostOne(ACCRUES).isPresent(),
            Eligibility.parse(lines));
    lines.end();
    if (!policy.text().equals(text)) {
      throw new Malformed(HEADER + " " + policy.name() + ": order or spelling are not its own");
    }
    return policy;
  }

  private static SortedMap<Currency, Long> parsePegs(Lines lines) {
    SortedMap<Currency, Long> pegs = new TreeMap<>();
    for (String value : lines.any("peg")) {
      List<String> words = lines.words(value, 2);
      pegs.put(new Currency(words.getFirst()), Canonical.parseCount("peg", words.getLast()));
    }
    return pegs;
  }

  private static long parseLimit(String key, Lines lines) {
    return lines.atMostOne(key).map(zon -> Canonical.parseCount(key, zon)).orElse(MAX_ZON);
  }
}
