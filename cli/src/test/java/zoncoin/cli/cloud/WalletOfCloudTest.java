package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.cli.Wallets;

/** {@code zon wallet} and the function that files reports, on a cloud that runs. */
final class WalletOfCloudTest {
  private static final String SHOP = "222233334444";

  @TempDir private Path folder;

  @Test
  void showsTheAccountWhoseCredentialsSignAndFilesTheMonth() throws IOException {
    try (SmallCloud cloud = new SmallCloud(folder.resolve("cloud"), Duration.ofSeconds(5))) {
      assertEquals(200, cloud.ask(SHOP, "PUT", "/v1/enrolment", SmallCloud.TERMS).statusCode());
      cloud.cloud().seal();
      String wallet = Wallets.of(cloud.address(), cloud.cloud().credentials(SHOP));
      assertTrue(wallet.startsWith("member:" + SHOP + ", takes part\n"), wallet);
      assertTrue(wallet.contains("  c." + SHOP + ".key-1\n"), wallet);
      JsonNode filed = cloud.cloud().invoke("report", Invocation.event().put("period", "2026-01"));
      assertEquals(4, filed.path("size").asInt(), filed::toString);
      assertEquals("report.2026-01.4", filed.path("transaction").asText());
      Path note = folder.resolve("cloud/evidence/report/" + filed.path("report").asText());
      assertTrue(java.nio.file.Files.exists(note), note::toString);
      assertEquals(1, cloud.written());
    }
  }
}
