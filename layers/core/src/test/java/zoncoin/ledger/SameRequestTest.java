package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.tlog.Hash;

/** Asking again: the same gets the same bytes, anything else is refused by the field's name. */
final class SameRequestTest {
  private static final Story STORY = new Story();
  private static final Hash OTHER = Hash.sha256(new byte[] {9});
  private static final Evidence OTHER_EVIDENCE = new Evidence(OTHER, OTHER);
  private static final Account.Member CAROL = new Account.Member("777788889999");
  private static final YearMonth MONTH = YearMonth.of(2028, 9);

  /** A request of the story, asked with something else in one field. */
  record Variant(String name, String field, Request request) {
    @Override
    public String toString() {
      return name + " with another " + field;
    }
  }

  static Set<String> names() {
    return STORY.requests.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameAgainIsTheSameBytes(String name) {
    Request request = request(name);
    Posted.Written again = assertInstanceOf(Posted.Written.class, STORY.ask(request));
    assertEquals(STORY.entry(name), again.signed());
    assertEquals(request.canonical(), again.request());
    assertFalse(again.isNew());
  }

  @ParameterizedTest
  @MethodSource("variants")
  void anotherIsRefusedByTheNameOfTheFirstFieldThatDiffers(Variant variant) {
    TransactionId id = request(variant.name()).transaction();
    assertEquals(id, variant.request().transaction());
    assertEquals(
        new Posted.Refused(new Refusal.ExistsWithDifferent(id, variant.field())),
        STORY.ask(variant.request()));
    assertEquals(
        "exists-with-different-" + variant.field(),
        new Refusal.ExistsWithDifferent(id, variant.field()).problem());
  }

  /** A reference that makes the id cannot differ; every other field of every kind is tried. */
  @Test
  void everyFieldOfEveryKindIsTried() {
    Set<String> tried = new HashSet<>();
    variants().forEach(v -> tried.add(v.request().kind() + " " + v.field()));
    Set<String> missing = new HashSet<>();
    for (Request request : STORY.requests.values()) {
      boolean isNamedByReference =
          request instanceof Request.EndsHold || request instanceof Request.Reverse;
      for (RequestText.Field field : RequestText.fields(request)) {
        if (!(isNamedByReference && field.name().equals("reference"))) {
          missing.add(request.kind() + " " + field.name());
        }
      }
    }
    missing.removeAll(tried);
    assertEquals(Set.of(), missing);
  }

  private static Request request(String name) {
    return Optional.ofNullable(STORY.requests.get(name)).orElseThrow();
  }

  static List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (String name : names()) {
      addVariants(variants, name, request(name));
    }
    return variants;
  }

