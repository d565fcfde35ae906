package zoncoin.costs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Cost Explorer calls the products that a reward policy denies. A policy names beginnings of
 * product codes, as bills have them; Cost Explorer's dimension {@code SERVICE} has names for
 * people.
 */
final class DeniedServices {
  private static final Map<String, List<String>> SERVICES =
      Map.of(
          "AWSSupport", List.of("AWS Support (Business)", "AWS Support (Enterprise)"),
          "AWSDeveloperSupport", List.of("AWS Support (Developer)"),
          "AWSPremiumSupport", List.of("AWS Premium Support"),
          "OCBPremiumSupport", List.of("AWS Premium Support"),
          "AmazonRegistrar", List.of("Amazon Registrar"));

  private DeniedServices() {}

  /** Cost Explorer's names for what is denied; empty where it is not known how it calls it. */
  static Optional<List<String>> named(String deniedProduct) {
    return Optional.ofNullable(SERVICES.get(deniedProduct));
  }

  /** The names for all of these that have any, sorted. */
  static List<String> all(List<String> deniedProducts) {
    return deniedProducts.stream()
        .flatMap(product -> named(product).stream().flatMap(List::stream))
        .distinct()
        .sorted()
        .toList();
  }
}
