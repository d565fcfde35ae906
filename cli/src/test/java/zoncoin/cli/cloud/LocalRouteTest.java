package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The routes here are those of the deployed API. */
final class LocalRouteTest {
  private static final Path DEPLOYED =
      Path.of(
          System.getProperty("zoncoin.root", ".."),
          "infra-cdk/src/main/java/zoncoin/infra/Api.java");
  private static final Pattern ROUTE =
      Pattern.compile("route\\(\"([A-Z]+)\", \"([^\"]+)\", (REDEEM|LOOKUP)");

  @Test
  void areThoseOfTheDeployedApi() throws IOException {
    Set<String> deployed =
        ROUTE
            .matcher(Files.readString(DEPLOYED))
            .results()
            .map(r -> r.group(1) + " " + r.group(2) + " " + r.group(3).toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Set<String> here =
        LocalRoute.ALL.stream()
            .map(route -> route.method() + " " + route.resource() + " " + route.function())
            .collect(Collectors.toSet());
    assertEquals(deployed, here);
  }

  @Test
  void aPathFillsItsParameters() {
    assertEquals(
        Optional.of(
            new LocalRoute.Match(
                "/v1/receipts/{transaction}", "lookup", Map.of("transaction", "c.1/a b"))),
        LocalRoute.match("GET", "/v1/receipts/c.1%2Fa%20b"));
    assertEquals(Optional.empty(), LocalRoute.match("POST", "/v1/receipts/x"));
    assertEquals(Optional.empty(), LocalRoute.match("GET", "/v1/receipts"));
    assertEquals(Optional.empty(), LocalRoute.match("GET", "/v1/receipts/a/b"));
  }
}
