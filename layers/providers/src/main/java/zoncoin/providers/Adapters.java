package zoncoin.providers;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import zoncoin.fulfilment.Manual;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilment.Providers;
import zoncoin.ledger.Journal;
import zoncoin.redemption.Adapter;
import zoncoin.redemption.Product;
import zoncoin.tlog.Malformed;
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
 * conductor          billing-group  ARN, of the payer in whose account credits are written
 * }</pre>
 */
public final class Adapters {
  /** AWS Billing Conductor API reference, "BillingGroupListElement". */
  private static final Pattern BILLING_GROUP =
      Pattern.compile("arn:aws:billingconductor::([0-9]{12}):billinggroup/[A-Za-z0-9]{10,12}");

  private final Surroundings at;
  private final Function<String, Webhook.Endpoint> endpoints;

  /** Equal settings share their connections. */
  private final Map<Adapter, Provider> made = new ConcurrentHashMap<>();

  private Adapters(Surroundings at, Function<String, Webhook.Endpoint> endpoints) {
    this.at = at;
    this.endpoints = endpoints;
  }

  /**
   * What adapters work with.
   *
   * @param journal where codes and sums are
   * @param keys what they open and sign with
   * @param pace time and patience
   */
  public record Surroundings(Journal journal, Keys keys, Pace pace) {}

  /**
   * What opens doors, each asked for when it is wanted.
   *
   * @param lock opens codes
   * @param secrets the text of a secret by its name
   * @param payers what may write credits in a payer's account, by its 12 digits
   */
  public record Keys(
      Supplier<? extends CodeLock> lock,
      Function<String, String> secrets,
      Function<String, ? extends AwsCredentialsProvider> payers) {}

  /** All of them. */
  public static Providers of(Surroundings at) {
    return of(at, Webhook.Endpoint::parse);
  }

  /**
   * @param endpoints what a setting means that names one
   */
  static Providers of(Surroundings at, Function<String, Webhook.Endpoint> endpoints) {
    Adapters adapters = new Adapters(at, endpoints);
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
    VaultProvider vault =
        new VaultProvider(at.journal(), at.keys().lock().get(), at.pace().clock());
    return Optional.ofNullable(settings.settings().get("pool")).map(vault::from).orElse(vault);
  }

  private Provider webhook(Adapter settings) {
    String secret = settings.setting("secret");
    return new Webhook(
        endpoints.apply(settings.setting("address")),
        () -> WebhookSecrets.parse(at.keys().secrets().apply(secret)),
        at.pace());
  }

  private Provider giftCards(Adapter settings) {
    String secret = settings.setting("secret");
    return new GiftCards(
        new GiftCards.Shop(
            endpoints.apply(settings.setting("endpoint")),
            settings.setting("region"),
            settings.setting("partner")),
        () -> GiftCards.Key.parse(at.keys().secrets().apply(secret)),
        at.pace());
  }

  private Provider proFormaCredit(Adapter settings) {
    String group = settings.setting("billing-group");
    Matcher payer = BILLING_GROUP.matcher(group);
    if (!payer.matches()) {
      throw new Malformed("billing-group is no ARN of a billing group: " + group);
    }
    return new ProFormaCredit(
        ProFormaCredit.client(at.pace().patience())
            .credentialsProvider(at.keys().payers().apply(payer.group(1)))
            .build(),
        group,
        at.journal(),
        at.pace());
  }
}
