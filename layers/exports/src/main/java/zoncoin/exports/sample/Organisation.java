package zoncoin.exports.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A company with many accounts and one bill.
 *
 * @param seed what it was drawn from
 * @param payer the management account
 * @param members the others
 * @param discount how its private discounts are told
 */
record Organisation(long seed, Account payer, List<Account> members, Discount discount) {
  private static final List<String> NAMES =
      List.of("shop", "data", "research", "sandbox", "payments", "search", "media", "identity");

  /** What accounts are in where it is Amazon's Indian entity that bills them. */
  private static final String RUPEE = "INR";

  /** How a private discount reaches a bill. */
  enum Discount {
    /** There is none; net columns are empty, or not there. */
    NONE,
    /** Every line says its net cost too; rows of discounts are there and count for nothing. */
    NET_COLUMNS,
    /** Rows of discounts alone: lines do not say what they cost net. */
    ROWS
  }

  /**
   * An account.
   *
   * @param id 12 digits
   * @param name what people call it
   * @param currency what it is billed in
   * @param size how many times as much as the smallest it uses
   * @param offers which of {@link Service#OFFERS} it uses
   */
  record Account(String id, String name, String currency, int size, List<Integer> offers) {
    /** Who bills it. */
    String billingEntity() {
      return currency.equals(RUPEE) ? "AISPL" : "AWS";
    }

    /** The legal entity of whoever bills it. */
    String legalEntity() {
      return currency.equals(RUPEE)
          ? "Amazon Web Services India Private Limited"
          : "Amazon Web Services, Inc.";
    }
  }

  /** Draws the company of a scope. */
  static Organisation of(Sample.Scope scope) {
    RandomGenerator random = new Random(scope.seed());
    Discount discount = Discount.values()[random.nextInt(Discount.values().length)];
    Set<String> ids = new LinkedHashSet<>();
    ids.add("9" + digits(random, 11));
    while (ids.size() <= scope.accounts()) {
      // Zeros in front are part of an id; every organisation has one.
      ids.add(ids.size() == 1 ? "00" + digits(random, 10) : digits(random, 12));
    }
    List<Account> accounts = new ArrayList<>();
    for (String id : ids) {
      accounts.add(account(id, accounts.size(), scope.currencies(), random));
    }
    return new Organisation(
        scope.seed(),
        accounts.getFirst(),
        List.copyOf(accounts.subList(1, accounts.size())),
        discount);
  }

  private static Account account(
      String id, int index, List<String> currencies, RandomGenerator random) {
    String name =
        index == 0 ? "company" : NAMES.get((index - 1) % NAMES.size()) + (index - 1) / NAMES.size();
    List<Integer> offers = new ArrayList<>();
    for (int offer = 0; offer < Service.OFFERS.size(); offer++) {
      if (random.nextInt(3) > 0) {
        offers.add(offer);
      }
    }
    return new Account(
        id,
        name,
        currencies.get(index % currencies.size()),
        1 + random.nextInt(9),
        index == 0 ? List.of() : List.copyOf(offers));
  }

  private static String digits(RandomGenerator random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /** Whether lines say their net cost. */
  boolean hasNet() {
    return discount == Discount.NET_COLUMNS;
  }

  /** The members that the payer's commitments can cover: those billed in its currency. */
  List<Account> coverable() {
    return members.stream().filter(member -> member.currency().equals(payer.currency())).toList();
  }
}
