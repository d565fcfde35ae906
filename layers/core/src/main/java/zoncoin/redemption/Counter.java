package zoncoin.redemption;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zoncoin.ledger.Item;
import zoncoin.ledger.Pause;
import zoncoin.ledger.Refusal;

/**
 * Where orders come in.
 *
 * @param shelf what there is
 * @param pause what an operator stopped
 */
record Counter(Shelf shelf, Pause pause) {
  /**
   * Whether the programme offers what is ordered; what the ledger says of the coins comes after.
   */
  sealed interface Offer {
    /** It does, and this moves with the hold. */
    record Open(Redemption redemption, Product product, List<Item> items) implements Offer {}

    /** It does not. */
    record Refused(Refusal refusal) implements Offer {}
  }

  /** In the order of {@link Refusal}. */
  Offer offer(Order order, Catalogue catalogue, Instant now) {
    if (pause.isPaused(Pause.Part.REDEMPTION)) {
      return new Offer.Refused(new Refusal.Paused(Pause.Part.REDEMPTION.word()));
    }
    Optional<Product> found = catalogue.find(order.product());
    if (found.isEmpty()) {
      return new Offer.Refused(new Refusal.UnknownProduct(order.product()));
    }
    Product product = found.get();
    Terms.Validity validity = product.terms().validity();
    if (!validity.includes(now)) {
      return new Offer.Refused(new Refusal.NotOffered(order.product(), validity.toString()));
    }
    if (!product.limits().allows(order.quantity())) {
      return new Offer.Refused(
          new Refusal.QuantityOutOfRange(order.quantity(), product.limits().toString()));
    }
    return switch (shelf.take(order, product, now)) {
      case Shelf.Taking.Refused refused -> new Offer.Refused(refused.refusal());
      case Shelf.Taking.Taken taken -> {
        Redemption redemption =
            new Redemption(
                order,
                product.price(order.quantity()),
                now,
                new Redemption.Reserved(
                    catalogue.hash(), taken.slices(), product.supply().daily().isPresent()),
                new Redemption.State.Held(now));
        yield new Offer.Open(redemption, product, taken.items());
      }
    };
  }
}
