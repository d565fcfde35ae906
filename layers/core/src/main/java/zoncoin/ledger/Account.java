package zoncoin.ledger;

import java.util.List;
import java.util.Optional;
import zoncoin.tlog.Malformed;

/**
 * Who coins belong to. A {@link Chained} account has a history of numbered steps, each naming the
 * hash of the one before, so that its holder can check it alone. A {@link Contra} account is the
 * other side of double entry: it has no sequence and no stored balance, so it is never contended;
 * its total comes from the log.
 */
public sealed interface Account extends Comparable<Account> {
  /** The text that entries carry, such as {@code member:111122223333}. */
  String text();

  @Override
  default int compareTo(Account other) {
    return text().compareTo(other.text());
  }

  /**
   * Reads what {@link #text} prints.
   *
   * @throws Malformed for anything else
   */
  static Account parse(String text) {
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    return switch (text.substring(0, Math.max(colon, 0))) {
      case "member" -> new Member(name);
      case "merchant" -> new Merchant(name);
      case "program" -> new Program(name);
      case "till" -> new Till(name);
      default ->
          throw new Malformed(
              "account is such as member:111122223333 or merchant:bakery: "
                  + Malformed.shown(text));
    };
  }

  /** An account with a history of its own. */
  sealed interface Chained extends Account permits Member, Merchant {}

  /** An account whose total comes from the log. */
  sealed interface Contra extends Account permits Program, Till {}

  /**
   * An AWS account that takes part.
   *
   * @param id its 12 digits
   */
  record Member(String id) implements Chained {
    private static final Form FORM = new Form("[0-9]", 12, 12);

    /** Checks the form. */
    public Member {
      require(FORM, id, "member is a 12-digit AWS account id");
    }

    @Override
    public String text() {
      return "member:" + id;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * Someone members pay, enrolled by the operator.
   *
   * @param name 1 to 40 of a-z, 0-9 and -
   */
  record Merchant(String name) implements Chained {
    private static final Form FORM = new Form("[a-z0-9-]", 1, 40);

    /** Checks the form. */
    public Merchant {
      require(FORM, name, "merchant is 1 to 40 of a-z, 0-9 and -");
    }

    @Override
    public String text() {
      return "merchant:" + name;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * The operator's side: what was issued, expired, redeemed.
   *
   * @param purpose up to three words of a-z, 0-9 and - joined by colons, such as {@code
   *     redemption:aws-credit}; {@code breakage:} goes before a lot or a gift
   */
  record Program(String purpose) implements Contra {
    private static final Form WORD = new Form("[a-z0-9-]", 1, 40);
    private static final int MAX_WORDS = 3;

    /** Where issued coins come from and where clawed-back ones go. */
    public static final Program ISSUANCE = new Program("issuance");

    /** Where coins come from that an operator gives, and go to that it takes. */
    public static final Program ADJUSTMENT = new Program("adjustment");

    /** Checks the form. */
    public Program {
      List<String> words = List.of(purpose.split(":", -1));
      if (words.size() > MAX_WORDS || !words.stream().allMatch(WORD::fits)) {
        throw new Malformed(
            "program account is up to three words of a-z, 0-9 and - joined by colons: "
                + Malformed.shown(purpose));
      }
      if (purpose.startsWith(BREAKAGE)) {
        spendable(purpose);
      }
    }

    /** Where the coins of a lot go when its month is over. */
    public static Program breakage(Bucket.Spendable lot) {
      return new Program(BREAKAGE + lot);
    }

    /** Which lots' coins expire into this account; empty if none do. */
    public Optional<Bucket.Spendable> expired() {
      return purpose.startsWith(BREAKAGE) ? Optional.of(spendable(purpose)) : Optional.empty();
    }

    private static Bucket.Spendable spendable(String purpose) {
      if (Bucket.parse(purpose.substring(BREAKAGE.length())) instanceof Bucket.Spendable lot) {
        return lot;
      }
      throw new Malformed("only lots and gifts expire: " + Malformed.shown(purpose));
    }

    /** Where coins spent on a product go. */
    public static Program redemption(String product) {
      checkProduct(product);
      return new Program(REDEMPTION + product);
    }

    /** On which product coins in this account were spent; empty if it is for something else. */
    public Optional<String> product() {
      return purpose.startsWith(REDEMPTION)
          ? Optional.of(purpose.substring(REDEMPTION.length()))
          : Optional.empty();
    }

    static final String BREAKAGE = "breakage:";

    private static final String REDEMPTION = "redemption:";

    /** Checks that a product is one word, as it names an account of its own. */
    static void checkProduct(String product) {
      require(WORD, product, "product is 1 to 40 of a-z, 0-9 and -");
    }

    @Override
    public String text() {
      return "program:" + purpose;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * Where payments to a merchant wait for the daily collection.
   *
   * @param merchant the merchant's name
   */
  record Till(String merchant) implements Contra {
    /** Checks the form. */
    public Till {
      require(Merchant.FORM, merchant, "till is named as its merchant");
    }

    @Override
    public String text() {
      return "till:" + merchant;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  private static void require(Form form, String name, String rule) {
    if (!form.fits(name)) {
      throw new Malformed(rule + ": " + Malformed.shown(name));
    }
  }
}
