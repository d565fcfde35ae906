package zoncoin.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * A call of the Incentives API, signed with Signature Version 4 for AGCODService by AWS's own
 * signer (developer.amazon.com/docs/incentives-api/digital-gift-cards.html, "Example operation
 * requests with signing details").
 *
 * @param operation such as {@code CreateGiftCard}
 * @param body JSON, as it is sent
 */
record GiftCardCall(String operation, String body) {
  private static final String SERVICE = "AGCODService";
  private static final String TARGET = "com.amazonaws.agcod.AGCODService.";

  /** The request that says it. */
  SdkHttpRequest sign(GiftCards.Shop shop, GiftCards.Key key, Instant now) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(shop.endpoint().address().resolve("/" + operation))
            .putHeader("accept", "application/json")
            .putHeader("x-amz-target", TARGET + operation)
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            asked ->
                asked
                    .identity(key.identity())
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArray(body.getBytes(UTF_8)))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, shop.region())
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
        .request();
  }
}
