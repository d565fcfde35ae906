package zoncoin.infra;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import zoncoin.infra.ProgrammeConfiguration.Callers;

/**
 * The one file an operator writes, read strictly: a field that is missing, unknown, given twice or
 * of another type is an error that names the file and the field. {@code programme.example.json} is
 * a complete one.
 */
public final class ConfigurationFile {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> FIELDS =
      new TreeSet<>(
          List.of(
              "account",
              "alarmEmails",
              "approvers",
              "auditors",
              "billingConductor",
              "callers",
              "costRequestsPerDay",
              "heldShrinkPercent",
              "logLockDays",
              "logOrigin",
              "memberUnits",
              "mergeDelaySeconds",
              "operators",
              "payers",
              "payersWithoutExport",
              "programme",
              "region",
              "restoredTable",
              "restorers",
              "rotateKeysDays",
              "transfers",
              "webAcl"));

  private final JsonNode fields;

  private ConfigurationFile(JsonNode fields) {
    this.fields = fields;
  }

  /**
   * Reads and checks one configuration.
   *
   * @throws IllegalArgumentException if what the file says is no configuration: file, field, rule
   * @throws UncheckedIOException if the file cannot be read
   */
  public static ProgrammeConfiguration read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "couldn't read " + file + ": copy programme.example.json and write your own values",
          unreadable);
    }
  }

  /**
   * Parses and checks one configuration, without saying in which file it stood.
   *
   * @throws IllegalArgumentException naming the field and the rule it broke
   */
  public static ProgrammeConfiguration parse(String json) {
    return new ConfigurationFile(tree(json)).configuration();
  }

  private static JsonNode tree(String json) {
    JsonNode tree;
    try {
      tree = STRICT.readTree(json);
    } catch (JacksonException wrong) {
      throw new IllegalArgumentException("is not JSON: " + wrong.getOriginalMessage(), wrong);
    }
    check(tree.isObject(), "is not a JSON object");
    return tree;
  }

  private ProgrammeConfiguration configuration() {
    for (String name : fields.properties().stream().map(field -> field.getKey()).toList()) {
      check(FIELDS.contains(name), "field " + name + " is unknown; known are " + FIELDS);
    }
    return new ProgrammeConfiguration(
        text("programme"),
        text("logOrigin"),
        texts("payers", required("payers")),
        optionalTexts("payersWithoutExport"),
        callers(),
        optionalTexts("alarmEmails"),
        place(),
        rules());
  }

  private ProgrammePlace place() {
    return new ProgrammePlace(
        text("account"),
        text("region"),
        optionalTexts("operators"),
        optionalTexts("approvers"),
        optionalTexts("auditors"),
        optionalTexts("restorers"),
        optionalTexts("memberUnits"),
        isSet("billingConductor"),
        optionalText("webAcl"),
        optionalText("restoredTable"));
  }

  private ProgrammeRules rules() {
    ProgrammeRules standard = ProgrammeRules.STANDARD;
    return new ProgrammeRules(
        number("mergeDelaySeconds", standard.mergeDelaySeconds()),
        number("heldShrinkPercent", standard.heldShrinkPercent()),
        fields.has("transfers")
            ? ProgrammeRules.Transfers.parse("transfers", text("transfers"))
            : standard.transfers(),
        number("costRequestsPerDay", standard.costRequestsPerDay()),
        number("logLockDays", standard.logLockDays()),
        number("rotateKeysDays", standard.rotateKeysDays()));
  }

  private Callers callers() {
    JsonNode callers = required("callers");
    check(
        callers.isObject()
            && callers.size() == 1
            && (callers.has("organization") || callers.has("accounts")),
        "field callers is not {\"organization\": \"o-…\"} or {\"accounts\": [\"…\"]}");
    return callers.has("organization")
        ? new Callers.Organization(text("callers.organization", callers.get("organization")))
        : new Callers.Accounts(texts("callers.accounts", callers.get("accounts")));
  }

  private int number(String field, int otherwise) {
    if (!fields.has(field)) {
      return otherwise;
    }
    JsonNode number = fields.get(field);
    check(number.isInt(), "field " + field + " is not a whole number");
    return number.intValue();
  }

  private boolean isSet(String field) {
    JsonNode value = fields.path(field);
    check(
        value.isMissingNode() || value.isBoolean(),
        "field " + field + " is neither true nor false");
    return value.asBoolean();
  }

  private String text(String field) {
    return text(field, required(field));
  }

  private Optional<String> optionalText(String field) {
    return fields.has(field) ? Optional.of(text(field)) : Optional.empty();
  }

  private JsonNode required(String field) {
    check(fields.has(field), "field " + field + " is missing");
    return fields.get(field);
  }

  private static String text(String field, JsonNode value) {
    check(value.isTextual(), "field " + field + " is not a string");
    return value.textValue();
  }

  private List<String> optionalTexts(String field) {
    return fields.has(field) ? texts(field, fields.get(field)) : List.of();
  }

  private static List<String> texts(String field, JsonNode values) {
    check(values.isArray(), "field " + field + " is not a list of strings");
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      texts.add(text(field, value));
    }
    return texts;
  }

  private static void check(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
