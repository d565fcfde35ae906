package zoncoin.cli.door;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Whose credentials sign, and who that is (AWS STS API, GetCallerIdentity and AssumeRole).
 *
 * @param credentials those that the SDK finds, or of the role that they became
 * @param principal the ARN that STS and CloudTrail know them by
 */
record Access(AwsCredentialsProvider credentials, Supplier<String> principal) {
  private static final String NEXT = "see AWS_PROFILE";

  /**
   * @param role ARN of the role to become first; its session is called after whoever becomes it
   * @throws zoncoin.tlog.Malformed if there are no credentials, or they may not become it
   */
  static Access of(Optional<String> role) {
    AwsCredentialsProvider own = DefaultCredentialsProvider.builder().build();
    return role.map(arn -> become(arn, own)).orElseGet(() -> new Access(own, () -> caller(own)));
  }

  private static Access become(String role, AwsCredentialsProvider own) {
    String session = session(caller(own));
    try (StsClient sts = sts(own)) {
      AssumeRoleResponse became =
          sts.assumeRole(asked -> asked.roleArn(role).roleSessionName(session));
      Credentials given = became.credentials();
      AwsSessionCredentials credentials =
          AwsSessionCredentials.create(
              given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
      String principal = became.assumedRoleUser().arn();
      return new Access(StaticCredentialsProvider.create(credentials), () -> principal);
    } catch (SdkException fault) {
      throw Refused.to("become " + role, fault, "who may become it stands in programme.json");
    }
  }

  /**
   * What names a user, a session or the root is in the form of what names a session, but that a
   * session's name has two characters or more, and a user's may have one (STS API, AssumeRole; IAM
   * API, CreateUser). Whoever is called as the other will be cannot approve what that one proposed.
   */
  static String session(String caller) {
    String name = caller.replaceFirst(".*[/:]", "");
    return name.length() > 1 ? name : "user-" + name;
  }

  private static String caller(AwsCredentialsProvider as) {
    try (StsClient sts = sts(as)) {
      return sts.getCallerIdentity().arn();
    } catch (SdkException fault) {
      throw Refused.to("find out who signs", fault, NEXT);
    }
  }

  private static StsClient sts(AwsCredentialsProvider as) {
    return StsClient.builder()
        .credentialsProvider(as)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
