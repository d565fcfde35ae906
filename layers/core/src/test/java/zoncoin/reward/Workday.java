package zoncoin.reward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Journal;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryQueue;
import zoncoin.memory.Village;
import zoncoin.work.Work;

/** Two members with six bills each, the work of a day, and the queue that it goes through. */
final class Workday {
  static final int MOST_TRIES = 3;

  final Village village = new Village().founded();
  final Set<String> redeemed = new HashSet<>();
  final MemoryQueue queue = new MemoryQueue(village.clock(), Duration.ofMinutes(1), MOST_TRIES);

  Workday() {
    Delivered bills = new Delivered();
    for (int month = 1; month <= 6; month++) {
      bills.put("bill", "2026-0" + month, Village.ALICE.id(), "100");
      bills.put("bill", "2026-0" + month, Village.BOB.id(), "50");
    }
    bills.in(village).issue("bill", Delivered.PAYER);
  }

  DailyRound round() {
    return round(village.journal);
  }

  DailyRound round(Journal journal) {
    return new DailyRound(
        new DailyRound.Parts(
            Issuance.onlyVesting(village.ledger(journal), journal),
            village.journal,
            new Expiry(village.ledger(journal), journal, village.journal, village.clock()),
            (account, period) -> {
              redeemed.add(account + " " + period);
              return Optional.of(TransactionId.parse("auto." + account.id() + "." + period));
            }),
        village.clock());
  }

  Buckets buckets(Account.Member member) {
    return village.journal.head(member).standing().buckets();
  }

  Amount pending(Account.Member member) {
    return buckets(member).of(Bucket.Plain.PENDING);
  }

  /** Works until nothing waits; what each piece came to. */
  List<DailyRound.Done> drain() {
    List<DailyRound.Done> done = new ArrayList<>();
    while (queue.handOver(
            pieces -> {
              Set<Work> left = new HashSet<>();
              for (Work piece : pieces) {
                done.add(round().work(piece));
                if (!done.getLast().isDone()) {
                  left.add(piece);
                }
              }
              return left;
            })
        > 0) {}
    return done;
  }

  static long vested(List<DailyRound.Done> done) {
    return done.stream()
        .filter(
            one ->
                one instanceof DailyRound.Done.Vested vested
                    && vested.result() instanceof Issuance.Result.Vested)
        .count();
  }
}
