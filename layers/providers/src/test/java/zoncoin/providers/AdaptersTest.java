package zoncoin.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Manual;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilment.Providers;
import zoncoin.fulfilmentlocal.BillingConductorService;
import zoncoin.fulfilmentlocal.FulfilmentLocal;
import zoncoin.fulfilmentlocal.GiftCardService;
import zoncoin.ledger.Amount;
import zoncoin.memory.MemoryJournal;
import zoncoin.redemption.Adapter;
import zoncoin.redemption.Product;
import zoncoin.redemption.Terms;
import zoncoin.redemption.Worth;
import zoncoin.tlog.Malformed;

final class AdaptersTest {
  private static final String WEBHOOK = "whsec_b2xkIHNlY3JldCBvZiBhIG1lcmNoYW50IHRoYXQgZ29lcw==";
  private static final String CONDUCTOR = "aws.endpointUrlBillingconductor";
  private static final Map<String, String> SECRETS =
      Map.of(
          "arn:webhook",
          WEBHOOK,
          "arn:cards",
          GiftCardService.ACCESS_KEY_ID + ":" + GiftCardService.SECRET_ACCESS_KEY);

  private final Adapters.Surroundings surroundings =
      new Adapters.Surroundings(
          new MemoryJournal(),
          new Adapters.Keys(
              () -> {
                throw new Malformed("no code is wanted here");
              },
              AdaptersTest::secret,
              AdaptersTest::credits),
          Deliveries.patient());
  private Providers providers = Adapters.of(surroundings);

  private static String secret(String name) {
    if (name.equals("arn:closed")) {
      throw new UncheckedIOException("couldn't read the secret " + name, new IOException("denied"));
    }
    return SECRETS.getOrDefault(name, "");
  }

