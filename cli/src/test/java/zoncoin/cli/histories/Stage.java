package zoncoin.cli.histories;

import java.util.Random;
import java.util.function.Supplier;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Storm;
import zoncoin.memory.Turns;
import zoncoin.memory.Weather;

/**
 * Lets calls act by turns, from a call of a port to the next, whatever threads they run on: the one
 * that has the turn is the only one that runs. Before each call of a port the turn goes back, and
 * then the storm has its way with it.
 */
final class Stage implements Weather, AutoCloseable {
  private final Turns turns = new Turns();
  private final Storm storm;
  private volatile Weather turn = Weather.FAIR;
  private volatile Runnable trouble = () -> {};
  private boolean isCalm = true;

  /**
   * @param random decides which calls of ports fail
   * @param oneIn one in so many
   */
  Stage(Random random, int oneIn) {
    this.storm = new Storm(random, oneIn);
  }

  /** From now on calls fail, or from now on none does. */
  void calm(boolean next) {
    isCalm = next;
  }

  /** Somebody who waits for its first turn. */
  Turns.Actor enter(Runnable program) {
    return turns.start(
        weather ->
            () -> {
              program.run();
              return true;
            });
  }

  /**
   * Gives the turn to that one, up to its next call of a port or to its end.
   *
   * @param onTrouble told if a call of a port fails meanwhile
   * @return whether it goes on
   */
  boolean step(Turns.Actor actor, Runnable onTrouble) {
    turn = actor;
    trouble = onTrouble;
    try {
      return actor.step();
    } finally {
      turn = Weather.FAIR;
      trouble = () -> {};
    }
  }

  /** One of the writes that were to be made late is made now. */
  void settleOne() {
    storm.settleOne();
  }

  void settle() {
    storm.settle();
  }

  @Override
  public <T> T call(String name, boolean isWrite, Supplier<T> real) {
    return turn.call(name, isWrite, () -> isCalm ? real.get() : fail(name, isWrite, real));
  }

  private <T> T fail(String name, boolean isWrite, Supplier<T> real) {
    try {
      return storm.call(name, isWrite, real);
    } catch (NotApplied | Unknown | Crash fault) {
      trouble.run();
      throw fault;
    }
  }

  @Override
  public void close() {
    turns.close();
  }
}
