package zoncoin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import zoncoin.cli.cloud.Credentials;

/** What {@code zon wallet --url} prints with these variables. */
public final class Wallets {
  private Wallets() {}

  public static String of(URI api, Credentials credentials) throws IOException {
    SignedApi signed =
        SignedApi.of(
            api,
            Map.of(
                "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", credentials.secret(),
                "AWS_REGION", "us-east-1"));
    ObjectNode answer = new ObjectMapper().createObjectNode();
    answer.set("account", signed.get("v1/account"));
    answer.set("history", signed.get("v1/entries?limit=8"));
    return Wallet.print(answer);
  }
}
