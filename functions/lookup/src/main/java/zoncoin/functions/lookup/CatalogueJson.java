package zoncoin.functions.lookup;

import java.util.LinkedHashMap;
import java.util.Map;
import zoncoin.billing.Money;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.redemption.Supply;
import zoncoin.redemption.Terms;
import zoncoin.redemption.Worth;

/** The catalogue as members see it. */
final class CatalogueJson {
  private CatalogueJson() {}

  static Map<String, Object> of(Catalogue catalogue) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", catalogue.name());
    body.put(
        "products", catalogue.products().values().stream().map(CatalogueJson::product).toList());
    return body;
  }

  private static Map<String, Object> product(Product product) {
    Map<String, Object> body = new LinkedHashMap<>();
    Terms terms = product.terms();
    body.put("name", product.name());
    body.put("title", terms.title());
    body.put("kind", product.kind().word());
    body.put("priceZon", product.price().zon());
    body.put("worth", worth(terms.worth()));
    body.put("credit", product.isCredit());
    body.put("fewest", product.limits().fewest());
    body.put("step", product.limits().step());
    body.put("most", product.limits().most());
    Supply supply = product.supply();
    supply.stock().ifPresent(stock -> body.put("stock", stock));
    supply.memberDaily().ifPresent(most -> body.put("memberDaily", most));
    supply.daily().ifPresent(most -> body.put("daily", most));
    terms.validity().from().ifPresent(from -> body.put("from", from.toString()));
    terms.validity().until().ifPresent(until -> body.put("until", until.toString()));
    return body;
  }

  private static Map<String, Object> worth(Worth worth) {
    return Map.of("amount", Money.print(worth.amount()), "currency", worth.currency().code());
  }
}
