package zoncoin.ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;

/** The words of the column {@code asked}, and how amounts and postings are written. */
final class RuleWords {
  static final Evidence EVIDENCE =
      new Evidence(Hash.sha256(new byte[] {1}), Hash.sha256(new byte[] {2}));

  private static final Hash DECIDED = Hash.sha256(new byte[] {3});
  static final TransactionId BEFORE = TransactionId.parse("c.111122223333.before");

  private static final String CALLER = "111122223333";
  private static final TransactionId ID = TransactionId.ofCaller(CALLER, "asked");

  private final List<String> words;

  private RuleWords(String asked) {
    words = List.of(asked.split(" ", -1));
  }

  /** {@code MAX} is the largest amount there is, {@code MAX+1} one more. */
  static Amount amount(String text) {
    boolean isNegative = text.startsWith("-");
    String size = isNegative || text.startsWith("+") ? text.substring(1) : text;
    long zon =
        switch (size) {
          case "MAX" -> Amount.MAX_ZON;
          case "MAX-1" -> Amount.MAX_ZON - 1;
          case "MAX+1" -> Amount.MAX_ZON + 1;
          case "LONG" -> Long.MAX_VALUE;
          default -> Long.parseLong(size);
        };
    return Amount.of(isNegative ? -zon : zon);
  }

  /** {@code 100 lots from 2026-08 of 1}: as many months on end, each with that amount. */
  static Map<Bucket, Amount> lots(String fact) {
    List<String> words = List.of(fact.split(" ", -1));
    Map<Bucket, Amount> lots = new TreeMap<>();
    for (int month = 0; month < Integer.parseInt(words.getFirst()); month++) {
      lots.put(
          new Bucket.Lot(YearMonth.parse(words.get(3)).plusMonths(month)), amount(words.getLast()));
    }
    return lots;
  }

  static Posting posting(Account account, String fact) {
    int space = fact.indexOf(' ');
    return new Posting(
        account, Bucket.parse(fact.substring(0, space)), amount(fact.substring(space + 1)));
  }

  static Request request(String asked) {
    RuleWords words = new RuleWords(asked);
    Kind kind = Kind.parse(words.words.getFirst());
    return switch (kind) {
      case KEY -> new Request.NameKeys(TransactionId.ofKey(1), new Village().issuer.publicKeys());
      case POLICY -> new Request.ApplyPolicy(TransactionId.parse("policy.1"), Hash.EMPTY);
      case REPORT -> new Request.FileReport(TransactionId.parse("report.1"), Hash.EMPTY);
      case CATALOGUE -> new Request.ApplyCatalogue(TransactionId.parse("catalogue.1"), Hash.EMPTY);
      case ENROL -> new Request.Enrol(ID, CALLER, words.account(), Hash.EMPTY);
      case LEAVE, FREEZE, THAW -> new Request.ChangeStanding(ID, kind, CALLER, words.account());
      case ISSUE, VEST, ADJUST, EXPIRE, COLLECT -> words.earning(kind);
      case HOLD ->
          new Request.Hold(ID, CALLER, words.account(), words.amountAt(2), words.purchase());
      case SETTLE -> new Request.Settle(RuleCase.EARLIER, words.words.get(1));
      case RELEASE ->
          new Request.Release(
              RuleCase.EARLIER,
              words.words.get(1).equals("failed") ? Request.Cause.FAILED : Request.Cause.CANCELLED);
      case TRANSFER ->
          new Request.Transfer(
              ID, CALLER, words.account(), RuleCase.account(words.after("to")), words.amountAt(2));
      case REVERSE -> new Request.Reverse(RuleCase.EARLIER, CALLER);
    };
  }

  private Request earning(Kind kind) {
    return switch (kind) {
      case ISSUE -> new Request.Issue(ID, account(), amountAt(2), EVIDENCE, since());
      case VEST -> new Request.Vest(ID, account(), amountAt(2), month("into"), since());
      case ADJUST ->
          words.contains("decided")
              ? correct()
              : new Request.Adjust(
                  ID, account(), amountAt(2), source(), EVIDENCE, RuleCase.EARLIER);
      case EXPIRE -> new Request.Expire(ID, account(), YearMonth.parse(words.get(2)));
      default ->
          new Request.Collect(ID, (Account.Merchant) account(), amountAt(2), month("into"), 100);
    };
  }

  private Request correct() {
    Optional<YearMonth> until =
        words.contains("until") ? Optional.of(month("until")) : Optional.empty();
    return new Request.Correct(ID, account(), amountAt(2), until, DECIDED);
  }

  private Request.Source source() {
    Set<YearMonth> months = new TreeSet<>();
    if (words.contains("vested")) {
      List.of(after("vested").split(",", -1)).forEach(text -> months.add(YearMonth.parse(text)));
    }
    Amount pending = words.contains("pending") ? amount(after("pending")) : Amount.ZERO;
    return new Request.Source(pending, months, since());
  }

  private Request.Purchase purchase() {
    return new Request.Purchase("support-hour", 1, words.getLast().equals("credit"));
  }

  private Account.Chained account() {
    return RuleCase.chained(words.get(1));
  }

  private Amount amountAt(int word) {
    return amount(words.get(word));
  }

  private YearMonth month(String before) {
    return YearMonth.parse(after(before));
  }

  private long since() {
    return words.contains("since") ? Long.parseLong(after("since")) : 1;
  }

  private String after(String word) {
    return words.get(words.indexOf(word) + 1);
  }
}
