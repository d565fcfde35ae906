package zoncoin.fulfilment;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.redemption.Product;

/**
 * Who delivers a product: the catalogue names an adapter, and gives it the settings that this
 * product needs. Safe for use by many threads.
 */
@FunctionalInterface
public interface Providers {
  /**
   * The other side that delivers a product, as its {@link Product#terms} say.
   *
   * @return empty if no adapter of that name is at hand: then nothing is sent
   * @throws zoncoin.tlog.Malformed if the settings are not what the adapter needs
   */
  Optional<Provider> of(Product product);

  /**
   * Adapters by name.
   *
   * @param adapters each makes a provider of a product's terms
   */
  static Providers byAdapter(Map<String, Function<Product, Provider>> adapters) {
    Map<String, Function<Product, Provider>> known = Map.copyOf(adapters);
    return product ->
        Optional.ofNullable(known.get(product.terms().adapter().name()))
            .map(adapter -> adapter.apply(product));
  }
}
