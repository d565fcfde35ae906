package zoncoin.store.costs;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bcmdataexports.BcmDataExportsClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.invoicing.InvoicingClient;

/**
 * Clients that read a payer's costs and exports, as the payer's role. Each is made once. Safe for
 * threads.
 */
public final class PayerAccess {
  /** Billing has one home. */
  private static final Region HOME = Region.US_EAST_1;

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Cost Explorer takes seconds for a large organisation. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final Settings settings;
  private final PayerRole role;
  private final Map<String, CostExplorerClient> costs = new ConcurrentHashMap<>();
  private final Map<String, InvoicingClient> invoices = new ConcurrentHashMap<>();
  private final Map<String, CloudWatchClient> metrics = new ConcurrentHashMap<>();
  private final Map<String, BcmDataExportsClient> exports = new ConcurrentHashMap<>();

  /**
   * Who reads, and as whom.
   *
   * @param own what the reader itself signs with
   * @param role name of the payers' role, with its path; empty to read as oneself
   * @param externalId what that role asks for
   * @param endpoint of all services; empty for AWS's own
   */
  public record Settings(
      AwsCredentialsProvider own,
      Optional<String> role,
      Optional<String> externalId,
      Optional<URI> endpoint) {
    /** As the environment says; see the package. */
    public static Settings of(Map<String, String> environment) {
      return new Settings(
          DefaultCredentialsProvider.builder().build(),
          variable(environment, "ZONCOIN_PAYER_ROLE"),
          variable(environment, "ZONCOIN_PAYER_EXTERNAL_ID"),
          Optional.empty());
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
      return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
  }

  /**
   * @param settings who reads, and as whom
   */
  public PayerAccess(Settings settings) {
    this.settings = settings;
    this.role = new PayerRole(settings);
  }

  CostExplorerClient costs(String payer) {
    return made(costs, payer, as -> build(CostExplorerClient.builder(), as));
  }

  InvoicingClient invoices(String payer) {
    return made(invoices, payer, as -> build(InvoicingClient.builder(), as));
  }

  CloudWatchClient metrics(String payer) {
    return made(metrics, payer, as -> build(CloudWatchClient.builder(), as));
  }

  BcmDataExportsClient exports(String payer) {
    return made(exports, payer, as -> build(BcmDataExportsClient.builder(), as));
  }

  private <C> C made(
      Map<String, C> clients, String payer, Function<AwsCredentialsProvider, C> make) {
    return clients.computeIfAbsent(payer, of -> make.apply(role.credentials(of)));
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, AwsCredentialsProvider as) {
    return build(builder, as, settings.endpoint());
  }

  /** A client of what lives where bills do, that sends once. */
  static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, AwsCredentialsProvider as, Optional<URI> endpoint) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(HOME)
        .credentialsProvider(as)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }
}
