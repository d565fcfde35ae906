package zoncoin.store.costs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import zoncoin.billing.Subject;

/**
 * The role in payers' accounts that a function becomes, one function to read costs and another to
 * write credits: its environment says which. Safe for threads.
 */
public final class PayerRole {
  private static final String SESSION = "zoncoin";

  private final PayerAccess.Settings settings;
  private final Map<String, AwsCredentialsProvider> assumed = new ConcurrentHashMap<>();

  /**
   * @param settings who asks, and for which role
   */
  public PayerRole(PayerAccess.Settings settings) {
    this.settings = settings;
  }

  /**
   * Whatever that role is to a payer, 12 digits; asked for when it is first used, and again before
   * it lapses. Without a role, what the function itself signs with.
   */
  public AwsCredentialsProvider credentials(String payer) {
    Subject.checkAccount(payer);
    return settings
        .role()
        .map(name -> assumed.computeIfAbsent(payer, of -> assume(of, name)))
        .orElse(settings.own());
  }

  private AwsCredentialsProvider assume(String payer, String name) {
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder()
            .roleArn("arn:aws:iam::%s:role/%s".formatted(payer, name))
            .roleSessionName(SESSION);
    settings.externalId().ifPresent(request::externalId);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(PayerAccess.build(StsClient.builder(), settings.own(), settings.endpoint()))
        .refreshRequest(request.build())
        .build();
  }
}
