package zoncoin.fulfilmentlocal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * AWS Billing Conductor (docs.aws.amazon.com/billingconductor/latest/APIReference): {@code
 * ListCustomLineItems} by name and month, {@code CreateCustomLineItem} and {@code
 * UpdateCustomLineItem} of a flat credit. It remembers no token, as the service itself says of its
 * ClientToken: what is created twice is refused for its name alone.
 */
public final class BillingConductorService implements Side {
  /** The access key id that may ask. */
  public static final String ACCESS_KEY_ID = "AKIDCONDUCTOR";

  /** What that key signs with. */
  public static final String SECRET_ACCESS_KEY = "local-billing-conductor-secret";

  private static final String LINES = "line";
  private static final String FOREIGN =
      "arn:aws:billingconductor::111122223333:customlineitem/foreign001";
  private static final List<String> PATHS =
      List.of("/list-custom-line-items", "/create-custom-line-item", "/update-custom-line-item");

  private final Signature signature =
      new Signature(
          "billingconductor",
          "us-east-1",
          AwsCredentialsIdentity.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY));
  private final Notebook notebook;
  private Optional<String> refuses = Optional.empty();
  private boolean listsNothing;
  private Optional<Map<String, Object>> foreign = Optional.empty();

  BillingConductorService(Notebook notebook) {
    this.notebook = notebook;
  }

  /**
   * A custom line item.
   *
   * @param arn what it is called by AWS
   * @param name what it is called by us
   * @param account whose pro forma bill it is on
   * @param month the first and only one it is on, {@code 2026-05}
   * @param value of the credit
   */
  public record Line(String arn, String name, String account, String month, BigDecimal value) {
    private Line worth(BigDecimal other) {
      return new Line(arn, name, account, month, other);
    }

    private static Line parse(String text) {
      String[] words = text.split(" ", -1);
      return new Line(words[0], words[1], words[2], words[3], new BigDecimal(words[4]));
    }

    private String text() {
      return String.join(" ", arn, name, account, month, value.toPlainString());
    }
  }

  /** From now on it refuses to create or update anything, and says so. */
  public synchronized void refuse(String message) {
    refuses = Optional.of(message);
  }

  /** From now on it lists nothing either. */
  public synchronized void refuseToList(String message) {
    refuse(message);
    listsNothing = true;
  }

  /** From now on every name that it is asked for is somebody else's line, with these details. */
  public synchronized void listForeign(Map<String, Object> chargeDetails) {
    foreign = Optional.of(chargeDetails);
  }

  /** All line items. */
  public synchronized List<Line> lines() {
    return notebook.page(LINES).stream().map(Line::parse).toList();
  }

  @Override
  public boolean isFor(Call call) {
    return PATHS.contains(call.path());
  }

  @Override
  public synchronized Call.Reply answer(Call call) {
    Optional<JsonNode> asked = call.json();
    if (!signature.isOn(call, Instant.now()) || asked.isEmpty()) {
      return refused(403, "AccessDeniedException", "not signed");
    }
    return switch (call.path()) {
      case "/list-custom-line-items" -> listsNothing ? invalid() : list(asked.get());
      case "/create-custom-line-item" -> refuses.isPresent() ? invalid() : create(asked.get());
      default -> refuses.isPresent() ? invalid() : update(asked.get());
    };
  }

  private Call.Reply list(JsonNode asked) {
    List<String> names = new ArrayList<>();
    asked.path("Filters").path("Names").forEach(name -> names.add(name.asText()));
    String month = asked.path("BillingPeriod").asText();
    List<Map<String, Object>> found = new ArrayList<>();
    foreign.ifPresent(
        details ->
            names.forEach(
                name -> found.add(Map.of("Arn", FOREIGN, "Name", name, "ChargeDetails", details))));
    for (Line line : lines()) {
      if (names.contains(line.name()) && line.month().equals(month)) {
        found.add(
            Map.of(
                "Arn", line.arn(),
                "Name", line.name(),
                "AccountId", line.account(),
                "CurrencyCode", "USD",
                "ChargeDetails",
                    Map.of("Type", "CREDIT", "Flat", Map.of("ChargeValue", line.value()))));
      }
    }
    return Call.Reply.of(200, Map.of("CustomLineItems", found));
  }

  private Call.Reply create(JsonNode asked) {
    String name = asked.path("Name").asText();
    String month = month(asked);
    boolean isCredit = asked.path("ChargeDetails").path("Type").asText().equals("CREDIT");
    if (!name.matches("[a-zA-Z0-9_+=.@-]{1,128}") || month.isEmpty() || !isCredit) {
      return refused(400, "ValidationException", "not in its form");
    }
    if (lines().stream().anyMatch(line -> line.name().equals(name) && line.month().equals(month))) {
      return refused(409, "ConflictException", "there is a line item of that name");
    }
    String arn =
        "arn:aws:billingconductor::111122223333:customlineitem/%010d".formatted(lines().size());
    keep(new Line(arn, name, asked.path("AccountId").asText(), month, value(asked)));
    return Call.Reply.of(200, Map.of("Arn", arn));
  }

  private Call.Reply update(JsonNode asked) {
    String arn = asked.path("Arn").asText();
    Optional<String> line = notebook.read(LINES, arn);
    if (line.isEmpty()) {
      return refused(404, "ResourceNotFoundException", "no such line item");
    }
    keep(Line.parse(line.get()).worth(value(asked)));
    return Call.Reply.of(200, Map.of("Arn", arn));
  }

  private void keep(Line line) {
    notebook.write(LINES, line.arn(), line.text());
  }

  /** The month, if it is said from which and until which, and that is one. */
  private static String month(JsonNode asked) {
    JsonNode range = asked.path("BillingPeriodRange");
    String from = range.path("InclusiveStartBillingPeriod").asText();
    String until = range.path("ExclusiveEndBillingPeriod").asText();
    boolean isOne =
        from.matches("[0-9]{4}-[0-9]{2}")
            && java.time.YearMonth.parse(from).plusMonths(1).toString().equals(until);
    return isOne ? from : "";
  }

  private static BigDecimal value(JsonNode asked) {
    return new BigDecimal(asked.path("ChargeDetails").path("Flat").path("ChargeValue").asText());
  }

  private Call.Reply invalid() {
    return refused(400, "ValidationException", refuses.orElse(""));
  }

  private static Call.Reply refused(int status, String type, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("__type", type);
    body.put("Message", message);
    return Call.Reply.of(status, body).with("x-amzn-ErrorType", type);
  }

  @Override
  public Call.Reply throttled() {
    return refused(429, "ThrottlingException", "too often").with("Retry-After", "1");
  }

  @Override
  public Call.Reply failed() {
    return refused(500, "InternalServerException", "told to fail");
  }
}
