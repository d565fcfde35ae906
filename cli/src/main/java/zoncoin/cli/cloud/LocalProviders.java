package zoncoin.cli.cloud;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.billingconductor.BillingconductorClient;
import zoncoin.fulfilment.Manual;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilment.Providers;
import zoncoin.fulfilmentlocal.BillingConductorService;
import zoncoin.fulfilmentlocal.FulfilmentLocal;
import zoncoin.fulfilmentlocal.GiftCardService;
import zoncoin.ledger.Journal;
import zoncoin.providers.GiftCards;
import zoncoin.providers.Pace;
import zoncoin.providers.ProFormaCredit;
import zoncoin.providers.Webhook;
import zoncoin.providers.WebhookSecrets;
import zoncoin.redemption.Product;
import zoncoin.store.SoftwareCodeLock;
import zoncoin.vault.Fingerprint;
import zoncoin.vault.Vault;
import zoncoin.vault.VaultProvider;

/**
 * Whoever delivers, on this machine: every adapter of a catalogue reaches the one that stands for
 * its other side here, whatever the settings of a product say, so that nothing is bought by trying.
 */
final class LocalProviders implements AutoCloseable {
  private static final int KEY_BYTES = 32;
  private static final int SECRET_BYTES = 32;
  private static final String GROUP =
      "arn:aws:billingconductor::999988887777:billinggroup/999988887777";

  private final FulfilmentLocal sides;
  private final SoftwareCodeLock lock;
  private final Fingerprint.Key fingerprints;
  private final String webhookSecret;
  private final InstantSource clock;
  private final BillingconductorClient conductor;

  /** Signatures go by this machine's clock, however far the programme's was turned. */
  private final Pace pace = Pace.of(InstantSource.system());

  private final Ground ground;

  private LocalProviders(
      PrivateFolder folder, InstantSource clock, SecureRandom random, Ground ground) {
    PrivateFolder keys = folder.folder("keys");
    this.lock = new SoftwareCodeLock(keys.secret("codes", KEY_BYTES, random));
    this.fingerprints = new Fingerprint.Key(keys.secret("nonce", KEY_BYTES, random));
    this.sides = FulfilmentLocal.open(folder.root().resolve("delivered"));
    this.clock = clock;
    this.ground = ground;
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    this.webhookSecret = "whsec_" + Base64.getEncoder().encodeToString(secret);
    sides.merchant().trust(webhookSecret);
    this.conductor =
        ProFormaCredit.client(Pace.PATIENCE)
            .endpointOverride(sides.address())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        BillingConductorService.ACCESS_KEY_ID,
                        BillingConductorService.SECRET_ACCESS_KEY)))
            .build();
  }

  /** Those of the programme in that folder, reached through what the ground puts between. */
  static LocalProviders in(
      PrivateFolder folder, InstantSource clock, SecureRandom random, Ground ground) {
    return new LocalProviders(folder, clock, random, ground);
  }

  /** The adapters by the names of a catalogue. */
  Providers providers(Journal journal) {
    // Its SDK signs by itself; how long a run has a line alone is a matter of the ground.
    Pace alone = Pace.of(ground.waiting().clock());
    return ground
        .providers()
        .apply(
            Providers.byAdapter(
                Map.of(
                    "manual", always(new Manual()),
                    "vault", product -> vaultOf(product, journal),
                    "webhook", always(webhook()),
                    "gift-card", always(giftCards()),
                    "conductor", always(new ProFormaCredit(conductor, GROUP, journal, alone)))));
  }

  /** Where codes are put in. */
  Vault vault(Journal journal) {
    return new Vault(journal, lock, fingerprints);
  }

  private Provider vaultOf(Product product, Journal journal) {
    VaultProvider vault = new VaultProvider(journal, lock, clock);
    return Optional.ofNullable(product.terms().adapter().settings().get("pool"))
        .map(vault::from)
        .orElse(vault);
  }

  private static Function<Product, Provider> always(Provider provider) {
    return product -> provider;
  }

  private Webhook webhook() {
    return new Webhook(
        new Webhook.Endpoint(sides.address().resolve("/webhook")),
        () -> WebhookSecrets.parse(webhookSecret),
        pace);
  }

  private GiftCards giftCards() {
    GiftCards.Shop shop =
        new GiftCards.Shop(
            new Webhook.Endpoint(sides.address()), GiftCardService.REGION, GiftCardService.PARTNER);
    String key = GiftCardService.ACCESS_KEY_ID + ":" + GiftCardService.SECRET_ACCESS_KEY;
    return new GiftCards(shop, () -> GiftCards.Key.parse(key), pace);
  }

  @Override
  public void close() {
    conductor.close();
    sides.close();
  }
}
