package zoncoin.cli.door;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import zoncoin.tlog.Malformed;

/** What AWS, or the SDK before it asked, refuses: in one sentence, with what to do next. */
public final class Refused {
  /** What the last of its mentions is followed by, as far as it is for people. */
  private static final Pattern OF_PROFILE =
      Pattern.compile(
          "ProfileCredentialsProvider\\(profileName=[^:]*\\)\\): (.*?)(: ProfileFile|\\.,"
              + " [A-Z]\\w+\\()");

  private Refused() {}

  /**
   * As a command ends with it.
   *
   * @param what was to be done, such as {@code invoke operate:propose}
   * @param fault what came of it
   * @param who what to do if whoever asks may not
   */
  static Malformed to(String what, SdkException fault, String who) {
    return new Malformed("couldn't " + what + ": " + why(fault, who));
  }

  /**
   * Why, and what to do.
   *
   * @param fault what came of a request, or of looking for a region or credentials
   */
  public static String why(SdkException fault) {
    return why(fault, "ask whoever deployed it for the right");
  }

  private static String why(SdkException fault, String who) {
    return fault instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? why(service.awsErrorDetails(), who)
        : unasked(String.valueOf(fault.getMessage()));
  }

  /**
   * What a fault of a store says, which couldn't do something, and why, which its cause knows.
   *
   * @param fault what came of it
   */
  public static String said(RuntimeException fault) {
    String what = String.valueOf(fault.getMessage());
    return fault.getCause() instanceof SdkException cause ? what + ": " + why(cause) : what;
  }

  private static String unasked(String message) {
    if (message.startsWith("Unable to load region")) {
      return "no region is set: set AWS_REGION, or AWS_PROFILE to a profile with one";
    }
    if (message.startsWith("Unable to load credentials")) {
      return "no credentials"
          + ofProfile(message)
          + ": set AWS_PROFILE, or sign in (aws sso login)";
    }
    if (message.startsWith("Unable to execute HTTP request")) {
      return "nobody answers (" + message + "): see the network, AWS_REGION and AWS_ENDPOINT_URL";
    }
    return message;
  }

  /** Why the profile has none; of the other places there is nothing to say that helps. */
  private static String ofProfile(String message) {
    Matcher profile = OF_PROFILE.matcher(message);
    return profile.find() ? " (" + profile.group(1) + ")" : "";
  }

  private static String why(AwsErrorDetails error, String who) {
    String said = Optional.ofNullable(error.errorMessage()).orElse("nothing said");
    return switch (Optional.ofNullable(error.errorCode()).orElse("")) {
      case "AccessDenied", "AccessDeniedException", "UnauthorizedOperation" ->
          "AWS lets these credentials not: " + said + "; " + who;
      case "ExpiredToken", "ExpiredTokenException" ->
          "the credentials have expired: sign in again (aws sso login)";
      case "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch" ->
          "AWS does not know these credentials: " + said + "; see AWS_PROFILE and the clock";
      case "Throttling", "ThrottlingException", "TooManyRequestsException" ->
          "it is asked too often for now: ask again in a minute";
      default -> error.errorCode() + ": " + said;
    };
  }
}
