package zoncoin.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import zoncoin.ledger.Ledger;

/**
 * Real signed entries: a thousand members who are issued coins and redeem and settle them in turn.
 */
final class Leaves {
  private static final int MEMBERS = 1_000;

  private final List<byte[]> leaves = new ArrayList<>();
  private final Programme programme;

  private Leaves() {
    Instant start = Instant.parse("2026-07-01T00:00:00Z");
    Ledger.Waiting waiting =
        new Ledger.Waiting(() -> start.plusMillis(leaves.size()), new Random(1), millis -> {});
    programme = new Programme(new Newest(append -> leaves.add(append.signed().bytes())), waiting);
  }

  /** At least so many leaves, in an order in which they can be sealed. */
  static List<byte[]> make(int count) {
    Leaves made = new Leaves();
    made.programme.found();
    for (int i = 0; i < MEMBERS && made.leaves.size() < count; i++) {
      made.programme.enrolRich(Programme.member(i));
    }
    for (int round = 0; made.leaves.size() < count; round++) {
      made.programme.holdAndSettle(Programme.member(round % MEMBERS), "redemption-" + round);
    }
    return made.leaves.subList(0, count);
  }
}
