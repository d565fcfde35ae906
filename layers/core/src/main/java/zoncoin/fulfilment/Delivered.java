package zoncoin.fulfilment;

import java.util.Optional;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.EndedBy;
import zoncoin.redemption.Product;
import zoncoin.redemption.Redemption;

/**
 * Finds who has the code of something that was delivered: the adapter that the catalogue named when
 * it was asked for, if it is one that keeps codes.
 *
 * @param catalogues what redemptions were asked under
 * @param providers who delivers
 */
public record Delivered(Catalogues catalogues, Providers providers) {
  /**
   * Who has a code.
   *
   * @param keeper has it
   * @param delivery of which
   */
  public record Kept(CodeKeeper keeper, Delivery delivery) {}

  /**
   * Who has the code of that redemption; empty if there is none to have. What an operator ended by
   * hand was not delivered by the adapter, which is not asked for it: some would deliver it then.
   */
  Optional<Kept> of(Redemption redemption) {
    Optional<Product> product =
        catalogues
            .named(redemption.reserved().catalogue())
            .flatMap(catalogue -> catalogue.find(redemption.order().product()))
            .filter(found -> isDeliveredBy(found.terms().adapter().name(), redemption));
    return product
        .flatMap(providers::of)
        .filter(CodeKeeper.class::isInstance)
        .map(CodeKeeper.class::cast)
        .map(keeper -> new Kept(keeper, Delivery.of(redemption, product.orElseThrow())));
  }

  private static boolean isDeliveredBy(String adapter, Redemption redemption) {
    return redemption.state() instanceof Redemption.State.Settled(Redemption.Said said)
        && said.by().equals(new EndedBy.Adapter(adapter));
  }
}
