package zoncoin.report;

import java.util.Locale;
import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;

/** What changes a liability, in the order in which reports list it. */
public enum Movement {
  /** Coins for a bill, pending. */
  ISSUED("Issued", "new coins for bills, pending"),
  /** More coins for a bill that grew. */
  ADJUSTED("Adjusted", "more coins for bills that grew, and corrections in favour"),
  /** Pending coins became spendable, or paid what was owed. */
  VESTED("Vested", "pending coins became spendable"),
  /** Set aside for redemptions. */
  HELD("Held", "set aside for redemptions under way"),
  /** Given back by redemptions that ended without fulfilment. */
  RELEASED("Released", "given back by redemptions that were not fulfilled"),
  /** Spent on products. */
  REDEEMED("Redeemed", "spent: the programme delivered a product"),
  /** Paid by members to each other and to merchants. */
  PAID("Paid", "between members, and into merchants' tills"),
  /** Taken by merchants out of their tills. */
  COLLECTED("Collected", "by merchants from their tills"),
  /** Payments taken back by the operator. */
  REVERSED("Reversed", "payments that the operator took back"),
  /** Coins whose month was over. */
  EXPIRED("Expired", "their month was over"),
  /** Taken back for a bill that shrank. */
  CLAWED_BACK("Clawed back", "for bills that shrank, and corrections against"),
  /** Pending coins of members who left. */
  LEFT("Left behind", "pending coins of members who left");

  private final String title;
  private final String meaning;

  Movement(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  /** The word that reports carry, such as {@code clawed-back}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** For people, in some words. */
  public String meaning() {
    return meaning;
  }

  /** What an entry does; empty if no coins move by entries of its kind. */
  static Optional<Movement> of(Entry entry) {
    return switch (entry.kind()) {
      case KEY, ENROL, FREEZE, THAW, POLICY, REPORT, CATALOGUE -> Optional.empty();
      case ISSUE -> Optional.of(ISSUED);
      case ADJUST -> Optional.of(takesBack(entry) ? CLAWED_BACK : ADJUSTED);
      case VEST -> Optional.of(VESTED);
      case HOLD -> Optional.of(HELD);
      case RELEASE -> Optional.of(RELEASED);
      case SETTLE -> Optional.of(REDEEMED);
      case TRANSFER -> Optional.of(PAID);
      case COLLECT -> Optional.of(COLLECTED);
      case REVERSE -> Optional.of(REVERSED);
      case EXPIRE -> Optional.of(EXPIRED);
      case LEAVE -> Optional.of(LEFT);
    };
  }

  private static boolean takesBack(Entry entry) {
    return entry.posted(Account.Program.ISSUANCE, Bucket.Plain.TOTAL).isPositive()
        || entry.posted(Account.Program.ADJUSTMENT, Bucket.Plain.TOTAL).isPositive();
  }
}
