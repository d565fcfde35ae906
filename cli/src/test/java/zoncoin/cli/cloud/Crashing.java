package zoncoin.cli.cloud;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.CodeKeeper;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilment.Providers;
import zoncoin.memory.Script;
import zoncoin.memory.Weather;

/** Weather by one script after the other, also between the functions and whoever delivers. */
final class Crashing implements Weather {
  private volatile Script script = Script.fair();

  /** A process that ends says nothing; whoever waits for it sees the connection end. */
  static void endQuietly() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> {
          if (!(fault instanceof Crash)) {
            fault.printStackTrace();
          }
        });
  }

  /** From now on calls meet what that script says. */
  void play(Script next) {
    script = next;
  }

  @Override
  public synchronized <T> T call(String name, boolean isWrite, Supplier<T> real) {
    return script.call(name, isWrite, real);
  }

  /** Whoever delivers, behind it. */
  UnaryOperator<Providers> between() {
    return providers -> product -> providers.of(product).map(this::behind);
  }

  private Provider behind(Provider real) {
    return real instanceof CodeKeeper keeper ? new Keeping(real, keeper) : new Sending(real);
  }

  /** An other side. */
  private class Sending implements Provider {
    private final Provider real;

    Sending(Provider real) {
      this.real = real;
    }

    @Override
    public Answer ask(Delivery delivery) {
      return call("provider.ask", false, () -> real.ask(delivery));
    }

    @Override
    public Answer send(Delivery delivery) {
      return call("provider.send", true, () -> real.send(delivery));
    }
  }

  /** One that has codes. */
  private final class Keeping extends Sending implements CodeKeeper {
    private final CodeKeeper real;

    Keeping(Provider real, CodeKeeper keeper) {
      super(real);
      this.real = keeper;
    }

    @Override
    public Shown show(Delivery delivery) {
      return call("keeper.show", false, () -> real.show(delivery));
    }

    @Override
    public void wipe(Delivery delivery) {
      var _ =
          call(
              "keeper.wipe",
              true,
              () -> {
                real.wipe(delivery);
                return Optional.empty();
              });
    }
  }
}
