package zoncoin.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpRequest;
import zoncoin.tlog.Hash;

/**
 * The signing example of the Incentives API's documentation. AWS's signer signs one header more
 * than the example has, the hash of the body; so the scheme is written out here, held to the
 * example, and then the signer to it.
 */
final class GiftCardCallTest {
  private static final String BODY =
      "{\"creationRequestId\":\"\",\"partnerId\":\"Amazon\","
          + "\"value\":{\"currencyCode\":\"USD\",\"amount\":null}}";
  private static final Map<String, String> HEADERS =
      Map.of(
          "accept", "application/json",
          "host", "agcod-v2-fe-gamma.amazon.com",
          "x-amz-date", "20160708T073147Z",
          "x-amz-target", "com.amazonaws.agcod.AGCODService.CreateGiftCard");

  @Test
  void theSchemeOfThisTestIsThatOfAmazonsExample() {
    assertEquals(
        "a47dd06c1bcff61e8c96fee2c87c4230a4dd5f7d4ffb5b958897027a3acae54b", signature(HEADERS));
  }

  @Test
  void aCallIsAmazonsExampleSignedByThatScheme() {
    GiftCards.Shop shop =
        new GiftCards.Shop(
            Webhook.Endpoint.parse("https://agcod-v2-fe-gamma.amazon.com"), "us-west-2", "Zonco");
    SdkHttpRequest signed =
        new GiftCardCall("CreateGiftCard", BODY)
            .sign(shop, GiftCards.Key.parse("AKID:SECRET"), Instant.parse("2016-07-08T07:31:47Z"));
    Map<String, String> headers = new TreeMap<>(HEADERS);
    headers.put("x-amz-content-sha256", Hash.sha256(BODY.getBytes(UTF_8)).hex());
    assertEquals(
        "AWS4-HMAC-SHA256 Credential=AKID/20160708/us-west-2/AGCODService/aws4_request,"
            + " SignedHeaders=accept;host;x-amz-content-sha256;x-amz-date;x-amz-target,"
            + " Signature="
            + signature(headers),
        signed.firstMatchingHeader("Authorization").orElse(""));
    headers.remove("host");
    headers.forEach(
        (name, value) -> assertEquals(value, signed.firstMatchingHeader(name).orElse("")));
  }

  /** AWS General Reference, "Create a signed AWS API request". */
  private static String signature(Map<String, String> headers) {
    StringBuilder canonical = new StringBuilder("POST\n/CreateGiftCard\n\n");
    new TreeMap<>(headers).forEach((name, value) -> canonical.append(name + ":" + value + "\n"));
    canonical
        .append("\n" + String.join(";", new TreeMap<>(headers).keySet()))
        .append("\n" + Hash.sha256(BODY.getBytes(UTF_8)).hex());
    List<String> scope = List.of("20160708", "us-west-2", "AGCODService", "aws4_request");
    String signed =
        "AWS4-HMAC-SHA256\n20160708T073147Z\n%s\n%s"
            .formatted(
                String.join("/", scope), Hash.sha256(canonical.toString().getBytes(UTF_8)).hex());
    byte[] key = "AWS4SECRET".getBytes(UTF_8);
    for (String part : scope) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, signed));
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
