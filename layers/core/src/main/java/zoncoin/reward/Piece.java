package zoncoin.reward;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.tlog.Malformed;
import zoncoin.work.Work;

/**
 * A piece of the daily work, as a queue carries it:
 *
 * <pre>{@code
 * vest.999988887777.111122223333.2026-06.USD
 *
 * expire.2028-08.member:111122223333
 * member:111122223333
 * member:444455556666
 * }</pre>
 */
sealed interface Piece {
  /** What goes before the name of an assessment, or a month and an account. */
  String VEST = "vest.";

  /** As {@link #VEST}. */
  String EXPIRE = "expire.";

  /** As a queue carries it; {@link #parse} reads it. */
  Work work();

  /** Vests what is due of one assessment. */
  record Vest(Item.Key assessment) implements Piece {
    @Override
    public Work work() {
      return new Work(VEST + assessment.name(), "");
    }
  }

  /**
   * Expires what is over in some accounts.
   *
   * @param month when it was handed out; two months' pieces are two
   * @param accounts at least one
   */
  record Expire(YearMonth month, List<Account.Chained> accounts) implements Piece {
    public Expire {
      accounts = List.copyOf(accounts);
    }

    @Override
    public Work work() {
      return new Work(
          EXPIRE + month + "." + accounts.getFirst(),
          accounts.stream().map(Account::text).collect(Collectors.joining("\n")));
    }
  }

  /**
   * Reads what {@link #work} makes.
   *
   * @throws Malformed for anything else
   */
  static Piece parse(Work work) {
    Piece piece = read(work);
    if (!piece.work().equals(work)) {
      throw new Malformed("no piece of the daily work: " + Malformed.shown(work.key()));
    }
    return piece;
  }

  private static Piece read(Work work) {
    String key = work.key();
    if (key.startsWith(VEST)) {
      Item.Key assessment = new Item.Key(Issuance.FAMILY, key.substring(VEST.length()));
      IssuedSoFar.subject(assessment);
      return new Vest(assessment);
    }
    if (key.startsWith(EXPIRE) && key.length() > EXPIRE.length() + "2028-08.".length()) {
      int end = EXPIRE.length() + "2028-08".length();
      return new Expire(
          zoncoin.ledger.Bucket.parseMonth(key.substring(EXPIRE.length(), end)),
          List.of(work.text().split("\n", -1)).stream().map(Piece::chained).toList());
    }
    throw new Malformed("daily work is vest. or expire.: " + Malformed.shown(key));
  }

  private static Account.Chained chained(String text) {
    if (Account.parse(text) instanceof Account.Chained account) {
      return account;
    }
    throw new Malformed("only coins of members and merchants expire: " + Malformed.shown(text));
  }
}
