package zoncoin.ledger;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;

/** What members and operators may come to ask: at random, but the same for the same seed. */
public final class Whims {
  private static final List<Account.Member> MEMBERS =
      List.of(Village.ALICE, Village.BOB, new Account.Member("777788889999"));
  private static final List<YearMonth> MONTHS =
      List.of(YearMonth.of(2026, 7), YearMonth.of(2026, 8), YearMonth.of(2028, 7));
  private static final Account.Merchant SHOP = new Account.Merchant("shop");
  private static final Evidence EVIDENCE = new Evidence(Hash.EMPTY, Hash.EMPTY);

  private final Random random;
  private final Village village;
  private final List<Request> asked = new ArrayList<>();

  /**
   * @param random decides
   * @param village whose accounts are asked about
   */
  public Whims(Random random, Village village) {
    this.random = random;
    this.village = village;
  }

  /** A village for them, where everybody owns something. */
  public static Village village() {
    Village village = new Village().founded();
    village.post(Village.enrol(MEMBERS.getLast()));
    village.post(new Request.Enrol(TransactionId.parse("auto.enrol.shop"), "1", SHOP, Hash.EMPTY));
    for (Account.Member member : MEMBERS) {
      MONTHS.forEach(month -> village.rich(member, Amount.of(100), month.toString()));
    }
    return village;
  }

  /** Something that was asked before, or something new. */
  public Request next() {
    if (!asked.isEmpty() && random.nextInt(4) == 0) {
      return any(asked);
    }
    asked.add(wish(TransactionId.parse("c.111122223333.w" + asked.size())));
    return asked.getLast();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Request wish(TransactionId id) {
    Account.Member member = any(MEMBERS);
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> hold(id, member);
      case 3, 4 -> new Request.Transfer(id, "1", member, any(MEMBERS), amount());
      case 5 -> new Request.Transfer(id, "1", member, new Account.Till("shop"), amount());
      case 6, 7, 8 -> end(id, member);
      case 9 -> reverse(id, member);
      case 10 -> change(id, member);
      case 11 -> new Request.Enrol(id, "1", member, Hash.EMPTY);
      case 12 -> new Request.Issue(id, member, amount(), EVIDENCE, since(member));
      case 13 -> new Request.Vest(id, member, Amount.of(5), any(MONTHS), since(member));
      case 14 -> takeBack(id, member);
      default ->
          random.nextBoolean()
              ? new Request.Expire(id, member, any(MONTHS))
              : new Request.Collect(id, SHOP, amount(), any(MONTHS), asked.size());
    };
  }

  private Request hold(TransactionId id, Account.Member member) {
    Request.Purchase purchase = new Request.Purchase("support-hour", 1, random.nextBoolean());
    return new Request.Hold(id, "1", member, amount(), purchase);
  }

  private Request change(TransactionId id, Account.Member member) {
    Kind kind = any(List.of(Kind.LEAVE, Kind.FREEZE, Kind.THAW, Kind.THAW));
    return new Request.ChangeStanding(id, kind, "1", member);
  }

  private Request end(TransactionId id, Account.Member member) {
    return earlier(Request.Hold.class)
        .<Request>map(
            hold ->
                switch (random.nextInt(3)) {
                  case 0 -> new Request.Settle(hold, "support-hour");
                  case 1 -> new Request.Release(hold, Request.Cause.FAILED);
                  default -> new Request.Release(hold, Request.Cause.CANCELLED);
                })
        .orElseGet(() -> hold(id, member));
  }

  private Request reverse(TransactionId id, Account.Member member) {
    return earlier(Request.Transfer.class)
        .<Request>map(transfer -> new Request.Reverse(transfer, "1"))
        .orElseGet(() -> hold(id, member));
  }

  private Request takeBack(TransactionId id, Account.Member member) {
    Request.Source source = new Request.Source(Amount.ZERO, Set.of(any(MONTHS)), 0);
    return earlier(Request.Issue.class)
        .<Request>map(
            issue -> new Request.Adjust(id, member, amount().negate(), source, EVIDENCE, issue))
        .orElseGet(() -> hold(id, member));
  }

  private Optional<TransactionId> earlier(Class<? extends Request> kind) {
    List<Request> such = asked.stream().filter(kind::isInstance).toList();
    return such.isEmpty() ? Optional.empty() : Optional.of(any(such).transaction());
  }

  private Amount amount() {
    return Amount.of(1 + random.nextInt(60));
  }

  private long since(Account.Member member) {
    return village.journal.head(member).standing().enrolment().since();
  }
}
