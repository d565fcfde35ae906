package zoncoin.edge.event;

import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * A thing that is made when it is first used, of a function that starts from snapshots (Lambda
 * SnapStart). Before Lambda takes one, the function rehearses; once it is restored, the thing is
 * made at once, keys among it, while nobody waits yet. (AWS Lambda developer guide, "Lambda
 * SnapStart runtime hooks for Java".) Elsewhere nobody calls either, and it is made at its first
 * use.
 *
 * @param <T> what is made
 */
public final class Restored<T> implements Supplier<T>, Resource {
  private final Runnable rehearsal;
  private final FirstUse<T> made;

  private Restored(Runnable rehearsal, Supplier<T> make) {
    this.rehearsal = rehearsal;
    this.made = new FirstUse<>(make);
  }

  /**
   * Tells Lambda of it. Whoever asks for it keeps it: Lambda itself would let go of it.
   *
   * @param rehearsal runs before the snapshot; whatever it leaves behind is in every start
   * @param make how the thing is made; called again if it failed
   */
  public static <T> Restored<T> of(Runnable rehearsal, Supplier<T> make) {
    Restored<T> restored = new Restored<>(rehearsal, make);
    Core.getGlobalContext().register(restored);
    return restored;
  }

  @Override
  public T get() {
    return made.get();
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    rehearsal.run();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    made.get();
  }
}
