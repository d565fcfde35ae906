package zoncoin.store;

import java.util.Optional;
import java.util.function.Supplier;

/** A thing that is made when it is first asked for, and again if making it failed. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> make;
  private Optional<T> made = Optional.empty();

  Lazy(Supplier<T> make) {
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
