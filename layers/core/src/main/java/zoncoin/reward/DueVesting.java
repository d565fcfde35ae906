package zoncoin.reward;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import zoncoin.ledger.Due;
import zoncoin.ledger.Item;

/** Vests all that is due. Whatever it does not come to is due still, and the next run's. */
public final class DueVesting {
  /** Items asked for at once. */
  private static final int PAGE = 100;

  /**
   * Items that may stay due, because a rule forbids to vest them, before there is no looking past
   * them: by then a person has been told long since.
   */
  private static final int MAX_PASSED = 1_000;

  private final Issuance issuance;
  private final Due due;
  private final InstantSource clock;

  /**
   * @param issuance what vests
   * @param due what is to be vested
   * @param clock this machine's
   */
  public DueVesting(Issuance issuance, Due due, InstantSource clock) {
    this.issuance = issuance;
    this.due = due;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param outcomes of each item, in the order in which they were due
   * @param isComplete whether nothing is left that could vest now
   */
  public record Run(List<Outcome> outcomes, boolean isComplete) {}

  /**
   * What became of one item.
   *
   * @param key which
   * @param result what it came to
   */
  public record Outcome(Item.Key key, Issuance.Result result) {}

  /** Vests until nothing is due, or until told to stop. */
  public Run run(BooleanSupplier stop) {
    List<Outcome> outcomes = new ArrayList<>();
    Set<Item.Key> passed = new HashSet<>();
    while (passed.size() <= MAX_PASSED) {
      List<Item.Key> listed = due.due(Issuance.FAMILY, clock.instant(), PAGE + passed.size());
      passed.retainAll(Set.copyOf(listed));
      // What is listed again could not vest, or did just now and the index lags: either is passed.
      List<Item.Key> page = listed.stream().filter(key -> !passed.contains(key)).toList();
      if (page.isEmpty()) {
        return new Run(outcomes, true);
      }
      for (Item.Key key : page) {
        if (stop.getAsBoolean()) {
          return new Run(outcomes, false);
        }
        outcomes.add(new Outcome(key, issuance.vest(key)));
        passed.add(key);
      }
    }
    return new Run(outcomes, false);
  }
}
