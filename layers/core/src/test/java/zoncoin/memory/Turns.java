package zoncoin.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;

/**
 * Lets several programs run by turns, call by call, always in the order that the test says: only
 * one of them runs at any time, up to its next call of a port.
 */
public final class Turns implements AutoCloseable {
  /** Many times what any program does between two calls. */
  private static final int MOST_SECONDS = 60;

  private final List<Actor> actors = new ArrayList<>();

  /** A program that waits for its turn before each of its calls. */
  public static final class Actor implements Weather {
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore yielded = new Semaphore(0);
    private Optional<Throwable> fault = Optional.empty();
    private boolean isOver;
    private boolean isAbandoned;

    private Actor() {}

    private void run(Supplier<?> program) {
      turn.acquireUninterruptibly();
      try {
        var _ = program.get();
      } catch (NotApplied | Unknown | Crash expected) {
        // A fault that leaves a program is as good as its end.
      } catch (Throwable bug) {
        fault = Optional.of(bug);
      } finally {
        isOver = true;
        yielded.release();
      }
    }

    @Override
    public <T> T call(String name, boolean isWrite, Supplier<T> real) {
      yielded.release();
      turn.acquireUninterruptibly();
      if (isAbandoned) {
        throw new Crash(name);
      }
      return real.get();
    }

    /** Lets it run on up to its next call. */
    public boolean step() {
      if (!isOver) {
        turn.release();
        awaitYield();
      }
      if (fault.isPresent()) {
        throw new AssertionError("an actor failed", fault.get());
      }
      return !isOver;
    }

    /** Whoever waits for what another holds while that one waits for its turn waits for ever. */
    private void awaitYield() {
      try {
        if (!yielded.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) {
          throw new AssertionError("an actor came to no call of a port in " + MOST_SECONDS + " s");
        }
      } catch (InterruptedException stop) {
        throw new AssertionError("interrupted", stop);
      }
    }

    /** Lets it run up to the call of that number, from 0, or to its end if it makes fewer. */
    public boolean stepTo(int call) {
      boolean goesOn = step();
      for (int made = 0; made < call && goesOn; made++) {
        goesOn = step();
      }
      return goesOn;
    }

    /** Lets it run to its end. */
    public void finish() {
      while (step()) {
        // One call more.
      }
    }
  }

  /** Starts a program; it does nothing before its first turn. */
  public Actor start(Function<Weather, Supplier<?>> program) {
    Actor actor = new Actor();
    actors.add(actor);
    Supplier<?> made = program.apply(actor);
    Thread.ofVirtual().start(() -> actor.run(made));
    return actor;
  }

  /** Ends every program that is not over, as if its process had ended. */
  @Override
  public void close() {
    for (Actor actor : actors) {
      actor.isAbandoned = true;
      while (!actor.isOver) {
        actor.turn.release();
        actor.yielded.acquireUninterruptibly();
      }
    }
  }
}
