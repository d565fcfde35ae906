package zoncoin.functions.lookup;

import java.util.LinkedHashMap;
import java.util.Map;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;

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
    body.put("name", product.name());
    body.put("priceZon", product.price().zon());
    body.put("credit", product.isCredit());
    body.put("fewest", product.limits().fewest());
    body.put("step", product.limits().step());
    body.put("most", product.limits().most());
    return body;
  }
}
