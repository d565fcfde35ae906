package zoncoin.reward;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;

/** What members and operators do with coins, now and then what they may not. */
final class LifeDeeds {
  private final LifeWorld world;
  private final Map<Account.Member, Instant> enrolled = new TreeMap<>();

  LifeDeeds(LifeWorld world) {
    this.world = world;
  }

  /** When each account enrolled last; a bill speaks of one account after the other. */
  Voice voice() {
    return new Voice() {
      @Override
      public boolean isNewest() {
        return true;
      }

      @Override
      public boolean isOpenTo(Account.Member account, Enrolment enrolment) {
        return true;
      }

      @Override
      public Optional<Instant> enrolledAt(Account.Member account, Enrolment enrolment) {
        return Optional.ofNullable(enrolled.get(account));
      }
    };
  }

  void something() {
    Account.Member member = world.any(LifeWorld.MEMBERS);
    TransactionId id = TransactionId.ofCaller(member.id(), "a" + world.next());
    switch (world.random.nextInt(14)) {
      case 0, 1, 2, 3 -> hold(id, member);
      case 4, 5, 6 -> end();
      case 7, 8 -> pay(id, member);
      case 9, 10 -> correct(id, member);
      case 11 -> leave(id, member);
      case 12 -> enrol(member);
      default -> freeze(id, member);
    }
  }

  private void hold(TransactionId id, Account.Member member) {
    long zon = world.amount();
    boolean isCredit = world.random.nextBoolean();
    world.tell("%s holds %d, credit %s", member, zon, isCredit);
    boolean may = world.lives.hold(id.text(), member.id(), zon, !isCredit, world.now);
    Request.Purchase purchase = new Request.Purchase("support-hour", 1, isCredit);
    world.ask(may, new Request.Hold(id, member.id(), member, Amount.of(zon), purchase));
  }

  private void end() {
    if (world.lives.held().isEmpty()) {
      return;
    }
    String hold = world.any(world.lives.held());
    int how = world.random.nextInt(3);
    world.tell("%s ends %d", hold, how);
    TransactionId id = TransactionId.parse(hold);
    if (how == 0) {
      world.lives.settle(hold);
      world.ask(true, new Request.Settle(id, "support-hour"));
    } else {
      world.lives.release(hold, how == 1, world.now);
      Request.Cause cause = how == 1 ? Request.Cause.CANCELLED : Request.Cause.FAILED;
      world.ask(true, new Request.Release(id, cause));
    }
  }

  private void pay(TransactionId id, Account.Member member) {
    Account.Member to = world.any(LifeWorld.MEMBERS);
    long zon = world.amount();
    world.tell("%s pays %s %d", member, to, zon);
    boolean may = world.lives.pay(member.id(), to.id(), zon, world.now);
    world.ask(may, new Request.Transfer(id, member.id(), member, to, Amount.of(zon)));
  }

  private void correct(TransactionId id, Account.Member member) {
    long zon = world.random.nextBoolean() ? world.amount() : -world.amount();
    int until = Lives.month(world.now) + world.random.nextInt(40) - 1;
    world.tell("%s is given %d until %s", member, zon, Lives.text(until));
    boolean may = world.lives.correct(member.id(), zon, until, world.now);
    Optional<YearMonth> month =
        zon > 0 ? Optional.of(YearMonth.parse(Lives.text(until))) : Optional.empty();
    world.ask(may, new Request.Correct(id, member, Amount.of(zon), month, Hash.EMPTY));
  }

  private void leave(TransactionId id, Account.Member member) {
    world.tell("%s leaves", member);
    boolean may = world.lives.leave(member.id());
    world.ask(may, new Request.ChangeStanding(id, Kind.LEAVE, member.id(), member));
  }

  private void freeze(TransactionId id, Account.Member member) {
    boolean isFrozen = world.random.nextInt(3) == 0;
    world.tell("%s frozen: %s", member, isFrozen);
    boolean may = world.lives.freeze(member.id(), isFrozen);
    Kind kind = isFrozen ? Kind.FREEZE : Kind.THAW;
    world.ask(may, new Request.ChangeStanding(id, kind, "operator", member));
  }

  void enrol(Account.Member member) {
    world.tell("%s enrols", member);
    boolean may = world.lives.enrol(member.id(), world.now);
    TransactionId id = TransactionId.ofCaller(member.id(), "e" + world.next());
    world.ask(may, new Request.Enrol(id, member.id(), member, Hash.EMPTY));
    if (may) {
      enrolled.put(member, world.now);
    }
  }
}
