package zoncoin.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import zoncoin.audit.RequestAudit;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;

/**
 * Finds what was asked, of which an entry has the SHA-256: everything that it can have been is
 * tried, and what has that hash is it. The entry says most of it; its name says the caller; the
 * product and how many of it are one of few.
 *
 * @param purchases finds what was bought
 * @param terms SHA-256 of terms that members ever agreed to
 * @param operators AWS accounts that ever asked on the programme's behalf, 12 digits
 */
public record Asked(Purchases purchases, Set<Hash> terms, Set<String> operators) {
  private static final String OPERATOR = "operator";
  private static final Pattern CALLER = Pattern.compile("c\\.([0-9]{12})\\..*");

  /** Copies. */
  public Asked {
    terms = Set.copyOf(terms);
    operators = Set.copyOf(operators);
  }

  /** The text of what was asked; empty if it is none of what it can have been. */
  public String text(Entry entry) {
    return of(entry).map(Request::canonical).orElse("");
  }

  /** SHA-256 of such a text. */
  static Hash hash(String canonical) {
    return Hash.sha256(canonical.getBytes(StandardCharsets.UTF_8));
  }

  /** What was asked. */
  public Optional<Request> of(Entry entry) {
    return possible(entry)
        .<Request>map(request -> request)
        .filter(request -> request.hash().equals(entry.request()))
        .findFirst();
  }

  private Stream<? extends Request> possible(Entry entry) {
    return switch (entry.kind()) {
      case KEY, POLICY, REPORT, CATALOGUE, ISSUE, ADJUST, VEST, EXPIRE, SETTLE, RELEASE ->
          RequestAudit.possible(entry).stream();
      case ENROL -> enrolments(entry);
      case LEAVE, FREEZE, THAW -> callers(entry).map(caller -> standing(entry, caller));
      case HOLD -> purchases.of(entry).stream();
      case TRANSFER -> callers(entry).flatMap(caller -> transfer(entry, caller).stream());
      case COLLECT -> collects(entry);
      case REVERSE ->
          callers(entry)
              .map(caller -> new Request.Reverse(entry.reference().orElseThrow(), caller));
    };
  }

  /** Whoever the names say, the accounts themselves, and an operator. */
  private Stream<String> callers(Entry entry) {
    Stream<TransactionId> names =
        Stream.concat(Stream.of(entry.transaction()), entry.reference().stream());
    Stream<String> named =
        names.map(id -> CALLER.matcher(id.text())).filter(Matcher::matches).map(m -> m.group(1));
    Stream<String> members =
        entry.chain().stream()
            .map(Chain::account)
            .filter(Account.Member.class::isInstance)
            .map(account -> ((Account.Member) account).id());
    return Stream.of(named, members, Stream.of(OPERATOR), operators.stream())
        .flatMap(all -> all)
        .distinct();
  }

  private static Account.Chained first(Entry entry) {
    return entry.chain().getFirst().account();
  }

  private Stream<Request> enrolments(Entry entry) {
    return callers(entry)
        .flatMap(
            caller ->
                terms.stream()
                    .map(
                        hash ->
                            new Request.Enrol(entry.transaction(), caller, first(entry), hash)));
  }

  private static Request standing(Entry entry, String caller) {
    return new Request.ChangeStanding(
        entry.transaction(), entry.kind(), caller, first(entry), entry.memo());
  }

  /** From the account whose lots it draws, to the other one. */
  private static Optional<Request> transfer(Entry entry, String caller) {
    List<Posting> drawn = postings(entry, false);
    List<Posting> given = postings(entry, true);
    if (drawn.isEmpty() || given.isEmpty()) {
      return Optional.empty();
    }
    Amount sum = given.stream().map(Posting::amount).reduce(Amount.ZERO, Amount::plus);
    return Optional.of(
        new Request.Transfer(
            entry.transaction(),
            caller,
            (Account.Chained) drawn.getFirst().account(),
            given.getFirst().account(),
            sum));
  }

  private static List<Posting> postings(Entry entry, boolean isGiven) {
    return entry.postings().stream().filter(p -> p.amount().isPositive() == isGiven).toList();
  }

  /** The size that was counted to is part of its name, or it is not known. */
  private static Stream<Request> collects(Entry entry) {
    String id = entry.transaction().text();
    String last = id.substring(id.lastIndexOf('.') + 1);
    if (!last.matches("[0-9]{1,18}") || entry.kind() != Kind.COLLECT) {
      return Stream.empty();
    }
    Amount sum =
        postings(entry, true).stream().map(Posting::amount).reduce(Amount.ZERO, Amount::plus);
    return entry.postings().stream()
        .map(Posting::bucket)
        .filter(Bucket.Spendable.class::isInstance)
        .map(bucket -> ((Bucket.Spendable) bucket).month())
        .distinct()
        .map(
            month ->
                new Request.Collect(
                    entry.transaction(),
                    (Account.Merchant) first(entry),
                    sum,
                    month,
                    Long.parseLong(last)));
  }
}
