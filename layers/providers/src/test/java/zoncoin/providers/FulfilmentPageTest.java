package zoncoin.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.fulfilment.Delivery;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Worth;
import zoncoin.vault.CodeFile;

/** {@code docs/fulfilment.md} shows a file of codes that is one, and what a webhook sends. */
final class FulfilmentPageTest {
  private static List<String> page() throws IOException {
    return Files.readAllLines(
        Path.of(System.getProperty("zoncoin.root", "../..")).resolve("docs/fulfilment.md"));
  }

  private static String line(String beginning) throws IOException {
    return page().stream().filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
  }

  @Test
  void theFileOfCodesIsOne() throws IOException {
    List<String> page = page();
    int first = page.indexOf(CodeFile.HEADER);
    String file = String.join("\n", page.subList(first, first + 3));
    CodeFile.Read.Sound sound =
        assertInstanceOf(CodeFile.Read.Sound.class, CodeFile.read(file + "\n"));
    assertEquals(2, sound.rows().size());
  }

  @Test
  void theBodyIsWhatAWebhookSendsAndTheSignatureIsOfIt() throws IOException {
    Account.Member member = new Account.Member("111122223333");
    Instant requested = Instant.parse("2026-07-18T09:30:00Z");
    TransactionId hold = TransactionId.ofCaller(member.id(), "one");
    String body =
        Webhook.body(
            new Delivery(
                hold,
                member,
                "support-hour",
                2,
                Amount.ofZnc(1_800),
                Worth.parse("24 USD"),
                requested));
    assertEquals(line("{\"type\":"), body);
    String secret = line("(by `").replaceAll("\\(by `(.*)`\\)", "$1");
    assertEquals(
        line("webhook-signature: "),
        "webhook-signature: "
            + WebhookSecrets.parse(secret).sign(hold.text(), requested.getEpochSecond(), body));
  }

  @Test
  void everyAdapterIsOnIt() throws IOException {
    String page = String.join("\n", page());
    for (String adapter : List.of("manual", "vault", "gift-card", "webhook", "conductor")) {
      assertTrue(page.contains("| `" + adapter + "` |"), adapter);
    }
  }
}
