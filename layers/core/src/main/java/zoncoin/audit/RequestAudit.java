package zoncoin.audit;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;

/**
 * Whether the line {@code request} is the hash of what the entry answers, for the kinds of which an
 * entry says all that was asked. What was asked of the others is not in the log: who asked (leave,
 * freeze, thaw, transfer, reverse), the terms (enrol), product and quantity (hold), the size up to
 * which a till was counted (collect), the month of coins that paid debt alone (vest, adjust).
 */
public final class RequestAudit {
  private RequestAudit() {}

  static void judge(Case at) {
    List<Request> possible = possible(at.entry());
    if (!possible.isEmpty()
        && possible.stream().noneMatch(asked -> asked.hash().equals(at.entry().request()))) {
      at.wrong(
          Rule.REQUEST, "carries " + at.entry().request() + ", which is not: " + shown(possible));
    }
  }

  private static String shown(List<Request> possible) {
    return String.join(
        ", or: ", possible.stream().map(r -> r.canonical().strip().replace('\n', ';')).toList());
  }

  /** The requests that the entry may answer; empty if it does not say. */
  public static List<Request> possible(Entry entry) {
    TransactionId id = entry.transaction();
    return switch (entry.kind()) {
      case KEY -> List.of(new Request.NameKeys(id, entry.publicKeys()));
      case POLICY ->
          List.of(new Request.ApplyPolicy(id, entry.evidence().orElseThrow().rewardPolicy()));
      case REPORT ->
          List.of(new Request.FileReport(id, entry.evidence().orElseThrow().assessment()));
      case CATALOGUE ->
          List.of(new Request.ApplyCatalogue(id, entry.evidence().orElseThrow().assessment()));
      case ISSUE ->
          List.of(
              new Request.Issue(
                  id, account(entry), issued(entry), entry.evidence().orElseThrow(), 0));
      case ADJUST ->
          entry.memo().isPresent() ? correct(entry).stream().toList() : List.of(adjust(entry));
      case VEST ->
          month(entry)
              .<Request>map(month -> new Request.Vest(id, account(entry), vested(entry), month, 0))
              .stream()
              .toList();
      case EXPIRE ->
          month(entry).<Request>map(month -> new Request.Expire(id, account(entry), month)).stream()
              .toList();
      case SETTLE -> product(entry).map(product -> settle(entry, product)).toList();
      case RELEASE ->
          Stream.of(Request.Cause.values())
              .<Request>map(cause -> new Request.Release(entry.reference().orElseThrow(), cause))
              .toList();
      case ENROL, LEAVE, FREEZE, THAW, HOLD, TRANSFER, COLLECT, REVERSE -> List.of();
    };
  }

  private static Account.Chained account(Entry entry) {
    return entry.chain().getFirst().account();
  }

  private static Amount issued(Entry entry) {
    return entry.posted(Account.Program.ISSUANCE, Bucket.Plain.TOTAL).negate();
  }

  private static Amount vested(Entry entry) {
    return entry.posted(account(entry), Bucket.Plain.PENDING).negate();
  }

  private static Request adjust(Entry entry) {
    Request.Source notAsked = new Request.Source(Amount.ZERO, java.util.Set.of(), 0);
    return new Request.Adjust(
        entry.transaction(),
        account(entry),
        issued(entry),
        notAsked,
        entry.evidence().orElseThrow(),
        entry.reference().orElseThrow());
  }

  /** Empty if all that was given paid debt: then its month is not in the entry. */
  private static Optional<Request> correct(Entry entry) {
    Amount delta = entry.posted(Account.Program.ADJUSTMENT, Bucket.Plain.TOTAL).negate();
    Optional<YearMonth> until = delta.isPositive() ? month(entry) : Optional.empty();
    return delta.isPositive() == until.isPresent()
        ? Optional.of(
            new Request.Correct(
                entry.transaction(), account(entry), delta, until, entry.memo().orElseThrow()))
        : Optional.empty();
  }

  private static Request settle(Entry entry, String product) {
    return new Request.Settle(entry.reference().orElseThrow(), product);
  }

  /** The one month of the coins that it moves. */
  private static Optional<YearMonth> month(Entry entry) {
    List<YearMonth> months =
        entry.postings().stream()
            .map(Posting::bucket)
            .filter(Bucket.Spendable.class::isInstance)
            .map(bucket -> ((Bucket.Spendable) bucket).month())
            .distinct()
            .toList();
    return months.size() == 1 ? Optional.of(months.getFirst()) : Optional.empty();
  }

  private static Stream<String> product(Entry entry) {
    return entry.postings().stream()
        .map(Posting::account)
        .filter(account -> account instanceof Account.Program)
        .flatMap(account -> ((Account.Program) account).product().stream());
  }
}
