package zoncoin.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Transfers;
import zoncoin.memory.Ports;
import zoncoin.memory.Weather;
import zoncoin.store.DynamoJournal;
import zoncoin.tlog.Hash;

/**
 * Payments a second by 64 payers at once to one merchant, whose till has no head that they could
 * meet at; beside the same payments to 64 members, one for each payer, and to one member, whose
 * newest step each of them has to extend.
 */
final class TillBench {
  private static final int PAYERS = 64;
  private static final int WARM_UP = 128;
  private static final Account.Merchant BAKERY = new Account.Merchant("bakery");

  private TillBench() {}

  /** Measures with so many payments a round, and prints. */
  static void run(int count) {
    Collection<Map<String, AttributeValue>> founded = found();
    try (LocalServer server = LocalServer.inMemory()) {
      List<Paying> sides =
          List.of(
              Paying.on(server, founded, "one-merchant", i -> new Account.Till(BAKERY.name())),
              Paying.on(server, founded, "a-member-for-each", i -> Programme.member(PAYERS + i)),
              Paying.on(server, founded, "one-member", i -> Programme.member(PAYERS)));
      ThroughputBench.header("payments to");
      Load warmUp = new Load(PAYERS, Math.min(WARM_UP, count));
      ThroughputBench.print(PAYERS, Turns.measure(sides, warmUp, new Load(PAYERS, count)));
      System.out.printf(
          Locale.ROOT,
          "%-56s %9s %9s %9s %9s%n",
          "all of these, warm-up included",
          "payments",
          "writes",
          "again",
          "sent back");
      sides.forEach(TillBench::print);
    }
  }

  private static void print(Paying side) {
    System.out.printf(
        Locale.ROOT,
        "%-56s %9d %9d %9d %9d%n",
        side.name(),
        side.payments().get(),
        side.writes().get(),
        side.writes().get() - side.payments().get(),
        side.sentBack().get());
  }

  /** A ledger in which as many again are members, and one is a merchant. */
  private static Collection<Map<String, AttributeValue>> found() {
    MemoryTable table = new MemoryTable();
    Programme programme = Programme.over(new DynamoJournal(table, "founded"));
    programme.found();
    for (int i = 0; i < PAYERS; i++) {
      programme.enrolRich(Programme.member(i));
      programme.enrol(Programme.member(PAYERS + i));
    }
    String caller = Programme.member(2 * PAYERS).id();
    programme.post(
        new Request.Enrol(TransactionId.ofCaller(caller, "enrol"), caller, BAKERY, Hash.EMPTY));
    return table.items();
  }

  /**
   * Each client pays for one account.
   *
   * @param name whom they pay
   * @param writes so far: one for each payment, and one more whenever it came to nothing
   * @param transfers posts payments
   * @param payee of each client
   * @param payments made so far
   * @param sentBack how often one was told to come back later
   */
  private record Paying(
      String name,
      AtomicLong writes,
      Transfers transfers,
      IntFunction<Account> payee,
      AtomicInteger payments,
      AtomicLong sentBack)
      implements Turns.Side {
    static Paying on(
        LocalServer server,
        Collection<Map<String, AttributeValue>> founded,
        String table,
        IntFunction<Account> payee) {
      server.create(table, founded);
      AtomicLong writes = new AtomicLong();
      Journal real = new DynamoJournal(server.client(), table);
      Journal journal =
          Ports.journal(
              Weather.FAIR,
              real,
              append -> {
                writes.incrementAndGet();
                return real.append(append);
              });
      Transfers transfers =
          new Transfers(Transfers.Rule.SAME_PAYER, Programme.over(journal).ledger(), journal);
      return new Paying(
          table.replace('-', ' '), writes, transfers, payee, new AtomicInteger(), new AtomicLong());
    }

    @Override
    public Load.Work prepare(Load load) {
      return (client, ticket) -> pay(Programme.member(client), payee.apply(client));
    }

    /** As a client does: who is told to come back comes back, until it is paid. */
    private void pay(Account.Member from, Account to) {
      TransactionId id = TransactionId.ofCaller(from.id(), "payment-" + payments.getAndIncrement());
      Request.Transfer payment = new Request.Transfer(id, from.id(), from, to, Amount.ofZnc(1));
      Posted posted = transfers.post(payment);
      while (posted instanceof Posted.Refused(Refusal.Busy _)) {
        sentBack.incrementAndGet();
        posted = transfers.post(payment);
      }
      if (!(posted instanceof Posted.Written)) {
        throw new IllegalStateException("not paid: " + posted);
      }
    }
  }
}
