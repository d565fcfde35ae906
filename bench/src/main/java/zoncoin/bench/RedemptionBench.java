package zoncoin.bench;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Decision;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Request;
import zoncoin.ledger.Rules;
import zoncoin.ledger.Standing;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.World;
import zoncoin.tlog.Hash;

/** What the processor does for one redemption: decide, encode, sign. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RedemptionBench {
  private static final Instant NOW = Instant.parse("2026-07-18T09:30:00Z");
  private static final Account.Member MEMBER = new Account.Member("111122223333");

  private final Issuer issuer =
      Issuer.of(Programme.signer("/billing", 1), Programme.signer("/desk", 2));
  private final Request hold =
      new Request.Hold(
          TransactionId.ofCaller(MEMBER.id(), "redemption-1"),
          MEMBER.id(),
          MEMBER,
          Amount.ofZnc(25),
          new Request.Purchase("aws-credit", 1, true));
  private final World world = world();

  private World world() {
    Map<Bucket, Amount> lots = new TreeMap<>();
    for (int month = 1; month <= 12; month++) {
      lots.put(new Bucket.Lot(YearMonth.of(2028, month)), Amount.ofZnc(10));
    }
    Standing standing =
        new Standing(
            new Enrolment(Enrolment.State.ENROLLED, false, 1),
            new Buckets(new TreeMap<>(lots)),
            new TreeMap<>());
    Step head =
        new Step(
            MEMBER, 40, TransactionId.parse("vest.1"), Hash.sha256(new byte[1]), NOW, standing);
    Nonce nonce = new Nonce.Key(new byte[32]).nonce(hold.transaction());
    return new World(Programme.LOG, NOW, nonce, Map.of(MEMBER, head), Optional.empty());
  }

  /** A hold that draws from three of twelve lots. */
  @Benchmark
  public Object decideEncodeAndSign() {
    return Rules.decide(hold, world) instanceof Decision.Granted granted
        ? issuer.sign(granted.entry())
        : "refused";
  }

  /** The same without the signature. */
  @Benchmark
  public Object decideAndEncode() {
    return Rules.decide(hold, world) instanceof Decision.Granted granted
        ? granted.entry().text()
        : "refused";
  }
}
