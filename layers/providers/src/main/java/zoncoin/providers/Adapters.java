package zoncoin.providers;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import zoncoin.fulfilment.Manual;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilment.Providers;
import zoncoin.ledger.Journal;
import zoncoin.redemption.Adapter;
import zoncoin.redemption.Product;
import zoncoin.vault.CodeLock;
import zoncoin.vault.VaultProvider;

/**
 * The adapters by the names that a catalogue gives them, made as a product's settings say:
 *
 * <pre>{@code
 * name               settings
 * manual
 * vault              pool      the product that codes were put in for; without it this one
 * webhook            address   https://support.example.com/zoncoin
 *                    secret    ARN of what the endpoint knows us by: whsec_…, a space between two
 * gift-card          endpoint  https://agcod-v2.amazon.com
 *                    region    us-east-1
 *                    partner   the partner id
 *                    secret    ARN of access key id and secret access key, a colon between them
 * conductor          billing-group  ARN
 * }</pre>
 */
public final class Adapters {
  private final Surroundings at;

  /** Equal settings share their connections. */
  private final Map<Adapter, Provider> made = new ConcurrentHashMap<>();

  private Adapters(Surroundings at) {
    this.at = at;
  }

  /**
   * What adapters work with.
   *
   * @param journal where codes and sums are
   * @param lock opens codes, made when a code is wanted
   * @param secrets the text of a secret by its name
   * @param pace time and patience
   */
  public record Surroundings(
      Journal journal,
      Supplier<? extends CodeLock> lock,
      Function<String, String> secrets,
      Pace pace) {}

  /** All of them. */
  public static Providers of(Surroundings at) {
    Adapters adapters = new Adapters(at);
    return Providers.byAdapter(
        Map.of(
            "manual", adapters.once(settings -> new Manual()),
            "vault", adapters.once(adapters::vault),
            "webhook", adapters.once(adapters::webhook),
            "gift-card", adapters.once(adapters::giftCards),
            "conductor", adapters.once(adapters::proFormaCredit)));
  }

  private Function<Product, Provider> once(Function<Adapter, Provider> make) {
    return product -> made.computeIfAbsent(product.terms().adapter(), make);
  }

  private Provider vault(Adapter settings) {
    VaultProvider vault = new VaultProvider(at.journal(), at.lock().get(), at.pace().clock());
    return Optional.ofNullable(settings.settings().get("pool")).map(vault::from).orElse(vault);
  }

  private Provider webhook(Adapter settings) {
    String secret = settings.setting("secret");
    return new Webhook(
        Webhook.Endpoint.parse(settings.setting("address")),
        () -> WebhookSecrets.parse(at.secrets().apply(secret)),
        at.pace());
  }

  private Provider giftCards(Adapter settings) {
    String secret = settings.setting("secret");
    return new GiftCards(
        new GiftCards.Shop(
            Webhook.Endpoint.parse(settings.setting("endpoint")),
            settings.setting("region"),
            settings.setting("partner")),
        () -> GiftCards.Key.parse(at.secrets().apply(secret)),
        at.pace());
  }

  private Provider proFormaCredit(Adapter settings) {
    return new ProFormaCredit(
        ProFormaCredit.client(at.pace().patience()).build(),
        settings.setting("billing-group"),
        at.journal(),
        at.pace());
  }
}
