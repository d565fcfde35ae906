package zoncoin.edge.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.Account;

/**
 * Who signed a request, as API Gateway found by checking the signature.
 *
 * @param account the AWS account, 12 digits
 * @param principal who in that account, an ARN
 */
public record Caller(String account, String principal) {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  /** A user, role session or root of an account, in any partition; IAM names are ASCII. */
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws[a-z-]{0,20}:(?:iam|sts)::([0-9]{12}):[!-~]{1,1024}");

  /**
   * The caller, if both things that say who it is agree: the account id and the account in the ARN.
   *
   * @param identity {@code requestContext.identity} of a proxy event; never {@code
   *     requestContext.accountId}, which is the account that owns the API
   */
  static Optional<Caller> of(JsonObject identity) {
    Optional<String> account = identity.optionalText("accountId");
    Optional<String> principal = identity.optionalText("userArn");
    if (account.isEmpty() || principal.isEmpty()) {
      return Optional.empty();
    }
    Matcher arn = PRINCIPAL.matcher(principal.get());
    boolean agree =
        ACCOUNT.matcher(account.get()).matches()
            && arn.matches()
            && account.get().equals(arn.group(1));
    return agree ? Optional.of(new Caller(account.get(), principal.get())) : Optional.empty();
  }

  /** The account that this caller's coins belong to. */
  public Account.Member member() {
    return new Account.Member(account);
  }
}
