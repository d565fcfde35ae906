package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.tlog.Hash;

/** How much one run seals, and in which order. */
final class LimitsTest {
  private static final Posted.Written POLICY =
      new Village().post(new Request.ApplyPolicy(TransactionId.parse("policy"), Hash.EMPTY));

  @Test
  void twoAndAHalfThousandEntriesAreSealedInThreeRuns() {
    Village village = new Village().founded();
    for (int policy = 0; policy < 2_497; policy++) {
      village.post(new Request.ApplyPolicy(TransactionId.parse("policy." + policy), Hash.EMPTY));
    }
    SealingTown town = SealingTown.withOneKey(village);
    assertEquals(
        List.of(1_000, 1_000, 500, 0), List.of(run(town), run(town), run(town), run(town)));
    town.assertSound();
  }

  @Test
  void oneRunTakesFourMegabytesAtMost() {
    Village village = new Village().founded();
    SealedSize size = new SealedSize(village);
    for (int number = 0; number < 330; number++) {
      size.append(large(village, "large." + number));
    }
    SealingTown town = SealingTown.withOneKey(village);
    int first = run(town);
    int second = run(town);
    assertEquals(333, first + second);
    assertTrue(size.of(first) <= Sealer.MAX_BYTES && size.of(first + 1) > Sealer.MAX_BYTES);
    town.assertSound();
  }

  /** However many wait: a run whose reads fail now and then seals what it could read. */
  @Test
  void aBacklogIsSealedPieceByPieceWhereOneReadInFiveFails() {
    Village village = new Village().founded();
    for (int policy = 0; policy < 997; policy++) {
      village.post(new Request.ApplyPolicy(TransactionId.parse("policy." + policy), Hash.EMPTY));
    }
    SealingTown town = SealingTown.withOneKey(village);
    OneInFive weather = new OneInFive();
    Set<Long> sizes = new TreeSet<>();
    for (int run = 0; run < 10; run++) {
      town.sealOnce(weather);
      sizes.add(village.heads.read().tree().size());
    }
    assertTrue(sizes.size() > 2 && sizes.contains(1_000L), "piece by piece: " + sizes);
    assertTrue(weather.reads > 20, "reads failed");
    town.sealUntilIdle();
    town.assertSound();
  }

  /** One read of entries in five is refused. */
  private static final class OneInFive implements Weather {
    private int reads;

    @Override
    public <T> T call(String name, boolean isWrite, Supplier<T> real) {
      if (name.startsWith("unsealed.read") && ++reads % 5 == 0) {
        throw new NotApplied("couldn't " + name);
      }
      return real.get();
    }
  }

  /** A long history of one account is sealed in its order, however it is listed. */
  @Test
  void aChainIsSealedInItsOrderFromAnyEnd() {
    Village village = new Village().founded().rich(Village.ALICE, Amount.ofZnc(1_000), "2028-07");
    for (int hold = 0; hold < 300; hold++) {
      village.post(Village.hold("h" + hold, Village.ALICE, Amount.ofZnc(1)));
    }
    SealingTown town = SealingTown.withOneKey(village);
    Unsealed backwards = new Backwards(village.journal);
    Sealer.Ports ports = town.watch.ports();
    Sealer sealer =
        new Sealer(
            new Sealer.Log(Village.LOG, village.logSigners.subList(0, 1)),
            new Sealer.Ports(
                ports.heads(), ports.files(), ports.staging(), backwards, ports.alarms()),
            village.clock(),
            new java.util.Random(1));
    assertInstanceOf(Sealer.Result.Sealed.class, sealer.seal());
    town.assertSound();
  }

  /** What is read may be newer than the list, never older: a predecessor is pulled in. */
  @Test
  void whatIsNotListedYetIsPulledInAndWhatIsNotReadableMakesItsSuccessorsWait() {
    Village village = new Village().founded().rich(Village.ALICE, Amount.ofZnc(9), "2028-07");
    SealingTown town = SealingTown.withOneKey(village);
    Hidden hidden = new Hidden(village.journal);
    Sealer.Ports ports = town.watch.ports();
    Sealer sealer =
        new Sealer(
            new Sealer.Log(Village.LOG, village.logSigners.subList(0, 1)),
            new Sealer.Ports(ports.heads(), ports.files(), ports.staging(), hidden, ports.alarms()),
            village.clock(),
            new java.util.Random(1));
    hidden.unreadable = Optional.of(TransactionId.ofCaller(Village.ALICE.id(), "enrol"));
    assertEquals(2, sealed(sealer.seal()), "the keys and Bob");
    hidden.unreadable = Optional.empty();
    hidden.onlyLast = true;
    assertEquals(3, sealed(sealer.seal()), "the newest of Alice's was listed alone");
    town.assertSound();
  }

