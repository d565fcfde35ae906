package zoncoin.till;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.NoteSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.seal.SealedEntries;
import zoncoin.tlog.Hash;

final class CollectorTest {
  private static final Account.Merchant BAKERY = new Account.Merchant("bakery");
  private static final Account.Till TILL = new Account.Till("bakery");
  private static final int PAYERS = 64;

  private final Village village = village();

  private static Village village() {
    Village village = new Village().founded().rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    village.post(
        new Request.Enrol(TransactionId.parse("enrol.bakery"), "111122223333", BAKERY, Hash.EMPTY));
    return village;
  }

  private void pay(String key, long znc) {
    village.post(pay(Village.ALICE, key, znc));
  }

  private void reverse(String key) {
    village.post(
        new Request.Reverse(TransactionId.ofCaller(Village.ALICE.id(), key), "999988887777"));
  }

  private static Request pay(Account.Member from, String key, long znc) {
    TransactionId id = TransactionId.ofCaller(from.id(), key);
    return new Request.Transfer(id, from.id(), from, TILL, Amount.ofZnc(znc));
  }

  private Collector collector(Journal journal) {
    return new Collector(
        village.ledger(journal), journal, new SealedEntries(village::readLog), village.clock());
  }

  private Map<String, Amount> collect() {
    return collector(village.journal).run().collected();
  }

  private Amount has(Account.Chained account) {
    var buckets = village.journal.head(account).standing().buckets();
    return buckets.sum(buckets.lots());
  }

  private void seal() {
    var _ = village.sealer().seal();
  }

  private void assertSound() {
    seal();
    TrustedKeys keys =
        TrustedKeys.of(Village.logSigners().stream().map(NoteSigner::verifierKey).toList());
    Audit.Plan plan = new Audit.Plan(keys, List.of(), Audit.Signatures.VERIFIED);
    assertInstanceOf(
        AuditReport.Sound.class,
        new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(village::readLog));
  }

  @Test
  void collectsWhatIsSealedAndTheRestTheNextDay() {
    pay("one", 25);
    assertEquals(Map.of(), collect());
    seal();
    pay("two", 5);
    assertEquals(Map.of("bakery", Amount.ofZnc(25)), collect());
    assertEquals(Map.of(), collect());
    seal();
    assertEquals(Map.of("bakery", Amount.ofZnc(5)), collect());
    assertEquals(Amount.ofZnc(30), has(BAKERY));
    assertSound();
  }

  @Test
  void readsNoEntryTwice() {
    pay("one", 25);
    seal();
    long size = collector(village.journal).run().size();
    assertEquals(
        Long.toString(size), village.journal.item(Collector.CURSOR).orElseThrow().field("size"));
  }

  @Test
  void whatIsTakenBackOfWhatWasCollectedIsPaidByWhatComesNext() {
    pay("one", 25);
    seal();
    collect();
    reverse("one");
    seal();
    assertEquals(Map.of(), collect());
    pay("two", 40);
    seal();
    assertEquals(Map.of("bakery", Amount.ofZnc(15)), collect());
    assertEquals(Amount.ofZnc(40), has(BAKERY));
  }

  @Test
  void collectsOnceWhateverBecomesOfAnyCall() {
    int calls = live(Script.fair());
    assertTrue(calls >= 6, "every call was seen: " + calls);
    for (int call = 0; call < calls; call++) {
      for (Weather.Fault fault : Weather.Fault.values()) {
        live(Script.at(call, fault));
      }
    }
  }

  private static int live(Script script) {
    CollectorTest test = new CollectorTest();
    test.pay("one", 25);
    test.seal();
    test.tryToCollect(script);
    script.settle();
    test.pay("two", 5);
    test.seal();
    test.tryToCollect(script);
    test.collect();
    assertEquals(Amount.ofZnc(30), test.has(BAKERY), script.calls().toString());
    assertEquals(Map.of(), test.collect());
    return script.calls().size();
  }

  private void tryToCollect(Script script) {
    try {
      collector(Ports.journal(script, village.journal)).run();
    } catch (Weather.Crash | NotApplied | Unknown end) {
      // The next run collects it.
    }
  }

  @Test
  void aRunThatWasOvertakenByOneOfAnOlderLogLosesNoPayment() {
    pay("one", 25);
    seal();
    Optional<byte[]> older = village.readLog("checkpoint");
    pay("two", 5);
    seal();
    assertEquals(Map.of(), collector(beforeWrite(1, () -> runWith(older))).run().collected());
    collect();
    assertEquals(Amount.ofZnc(30), has(BAKERY));
    assertSound();
  }

  @Test
  void aRunOvertakenWhileItCarriesADebtOverLosesNoPayment() {
    pay("one", 25);
    seal();
    collect();
    reverse("one");
    seal();
    Optional<byte[]> older = village.readLog("checkpoint");
    pay("two", 20);
    seal();
    var _ = collector(beforeWrite(1, () -> runWith(older))).run();
    pay("three", 10);
    seal();
    collect();
    assertEquals(Amount.ofZnc(30), has(BAKERY));
    assertSound();
  }

  /** Is killed after it emptied the till, before it notes how far it came. */
  private void runWith(Optional<byte[]> checkpoint) {
    SealedEntries older =
        new SealedEntries(path -> path.equals("checkpoint") ? checkpoint : village.readLog(path));
    Journal killed =
        beforeWrite(
            2,
            () -> {
              throw new Weather.Crash("journal.put");
            });
    Collector quick = new Collector(village.ledger(killed), killed, older, village.clock());
    assertThrows(Weather.Crash.class, quick::run);
  }

  /** A journal before whose write of that number, from 1, something else happens. */
  private Journal beforeWrite(int number, Runnable other) {
    AtomicInteger writes = new AtomicInteger();
    return Ports.journal(
        new Weather() {
          @Override
          public <T> T call(String name, boolean isWrite, Supplier<T> real) {
            if (isWrite && writes.incrementAndGet() == number) {
              other.run();
            }
            return real.get();
          }
        },
        village.journal);
  }

  /** Every append is written at once: none had to be decided again. */
  @Test
  void sixtyFourWhoPayAtOnceNeverContend() throws Exception {
    List<Account.Member> payers =
        IntStream.range(0, PAYERS).mapToObj(i -> new Account.Member("%012d".formatted(i))).toList();
    for (Account.Member payer : payers) {
      village.post(Village.enrol(payer));
      village.rich(payer, Amount.ofZnc(10), "2028-07");
    }
    Calls calls = new Calls();
    Journal counted = Ports.journal(calls, village.journal);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts =
          payers.stream()
              .map(
                  payer ->
                      threads.submit(
                          () -> village.ledger(counted).post(pay(payer, "bread", 10), List.of())))
              .toList();
      for (var post : posts) {
        assertInstanceOf(zoncoin.ledger.Posted.Written.class, post.get());
      }
    }
    assertEquals(PAYERS, calls.appends());
    seal();
    assertEquals(Map.of("bakery", Amount.ofZnc(640)), collect());
    assertSound();
  }

  /** Counts writes of entries. */
  private static final class Calls implements Weather {
    private final AtomicInteger appends = new AtomicInteger();

    @Override
    public <T> T call(String name, boolean isWrite, Supplier<T> real) {
      if (name.equals("journal.append")) {
        appends.incrementAndGet();
      }
      return real.get();
    }

    int appends() {
      return appends.get();
    }
  }
}
