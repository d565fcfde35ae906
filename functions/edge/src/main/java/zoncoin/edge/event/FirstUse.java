package zoncoin.edge.event;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A thing that is made when it is first used. Lambda may keep a snapshot of a function that was
 * only constructed, and starts many from it: what a handler wires from its environment, keys among
 * it, is made after that. Safe for threads.
 *
 * @param <T> what is made
 */
public final class FirstUse<T> implements Supplier<T> {
  private final Supplier<T> make;
  private Optional<T> made = Optional.empty();

  /**
   * @param make how; called again if it failed
   */
  public FirstUse(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public synchronized T get() {
    if (made.isEmpty()) {
      made = Optional.of(make.get());
    }
    return made.get();
  }
}
