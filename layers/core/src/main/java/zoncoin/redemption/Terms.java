package zoncoin.redemption;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.tlog.Malformed;

/**
 * What one gets for the coins: what it is, when it can be had and who delivers it.
 *
 * @param title what people read, 1 to 100 characters on one line
 * @param worth of one outside of the programme
 * @param validity when it can be redeemed
 * @param adapter who delivers it
 */
public record Terms(String title, Worth worth, Validity validity, Adapter adapter) {
  private static final int MAX_TITLE_CHARACTERS = 100;

  /** Checks the title. */
  public Terms {
    Adapter.checkLine("title", title, MAX_TITLE_CHARACTERS);
  }

  /** Of what can be had always, and is delivered by hand. */
  public static Terms of(String title, Worth worth) {
    return new Terms(title, worth, Validity.ALWAYS, Adapter.MANUAL);
  }

  /**
   * When something can be redeemed. Whole seconds.
   *
   * @param from the first moment; empty for ever since
   * @param until the first moment when it no longer can be; empty for ever on
   */
  public record Validity(Optional<Instant> from, Optional<Instant> until) {
    /** At any time. */
    public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

    /** Refuses a time that is over before it begins, and parts of seconds. */
    public Validity {
      if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
        throw new Malformed("until is after from: " + until.get());
      }
      if (Stream.of(from, until)
          .flatMap(Optional::stream)
          .anyMatch(time -> !time.truncatedTo(ChronoUnit.SECONDS).equals(time))) {
        throw new Malformed("from and until are whole seconds");
      }
    }

    /** Whether it can be redeemed then. */
    public boolean includes(Instant time) {
      return from.filter(time::isBefore).isEmpty()
          && until.filter(end -> !time.isBefore(end)).isEmpty();
    }

    /** When that is, in words. */
    @Override
    public String toString() {
      return from.map(time -> "from " + time).orElse("from the beginning")
          + until.map(time -> " until " + time).orElse(" on");
    }
  }
}
