package zoncoin.memory;

import java.util.function.Supplier;

/** Something that another does before one call, counted from 1. */
public final class Interruption implements Weather {
  private final int before;
  private final Runnable happens;
  private int calls;

  /** Before that call, this happens. */
  public Interruption(int before, Runnable happens) {
    this.before = before;
    this.happens = happens;
  }

  /** Whether there was such a call. */
  public boolean happened() {
    return calls >= before;
  }

  @Override
  public <T> T call(String name, boolean isWrite, Supplier<T> real) {
    if (++calls == before) {
      happens.run();
    }
    return real.get();
  }
}
