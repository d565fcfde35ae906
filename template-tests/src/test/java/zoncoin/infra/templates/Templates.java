package zoncoin.infra.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The templates, to be asked by meaning; those of the operator's two stacks as one. Resources go by
 * the path of their construct ({@code Functions/Seal/Role}), and whatever refers to a resource
 * reads as a text with that path in it ({@code ${Log.Arn}/tile/*}).
 *
 * @param data the template of the data stack
 * @param service the template of the service stack
 * @param payer what a payer deploys; a path in it begins with {@code payer:}
 * @param member what a member's account gets; a path in it begins with {@code member:}
 */
record Templates(JsonNode data, JsonNode service, JsonNode payer, JsonNode member) {
  private static final String PAYER = "payer:";
  private static final String MEMBER = "member:";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads what synthesis left in a folder. */
  static Templates read(Path folder) {
    return new Templates(
        json(folder.resolve("zoncoin-data.template.json")),
        json(folder.resolve("zoncoin-service.template.json")),
        json(folder.resolve("zoncoin-payer.template.json")),
        json(folder.resolve("zoncoin-member.template.json")));
  }

  /** Parses one file of JSON. */
  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + file, unreadable);
    }
  }

  /** Parses a text of JSON. */
  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + text, unreadable);
    }
  }

  /** Copies that may be changed without changing these. */
  Templates copy() {
    return new Templates(data.deepCopy(), service.deepCopy(), payer.deepCopy(), member.deepCopy());
  }

  /** Every resource of the operator's two templates. */
  Stream<Resource> all() {
    return Stream.concat(of(data), of(service));
  }

  /** What the data stack tells in its output of that name. */
  String told(String output) {
    return plain(data, data.at("/Outputs/" + output + "/Value")).asText();
  }

  /** Every resource of the data stack. */
  Stream<Resource> ofData() {
    return of(data);
  }

  /** Every resource of one of the four templates. */
  Stream<Resource> of(JsonNode template) {
    return template.get("Resources").properties().stream()
        .map(named -> new Resource(this, template, named.getKey(), named.getValue()));
  }

  /** Every resource of one CloudFormation type; there is at least one. */
  List<Resource> of(String type) {
    List<Resource> found = all().filter(resource -> resource.type().equals(type)).toList();
    if (found.isEmpty()) {
      throw new AssertionError("no resource is of type " + type);
    }
    return found;
  }

  /** The resource made by the construct at this path, such as {@code Log/Policy}. */
  Resource at(String path) {
    Stream<Resource> where =
        path.startsWith(PAYER) ? of(payer) : path.startsWith(MEMBER) ? of(member) : all();
    String within = path.replaceFirst("^(" + PAYER + "|" + MEMBER + ")", "");
    return where
        .filter(resource -> resource.path().equals(within))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + path));
  }

  /** What the role of a function, by the name of its construct such as {@code Seal}, allows it. */
  List<Statement> grantsOf(String function) {
    return Statement.all(at("Functions/" + function + "/Role"), "/Policies/0/PolicyDocument");
  }

  /**
   * Whose roles allow an action on a resource, whatever the conditions: a function goes by its name
   * ({@code Seal}), a person by that of the role ({@code AuditorRole}).
   */
  Set<String> whoMay(String action, String resource) {
    return of("AWS::IAM::Role").stream()
        .filter(
            role ->
                Statement.all(role, "/Policies/0/PolicyDocument").stream()
                    .anyMatch(said -> said.allows() && said.covers(action, resource)))
        .map(role -> role.path().replaceFirst("^.*/(\\w+)/Role$", "$1").replaceFirst("^.*/", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * A value with everything in it that CloudFormation would compute written as text: {@code
   * ${path}} for a reference, {@code ${path.Attribute}} for an attribute, {@code ${AWS::Region}}
   * for what only AWS knows; an import is what the other stack exports. Fields are sorted, so that
   * equal values are equal texts.
   */
  JsonNode plain(JsonNode template, JsonNode value) {
    if (value.isArray()) {
      ArrayNode plain = JSON.createArrayNode();
      value.forEach(element -> plain.add(plain(template, element)));
      return plain;
    }
    if (!value.isObject()) {
      return value;
    }
    if (value.size() == 1 && isFunction(value.fieldNames().next())) {
      return TextNode.valueOf(computed(template, value.properties().iterator().next()));
    }
    ObjectNode plain = JSON.createObjectNode();
    value.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> plain.set(field.getKey(), plain(template, field.getValue())));
    return plain;
  }

  private static boolean isFunction(String name) {
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private String computed(JsonNode template, Map.Entry<String, JsonNode> function) {
    JsonNode argument = plain(template, function.getValue());
    return switch (function.getKey()) {
      case "Ref" -> "${" + name(template, argument.asText()) + "}";
      case "Fn::GetAtt" ->
          "${" + name(template, argument.get(0).asText()) + "." + argument.get(1).asText() + "}";
      case "Fn::Join" ->
          argument
              .get(1)
              .valueStream()
              .map(JsonNode::asText)
              .collect(Collectors.joining(argument.get(0).asText()));
      case "Fn::Sub" -> argument.asText();
      case "Fn::ImportValue" -> exported(argument.asText());
      default -> throw new AssertionError("these tests do not know " + function);
    };
  }

  private String exported(String name) {
    return data.get("Outputs")
        .valueStream()
        .filter(output -> output.path("Export").path("Name").asText().equals(name))
        .map(output -> plain(data, output.get("Value")).asText())
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("nothing exports " + name));
  }

  private String name(JsonNode template, String logicalId) {
    JsonNode resource = template.get("Resources").get(logicalId);
    return resource == null ? logicalId : new Resource(this, template, logicalId, resource).path();
  }

  /** One resource of a template. */
  record Resource(Templates templates, JsonNode template, String logicalId, JsonNode body) {

    String type() {
      return body.get("Type").asText();
    }

    /**
     * The path of its construct, without the stack's name and CDK's {@code Resource} at the end.
     */
    String path() {
      String path = body.path("Metadata").path("aws:cdk:path").asText(logicalId);
      return path.replaceFirst("^[^/]*/", "").replaceFirst("/Resource$", "");
    }

    /** The property under this JSON pointer, {@linkplain Templates#plain plain}; may be missing. */
    JsonNode property(String pointer) {
      return templates.plain(template, body.at("/Properties" + pointer));
    }

    /** The property under this JSON pointer as text; fails if there is none. */
    String text(String pointer) {
      JsonNode value = property(pointer);
      if (value.isMissingNode()) {
        throw new AssertionError(path() + " has no " + pointer);
      }
      return value.asText();
    }

    @Override
    public String toString() {
      return path();
    }
  }
}
