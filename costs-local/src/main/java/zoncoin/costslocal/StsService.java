package zoncoin.costslocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** STS: a caller becomes the role of a payer. */
final class StsService implements Service {
  private static final String TYPE = "text/xml";
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
  private static final Duration SESSION = Duration.ofHours(1);
  private static final Pattern ROLE =
      Pattern.compile("arn:aws:iam::([0-9]{12}):role/([A-Za-z0-9_+=,.@/-]+)");

  private final Roles roles;

  StsService(Roles roles) {
    this.roles = roles;
  }

  @Override
  public String signingName() {
    return "sts";
  }

  @Override
  public boolean isFor(Call call) {
    return call.header("content-type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  @Override
  public Call.Refused throttled() {
    return new Call.Refused(400, "Throttling", "rate exceeded");
  }

  @Override
  public Call.Answer answer(Call call, Optional<String> caller) {
    Map<String, String> asked = form(call.text());
    if (!"AssumeRole".equals(asked.get("Action")) || !"2011-06-15".equals(asked.get("Version"))) {
      throw new Call.Refused(400, "InvalidAction", "only AssumeRole is known here");
    }
    Matcher role = ROLE.matcher(asked.getOrDefault("RoleArn", ""));
    if (!role.matches() || asked.getOrDefault("RoleSessionName", "").length() < 2) {
      throw new Call.Refused(400, "ValidationError", "RoleArn and RoleSessionName are required");
    }
    Roles.Key key = roles.assume(role.group(1), Optional.ofNullable(asked.get("ExternalId")));
    String credentials =
        element("AccessKeyId", key.id())
            + element("SecretAccessKey", key.secret())
            + element("SessionToken", key.token().orElseThrow())
            + element(
                "Expiration",
                Instant.now().plus(SESSION).truncatedTo(ChronoUnit.SECONDS).toString());
    return render(
        200,
        "<AssumeRoleResponse xmlns=\""
            + NAMESPACE
            + "\">"
            + element("AssumeRoleResult", element("Credentials", credentials))
            + "</AssumeRoleResponse>");
  }

  @Override
  public Call.Answer refusal(Call.Refused refused) {
    String error = element("Code", refused.code()) + element("Message", refused.told());
    return render(
        refused.status(),
        "<ErrorResponse xmlns=\""
            + NAMESPACE
            + "\">"
            + element("Error", error)
            + "</ErrorResponse>");
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
    }
    return fields;
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static Call.Answer render(int status, String body) {
    return new Call.Answer(status, TYPE, body.getBytes(UTF_8));
  }
}