  /** Payer 111122223333 alone lets us write credits. */
  private static AwsCredentialsProvider credits(String payer) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(
            payer.equals("111122223333") ? BillingConductorService.ACCESS_KEY_ID : "nobody",
            BillingConductorService.SECRET_ACCESS_KEY));
  }

  private Optional<Provider> provider(String adapter, Map<String, String> settings) {
    return providers.of(product(adapter, settings));
  }

  private static Product product(String adapter, Map<String, String> settings) {
    Terms.Validity always = Terms.Validity.ALWAYS;
    return Product.of("thing", Product.Kind.MERCHANT, Amount.ofZnc(1), Product.Limits.upTo(1))
        .on(
            new Terms(
                "A thing",
                Worth.parse("25 USD"),
                always,
                new Adapter(adapter, new TreeMap<>(settings))));
  }

  @Test
  void anAdapterWorksAsItsSettingsSay() {
    providers = Adapters.of(surroundings, address -> new Webhook.Endpoint(URI.create(address)));
    try (FulfilmentLocal local = FulfilmentLocal.open()) {
      local.merchant().trust(WEBHOOK);
      String url = local.address() + "/webhook";
      Provider webhook =
          provider("webhook", Map.of("address", url, "secret", "arn:webhook")).orElseThrow();
      Map<String, String> shop =
          Map.of(
              "endpoint",
              local.address().toString(),
              "region",
              GiftCardService.REGION,
              "partner",
              GiftCardService.PARTNER,
              "secret",
              "arn:cards");
      Provider cards = provider("gift-card", shop).orElseThrow();
      for (Provider each : new Provider[] {webhook, cards}) {
        assertInstanceOf(Answer.Delivered.class, each.send(Deliveries.named("one")));
      }
    }
  }

  @Test
  void noAdapterCallsThisMachine() {
    String here = "http://127.0.0.1:9001/2018-06-01/runtime/invocation/next";
    Map<String, String> hook = Map.of("address", here, "secret", "arn:webhook");
    Map<String, String> shop =
        Map.of(
            "endpoint",
            here,
            "region",
            GiftCardService.REGION,
            "partner",
            GiftCardService.PARTNER,
            "secret",
            "arn:cards");
    assertThrows(Malformed.class, () -> provider("webhook", hook));
    assertThrows(Malformed.class, () -> provider("gift-card", shop));
  }

  private Provider conductor(String payer) {
    String group = "arn:aws:billingconductor::" + payer + ":billinggroup/" + payer;
    return provider("conductor", Map.of("billing-group", group)).orElseThrow();
  }

  /** Elsewhere nobody would take its signature. */
  @Test
  void aCreditIsWrittenByWhatTheBillingGroupsPayerLetsWrite() {
    try (FulfilmentLocal local = FulfilmentLocal.open()) {
      System.setProperty(CONDUCTOR, local.address().toString());
      assertInstanceOf(
          Answer.Delivered.class, conductor("111122223333").send(Deliveries.named("one")));
      Answer elsewhere = conductor("444455556666").send(Deliveries.named("two"));
      assertTrue(
          elsewhere.toString().contains("Billing Conductor answered 403"), () -> "" + elsewhere);
    } finally {
      System.clearProperty(CONDUCTOR);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:billingconductor::11112222333:billinggroup/111122223333",
        "arn:aws:iam::111122223333:role/one"
      })
  void whatIsNoBillingGroupIsFoundOutBeforeAnythingIsSent(String group) {
    assertThrows(Malformed.class, () -> provider("conductor", Map.of("billing-group", group)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoncoi", "Zo-co"})
  void aPartnerIdThatIsNoneIsFoundOutBeforeAnythingIsSent(String partner) {
    Map<String, String> shop =
        Map.of(
            "endpoint",
            "https://agcod-v2-gamma.amazon.com",
            "region",
            "us-east-1",
            "partner",
            partner,
            "secret",
            "arn:cards");
    assertThrows(Malformed.class, () -> provider("gift-card", shop));
  }

  /** Found out while it is held, and its member can cancel it: not by whoever claimed it. */
  @ParameterizedTest
  @ValueSource(strings = {"aws_credit", "AWS", "aws-credit.1"})
  void aPoolThatIsNoProductIsFoundOutBeforeAnythingIsGiven(String pool) {
    Providers vaults =
        Adapters.of(
            new Adapters.Surroundings(
                new MemoryJournal(),
                new Adapters.Keys(
                    VaultContractTest.NoLock::new, AdaptersTest::secret, AdaptersTest::credits),
                Deliveries.patient()));
    assertThrows(Malformed.class, () -> vaults.of(product("vault", Map.of("pool", pool))));
    assertTrue(vaults.of(product("vault", Map.of("pool", "aws-credit"))).isPresent());
  }

  /**
   * As long as its secret is not what it should be nothing is claimed, and an operator reads why.
   */
  @ParameterizedTest
  @CsvSource({
    "arn:webhook, arn:cards, '', ''",
    "arn:cards, arn:webhook, webhook secret is, gift card key is",
    "arn:none, arn:none, webhook secret is, gift card key is",
    "arn:closed, arn:closed, couldn't read, couldn't read"
  })
  void aSecretThatIsOfNoUseIsAnObstacle(
      String ofWebhook, String ofCards, String webhook, String cards) {
    Map<String, String> shop =
        Map.of(
            "endpoint",
            "https://agcod-v2-gamma.amazon.com",
            "region",
            "us-east-1",
            "partner",
            GiftCardService.PARTNER,
            "secret",
            ofCards);
    Map<String, String> hook =
        Map.of("address", "https://support.example.com/zoncoin", "secret", ofWebhook);
    assertObstacle(webhook, provider("webhook", hook).orElseThrow());
    assertObstacle(cards, provider("gift-card", shop).orElseThrow());
  }

  private static void assertObstacle(String begins, Provider provider) {
    Optional<String> obstacle = provider.obstacle();
    assertEquals(begins.isEmpty(), obstacle.isEmpty(), obstacle::toString);
    assertTrue(obstacle.orElse("").startsWith(begins), obstacle::toString);
    assertFalse(obstacle.orElse("").contains(GiftCardService.SECRET_ACCESS_KEY));
  }

  @Test
  void equalSettingsAreOneAdapter() {
    Map<String, String> settings =
        Map.of("address", "https://support.example.com/zoncoin", "secret", "arn:webhook");
    assertSame(
        provider("webhook", settings).orElseThrow(), provider("webhook", settings).orElseThrow());
  }

  @Test
  void whatNobodyKnowsIsNoAdapter() {
    assertEquals(Optional.empty(), provider("pigeon", Map.of()));
    assertEquals(Optional.of(new Manual()), provider("manual", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook", "gift-card", "conductor"})
  void whatLacksASettingIsRefused(String adapter) {
    assertThrows(Malformed.class, () -> provider(adapter, Map.of()));
  }
}