  private static void addVariants(List<Variant> to, String name, Request request) {
    switch (request) {
      case Request.NameKeys(var id, var keys) ->
          to.add(new Variant(name, "public-key", new Request.NameKeys(id, keys.subList(0, 1))));
      case Request.ApplyPolicy(var id, var policy) ->
          to.add(new Variant(name, "policy", new Request.ApplyPolicy(id, OTHER)));
      case Request.FileReport(var id, var report) ->
          to.add(new Variant(name, "report", new Request.FileReport(id, OTHER)));
      case Request.ApplyCatalogue(var id, var catalogue) ->
          to.add(new Variant(name, "catalogue", new Request.ApplyCatalogue(id, OTHER)));
      case Request.Enrol(var id, var caller, var account, var terms) -> {
        to.add(new Variant(name, "caller", new Request.Enrol(id, "1", account, terms)));
        to.add(new Variant(name, "account", new Request.Enrol(id, caller, CAROL, terms)));
        to.add(new Variant(name, "terms", new Request.Enrol(id, caller, account, OTHER)));
        to.add(
            new Variant(
                name, "kind", new Request.ChangeStanding(id, Kind.FREEZE, caller, account)));
      }
      case Request.ChangeStanding c -> addChange(to, name, c);
      case Request.Correct c -> addCorrect(to, name, c);
      case Request.Issue i -> addIssue(to, name, i);
      case Request.Adjust a -> addAdjust(to, name, a);
      case Request.Vest v -> {
        to.add(variant(name, "account", v, CAROL, v.amount(), v.month()));
        to.add(variant(name, "amount", v, v.account(), Amount.of(1), v.month()));
        to.add(variant(name, "month", v, v.account(), v.amount(), MONTH));
      }
      case Request.Expire(var id, var account, var month) -> {
        to.add(new Variant(name, "account", new Request.Expire(id, CAROL, month)));
        to.add(new Variant(name, "month", new Request.Expire(id, account, MONTH)));
      }
      case Request.Hold h -> addHold(to, name, h);
      case Request.Settle(var hold, var product, _) -> {
        to.add(new Variant(name, "product", new Request.Settle(hold, "other")));
        Request release = new Request.Release(hold, Request.Cause.FAILED);
        to.add(new Variant(name, "kind", release));
      }
      case Request.Release(var hold, var cause, _) -> {
        Request failed = new Request.Release(hold, Request.Cause.FAILED);
        to.add(new Variant(name, "cause", failed));
        to.add(new Variant(name, "kind", new Request.Settle(hold, "support-hour")));
      }
      case Request.Transfer t -> addTransfer(to, name, t);
      case Request.Collect c -> addCollect(to, name, c);
      case Request.Reverse(var reversed, var caller) ->
          to.add(new Variant(name, "caller", new Request.Reverse(reversed, "1")));
    }
  }

  private static void addChange(List<Variant> to, String name, Request.ChangeStanding c) {
    Kind other = c.kind() == Kind.THAW ? Kind.FREEZE : Kind.THAW;
    to.add(new Variant(name, "caller", change(c, c.kind(), "1", c.account(), c.memo())));
    to.add(new Variant(name, "account", change(c, c.kind(), c.caller(), CAROL, c.memo())));
    to.add(new Variant(name, "kind", change(c, other, c.caller(), c.account(), c.memo())));
    Optional<Hash> memo = Optional.of(OTHER);
    to.add(new Variant(name, "memo", change(c, c.kind(), c.caller(), c.account(), memo)));
  }

  private static Request change(
      Request.ChangeStanding c,
      Kind kind,
      String caller,
      Account.Chained account,
      Optional<Hash> memo) {
    return new Request.ChangeStanding(c.transaction(), kind, caller, account, memo);
  }

  private static void addCorrect(List<Variant> to, String name, Request.Correct c) {
    TransactionId id = c.transaction();
    Account.Chained account = c.account();
    Optional<YearMonth> until = c.until();
    Hash memo = c.decided();
    to.add(new Variant(name, "account", new Request.Correct(id, CAROL, c.delta(), until, memo)));
    Amount one = Amount.of(1);
    to.add(new Variant(name, "amount", new Request.Correct(id, account, one, until, memo)));
    Optional<YearMonth> other = Optional.of(MONTH);
    to.add(new Variant(name, "month", new Request.Correct(id, account, c.delta(), other, memo)));
    to.add(new Variant(name, "memo", new Request.Correct(id, account, c.delta(), until, OTHER)));
  }

  private static Variant variant(
      String name,
      String field,
      Request.Vest v,
      Account.Chained account,
      Amount amount,
      YearMonth month) {
    return new Variant(
        name, field, new Request.Vest(v.transaction(), account, amount, month, v.since()));
  }

  private static void addIssue(List<Variant> to, String name, Request.Issue i) {
    TransactionId id = i.transaction();
    Evidence evidence = i.evidence();
    to.add(new Variant(name, "account", new Request.Issue(id, CAROL, i.amount(), evidence, 1)));
    Amount one = Amount.of(1);
    to.add(new Variant(name, "amount", new Request.Issue(id, i.account(), one, evidence, 1)));
    Request other = new Request.Issue(id, i.account(), i.amount(), OTHER_EVIDENCE, 1);
    to.add(new Variant(name, "evidence", other));
  }

