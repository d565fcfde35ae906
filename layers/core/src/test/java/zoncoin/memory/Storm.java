package zoncoin.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Faults of every kind, now and then: at random, but the same for the same seed. */
public final class Storm implements Weather {
  private final Random random;
  private final int oneIn;
  private final List<Runnable> late = new ArrayList<>();

  /**
   * @param random decides
   * @param oneIn one call in so many meets a fault
   */
  public Storm(Random random, int oneIn) {
    this.random = random;
    this.oneIn = oneIn;
  }

  @Override
  public <T> T call(String name, boolean isWrite, Supplier<T> real) {
    if (random.nextInt(oneIn) > 0) {
      return real.get();
    }
    Fault fault = Fault.any(random);
    return isWrite || fault.happensToReads() ? fault.happen(name, real, late::add) : real.get();
  }

  /** Makes one of the calls that are to be made late, if there is any. */
  public void settleOne() {
    if (!late.isEmpty()) {
      late.remove(random.nextInt(late.size())).run();
    }
  }

  /** Makes all of them, in any order. */
  public void settle() {
    while (!late.isEmpty()) {
      settleOne();
    }
  }
}
