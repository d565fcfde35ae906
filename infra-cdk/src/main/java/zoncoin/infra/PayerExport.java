package zoncoin.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;

/**
 * The export that coins rest on, made from {@code functions/payer-export.json}: the file that each
 * delivery is held to, so that what is deployed and what is accepted cannot part.
 */
final class PayerExport {
  private PayerExport() {}

  /**
   * @param bucket name of the bucket that it delivers into
   */
  static void of(Construct scope, ProgrammeConfiguration configuration, String bucket) {
    Map<String, String> values =
        Map.of(
            "${payer}",
            Aws.ACCOUNT_ID,
            "${bucket}",
            bucket,
            "${region}",
            configuration.place().region());
    ObjectNode export = (ObjectNode) filled(file(), values);
    export.put("Name", configuration.programme());
    CfnResource.Builder.create(scope, "Export")
        .type("AWS::BCMDataExports::Export")
        .properties(Map.of("Export", Json.map(export)))
        .build();
  }

  private static JsonNode file() {
    try (InputStream file = PayerExport.class.getResourceAsStream("/payer-export.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read payer-export.json", unreadable);
    }
  }

  private static JsonNode filled(JsonNode node, Map<String, String> values) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(filled(field.getValue(), values)));
      return object;
    }
    String text = node.asText();
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return TextNode.valueOf(text);
  }
}