  private static void addAdjust(List<Variant> to, String name, Request.Adjust a) {
    TransactionId id = a.transaction();
    TransactionId earlier = a.adjusted();
    Request.Source from = a.source();
    to.add(
        new Variant(
            name,
            "account",
            new Request.Adjust(id, CAROL, a.delta(), from, a.evidence(), earlier)));
    to.add(
        new Variant(
            name,
            "amount",
            new Request.Adjust(id, a.account(), Amount.of(1), from, a.evidence(), earlier)));
    to.add(
        new Variant(
            name,
            "evidence",
            new Request.Adjust(id, a.account(), a.delta(), from, OTHER_EVIDENCE, earlier)));
    to.add(
        new Variant(
            name,
            "reference",
            new Request.Adjust(id, a.account(), a.delta(), from, a.evidence(), id)));
  }

  private static void addHold(List<Variant> to, String name, Request.Hold h) {
    TransactionId id = h.transaction();
    Request.Purchase bought = h.purchase();
    Amount one = Amount.of(1);
    Request.Purchase other = new Request.Purchase("other", bought.quantity(), false);
    Request.Purchase two = new Request.Purchase(bought.product(), 2, false);
    to.add(new Variant(name, "caller", hold(id, "1", h.account(), h.amount(), bought)));
    to.add(new Variant(name, "account", hold(id, h.caller(), CAROL, h.amount(), bought)));
    to.add(new Variant(name, "amount", hold(id, h.caller(), h.account(), one, bought)));
    to.add(new Variant(name, "product", hold(id, h.caller(), h.account(), h.amount(), other)));
    to.add(new Variant(name, "quantity", hold(id, h.caller(), h.account(), h.amount(), two)));
  }

  private static Request hold(
      TransactionId id,
      String caller,
      Account.Chained account,
      Amount amount,
      Request.Purchase purchase) {
    return new Request.Hold(id, caller, account, amount, purchase);
  }

  private static void addTransfer(List<Variant> to, String name, Request.Transfer t) {
    TransactionId id = t.transaction();
    Amount one = Amount.of(1);
    Account till = new Account.Till("another");
    to.add(new Variant(name, "caller", transfer(id, "1", t.from(), t.to(), t.amount())));
    to.add(new Variant(name, "account", transfer(id, t.caller(), CAROL, t.to(), t.amount())));
    to.add(new Variant(name, "to", transfer(id, t.caller(), t.from(), till, t.amount())));
    to.add(new Variant(name, "amount", transfer(id, t.caller(), t.from(), t.to(), one)));
    to.add(new Variant(name, "to", transfer(id, t.caller(), t.from(), t.from(), t.amount())));
    to.add(new Variant(name, "kind", new Request.Enrol(id, t.caller(), t.from(), OTHER)));
  }

  private static Request transfer(
      TransactionId id, String caller, Account.Chained from, Account to, Amount amount) {
    return new Request.Transfer(id, caller, from, to, amount);
  }

  private static void addCollect(List<Variant> to, String name, Request.Collect c) {
    TransactionId id = c.transaction();
    Account.Merchant other = new Account.Merchant("another");
    Amount one = Amount.of(1);
    to.add(
        new Variant(
            name, "account", new Request.Collect(id, other, c.amount(), c.month(), c.size())));
    to.add(
        new Variant(
            name, "amount", new Request.Collect(id, c.account(), one, c.month(), c.size())));
    to.add(
        new Variant(
            name, "month", new Request.Collect(id, c.account(), c.amount(), MONTH, c.size())));
    to.add(
        new Variant(name, "size", new Request.Collect(id, c.account(), c.amount(), c.month(), 16)));
  }
}
