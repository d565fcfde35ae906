package zoncoin.events;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Code;
import zoncoin.fulfilment.CodeKeeper;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Manual;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilment.Providers;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Product;

/** Whoever delivers promotional codes, all alike; the rest is delivered by hand. */
final class Codes implements Providers, Provider, CodeKeeper {
  /** The one code. */
  static final String CODE = "PC1EXAMPLE0001";

  private final Set<TransactionId> given = new HashSet<>();
  private final Set<TransactionId> wiped = new HashSet<>();

  /** What it answers when it is sent to. */
  Answer sent = new Answer.Delivered("code-1");

  /** What happens while it is sent to. */
  Runnable meanwhile = () -> {};

  @Override
  public Optional<Provider> of(Product product) {
    return switch (product.terms().adapter().name()) {
      case "vault" -> Optional.of(this);
      case "manual" -> Optional.of(new Manual());
      default -> Optional.empty();
    };
  }

  @Override
  public Answer ask(Delivery delivery) {
    return given.contains(delivery.hold()) ? new Answer.Delivered("code-1") : new Answer.Absent();
  }

  @Override
  public Answer send(Delivery delivery) {
    meanwhile.run();
    if (sent instanceof Answer.Delivered) {
      given.add(delivery.hold());
    }
    return sent;
  }

  @Override
  public Shown show(Delivery delivery) {
    return wiped.contains(delivery.hold())
        ? new Shown.Nothing()
        : new Shown.Revealed(new Code(CODE), "for most services");
  }

  @Override
  public void wipe(Delivery delivery) {
    wiped.add(delivery.hold());
  }
}