  private static int run(SealingTown town) {
    return sealed(town.sealer(Weather.FAIR).seal());
  }

  private static int sealed(Sealer.Result result) {
    return switch (result) {
      case Sealer.Result.Sealed sealed -> sealed.entries();
      case Sealer.Result.Idle idle -> 0;
      case Sealer.Result other -> throw new AssertionError(other);
    };
  }

  /** How large the first entries of the log are together. */
  private record SealedSize(Village village, List<Integer> lengths) {
    SealedSize(Village village) {
      this(village, new ArrayList<>());
      for (TransactionId id : village.journal.list(100)) {
        lengths.add(village.journal.find(id).orElseThrow().signed().bytes().length);
      }
    }

    void append(SignedEntry signed) {
      lengths.add(signed.bytes().length);
      Journal.Append append =
          new Journal.Append(
              signed, "none", List.of(), List.of(), signed.entry().transaction().text());
      assertInstanceOf(Journal.Outcome.Appended.class, village.journal.append(append));
    }

    long of(int entries) {
      return lengths.subList(0, entries).stream().mapToLong(length -> length).sum();
    }
  }

  /** An entry of some fourteen kilobytes: a hundred postings to accounts with long names. */
  private static SignedEntry large(Village village, String id) {
    List<Posting> postings = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      String name = "%s:%1$s:%1$s%03d".formatted("a".repeat(37), number);
      Amount amount = Amount.of(number == 99 ? -99 : 1);
      postings.add(new Posting(new Account.Program(name), Bucket.Plain.TOTAL, amount));
    }
    Entry policy = POLICY.signed().entry();
    return village.issuer.sign(
        new Entry(
            policy.log(),
            TransactionId.parse(id),
            policy.kind(),
            policy.time(),
            postings,
            List.of(),
            Optional.empty(),
            policy.request(),
            policy.evidence(),
            List.of(),
            Optional.empty(),
            policy.nonce()));
  }

  /** Lists the newest first. */
  private record Backwards(Unsealed unsealed) implements Unsealed {
    @Override
    public List<TransactionId> list(int limit) {
      return unsealed.list(limit).reversed();
    }

    @Override
    public Map<TransactionId, Leaf> read(Set<TransactionId> transactions) {
      return unsealed.read(transactions);
    }

    @Override
    public Map<StepName, TransactionId> steps(Set<StepName> steps) {
      return unsealed.steps(steps);
    }

    @Override
    public void stamp(List<TransactionId> transactions, long first) {
      unsealed.stamp(transactions, first);
    }

    @Override
    public void quarantine(TransactionId transaction, String why) {
      unsealed.quarantine(transaction, why);
    }
  }

  /** Lists too little, or cannot read one. */
  private static final class Hidden implements Unsealed {
    private final Unsealed unsealed;
    private Optional<TransactionId> unreadable = Optional.empty();
    private boolean onlyLast;

    Hidden(Unsealed unsealed) {
      this.unsealed = unsealed;
    }

    @Override
    public List<TransactionId> list(int limit) {
      List<TransactionId> all = unsealed.list(limit);
      return onlyLast && !all.isEmpty() ? List.of(all.getLast()) : all;
    }

    @Override
    public Map<TransactionId, Leaf> read(Set<TransactionId> transactions) {
      Map<TransactionId, Leaf> leaves = new HashMap<>(unsealed.read(transactions));
      unreadable.ifPresent(leaves::remove);
      return leaves;
    }

    @Override
    public Map<StepName, TransactionId> steps(Set<StepName> steps) {
      return unsealed.steps(steps);
    }

    @Override
    public void stamp(List<TransactionId> transactions, long first) {
      unsealed.stamp(transactions, first);
    }

    @Override
    public void quarantine(TransactionId transaction, String why) {
      unsealed.quarantine(transaction, why);
    }
  }
}
