package zoncoin.reward;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import zoncoin.billing.Period;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Due;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Item;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/**
 * What is done every day: coins that are due vest, coins whose month is over expire. One run lists
 * it and hands it out in pieces; any number of workers do those.
 *
 * <pre>{@code
 * round.handOut(queue::put, () -> false);          // HandedOut[pieces=12, isComplete=true]
 * queue.handOver(pieces -> undone(pieces.map(round::work)));
 * }</pre>
 *
 * <p>Nothing depends on when it runs or how often. What is due stays due until it is vested, so a
 * piece that is lost is handed out again with the next day; a piece that is done twice is done
 * once; one that cannot be done keeps no other from being done. A round of a day 40 days late makes
 * the same lots, for their month follows from the bill.
 */
public final class DailyRound {
  /** Accounts in one piece: few have coins that are over, and the others take a read each. */
  private static final int ACCOUNTS = 100;

  private static final int MAX_ATTEMPTS = 8;

  private final Parts parts;
  private final InstantSource clock;

  /**
   * @param parts what it takes
   * @param clock this machine's
   */
  public DailyRound(Parts parts, InstantSource clock) {
    this.parts = parts;
    this.clock = clock;
  }

  /**
   * What it takes.
   *
   * @param issuance what vests
   * @param due what is to be vested
   * @param expiry what expires
   * @param after what is done once coins have vested
   */
  public record Parts(Issuance issuance, Due due, Expiry expiry, AfterVesting after) {}

  /** Who takes pieces of work, as {@link WorkQueue#put}. */
  @FunctionalInterface
  public interface Taker {
    /** Takes up to {@link WorkQueue#MAX_BATCH} pieces; answers with those it did not take. */
    Set<Work> put(List<Work> pieces);
  }

  /**
   * What was handed out.
   *
   * @param pieces how many
   * @param isComplete whether that was all there is to do today
   */
  public record HandedOut(int pieces, boolean isComplete) {}

  /**
   * Hands out all that is to be done now.
   *
   * @param taker who takes it
   * @param stop asked between pieces; what is not come to is the next run's
   * @throws NotApplied if the taker would not take some
   */
  public HandedOut handOut(Taker taker, BooleanSupplier stop) {
    Batch batch = new Batch(taker);
    boolean isVested =
        parts
            .due()
            .all(Issuance.FAMILY, clock.instant())
            .allMatch(key -> !stop.getAsBoolean() && batch.add(new Piece.Vest(key)));
    batch.flush();
    boolean isSwept = false;
    while (!isSwept && !stop.getAsBoolean()) {
      Expiry.Page page = parts.expiry().page(ACCOUNTS);
      if (!page.accounts().isEmpty()) {
        batch.add(new Piece.Expire(page.month(), page.accounts()));
        batch.flush();
      }
      // A crash here means: the page is handed out twice.
      parts.expiry().note(page);
      isSwept = page.isLast();
    }
    return new HandedOut(batch.count, isVested && isSwept);
  }

  /** Pieces that go to the taker as many at a time as it takes. */
  private static final class Batch {
    private final Taker taker;
    private final List<Work> pieces = new ArrayList<>();
    private int count;

    Batch(Taker taker) {
      this.taker = taker;
    }

    boolean add(Piece piece) {
      pieces.add(piece.work());
      count++;
      if (pieces.size() == WorkQueue.MAX_BATCH) {
        flush();
      }
      return true;
    }

    void flush() {
      List<Work> left = List.copyOf(pieces);
      for (int attempt = 1; !left.isEmpty(); attempt++) {
        if (attempt > MAX_ATTEMPTS) {
          throw new NotApplied("couldn't hand out " + left.size() + " pieces: " + left.getFirst());
        }
        left = List.copyOf(taker.put(left));
      }
      pieces.clear();
    }
  }

  /** What a piece came to. */
  public sealed interface Done {
    /** Whether there is nothing left to do about it. */
    boolean isDone();

    /**
     * An assessment that was due.
     *
     * @param assessment the item's key
     * @param result what became of it
     * @param redemption what was redeemed at once
     */
    record Vested(Item.Key assessment, Issuance.Result result, Optional<TransactionId> redemption)
        implements Done {
      @Override
      public boolean isDone() {
        return !(result instanceof Issuance.Result.Refused);
      }
    }

    /**
     * Accounts that were looked at.
     *
     * @param posted the ledger's answers, one for each month of each account that had coins in it
     */
    record Expired(List<Posted> posted) implements Done {
      /** Copies. */
      public Expired {
        posted = List.copyOf(posted);
      }

      @Override
      public boolean isDone() {
        return posted.stream()
            .allMatch(
                answer ->
                    !(answer instanceof Posted.Refused refused)
                        // Another looked at the account at the same time.
                        || refused.refusal() instanceof Refusal.NothingToMove);
      }
    }
  }

  /**
   * Does a piece.
   *
   * @throws zoncoin.tlog.Malformed if it is none of this work
   */
  public Done work(Work piece) {
    return switch (Piece.parse(piece)) {
      case Piece.Vest vest -> vest(vest.assessment());
      case Piece.Expire expire -> new Done.Expired(parts.expiry().expire(expire.accounts()));
    };
  }

  private Done vest(Item.Key assessment) {
    Issuance.Result result = parts.issuance().vest(assessment);
    // A crash here means: the piece comes again, finds the coins vested, and goes on here.
    Period period = IssuedSoFar.subject(assessment).period();
    return new Done.Vested(
        assessment,
        result,
        holder(assessment, result).flatMap(account -> parts.after().vested(account, period)));
  }

  /** Whose lot the coins became, by this run or an earlier one. */
  private Optional<Account.Member> holder(Item.Key assessment, Issuance.Result result) {
    if (result instanceof Issuance.Result.Vested(SignedEntry signed, Amount _)
        && signed.entry().chain().getFirst().account() instanceof Account.Member member) {
      return Optional.of(member);
    }
    return result instanceof Issuance.Result.Unchanged
        ? Optional.of(parts.issuance().holder(assessment))
        : Optional.empty();
  }
}
