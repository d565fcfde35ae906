package zoncoin.memory;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;

/**
 * What happens to the calls that a program makes through its ports: nothing, a fault, a crash, or
 * somebody else's turn.
 */
public interface Weather {
  /** Every call is made and answered. */
  Weather FAIR =
      new Weather() {
        @Override
        public <T> T call(String name, boolean isWrite, Supplier<T> real) {
          return real.get();
        }
      };

  /**
   * Makes a call, or not.
   *
   * @param name the port and its method, such as {@code heads.swap}
   * @param isWrite whether it may change something
   * @param real makes it
   */
  <T> T call(String name, boolean isWrite, Supplier<T> real);

  /** This weather, and under it that one. */
  default Weather over(Weather under) {
    Weather upper = this;
    return new Weather() {
      @Override
      public <T> T call(String name, boolean isWrite, Supplier<T> real) {
        return upper.call(name, isWrite, () -> under.call(name, isWrite, real));
      }
    };
  }

  /** The end of the process that made a call; nothing may catch it but the test. */
  final class Crash extends Error {
    private static final long serialVersionUID = 1;

    public Crash(String call) {
      super("the process ended at " + call, null, false, false);
    }
  }

  /** What can happen to a call. */
  enum Fault {
    /** The process ends before the call. */
    CRASH_BEFORE,
    /** The call is made, and the process ends before it hears the answer. */
    CRASH_AFTER,
    /** The call is refused and changes nothing. */
    NOT_APPLIED,
    /** The call is lost, and nobody knows. */
    LOST,
    /** The call is made, its answer lost. */
    KEPT,
    /** The call is made later, its answer lost. */
    LATE;

    private static final List<Fault> ALL = List.of(values());

    /** One of them. */
    public static Fault any(Random random) {
      return ALL.get(random.nextInt(ALL.size()));
    }

    /** Whether a call that changes nothing can meet this fault. */
    public boolean happensToReads() {
      return switch (this) {
        case CRASH_BEFORE, CRASH_AFTER, NOT_APPLIED -> true;
        case LOST, KEPT, LATE -> false;
      };
    }

    /**
     * Makes a call meet this fault.
     *
     * @param later takes a call that is made late
     */
    public <T> T happen(
        String name, Supplier<T> real, java.util.function.Consumer<Runnable> later) {
      switch (this) {
        case CRASH_BEFORE -> throw new Crash(name);
        case CRASH_AFTER -> {
          var _ = real.get();
          throw new Crash(name);
        }
        case NOT_APPLIED -> throw new NotApplied("couldn't call " + name);
        case LOST -> throw new Unknown("couldn't hear of " + name);
        case KEPT -> {
          var _ = real.get();
          throw new Unknown("couldn't hear of " + name);
        }
        case LATE -> {
          later.accept(
              () -> {
                var _ = real.get();
              });
          throw new Unknown("couldn't hear of " + name);
        }
      }
      throw new AssertionError(this);
    }
  }
}
