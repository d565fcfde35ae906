package zoncoin.infra.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import zoncoin.infra.templates.Templates.Resource;

/**
 * A JSON patch (RFC 6902: add, remove, replace, copy) of templates, in two ways easier to read: a
 * place is the path of a construct, {@code #} and a pointer into its resource; and a statement in a
 * list goes by its Sid.
 *
 * <pre>
 * {"op": "remove", "path": "Log/Policy#/Properties/PolicyDocument/Statement/NobodyDeletes"}
 * </pre>
 */
final class Patch {
  private final Templates templates;

  private Patch(Templates templates) {
    this.templates = templates;
  }

  /** The templates with all operations done to them; the given ones stay as they are. */
  static Templates apply(Templates sound, JsonNode operations) {
    Patch patch = new Patch(sound.copy());
    operations.forEach(patch::apply);
    return patch.templates;
  }

  private void apply(JsonNode operation) {
    Place place = place(operation.get("path").asText());
    switch (operation.get("op").asText()) {
      case "add" -> place.add(operation.get("value"));
      case "remove" -> place.remove();
      case "replace" -> {
        place.remove();
        place.add(operation.get("value"));
      }
      case "copy" -> place.add(place(operation.get("from").asText()).value());
      default -> throw new IllegalArgumentException("no such operation: " + operation);
    }
  }

  private Place place(String text) {
    String[] parts = text.split("#", 2);
    Resource resource = templates.at(parts[0]);
    JsonNode parent = resource.template().get("Resources");
    String name = resource.logicalId();
    List<String> steps =
        parts.length == 1 ? List.of() : Arrays.asList(parts[1].substring(1).split("/", -1));
    for (String escaped : steps) {
      String step = escaped.replace("~1", "/").replace("~0", "~");
      parent = new Place(parent, name).value();
      name = parent instanceof ArrayNode list ? index(list, step) : step;
    }
    return new Place(parent, name);
  }

  /** The position of a statement by its Sid; any other step is a position already. */
  private static String index(ArrayNode list, String step) {
    return IntStream.range(0, list.size())
        .filter(position -> list.get(position).path("Sid").asText().equals(step))
        .mapToObj(Integer::toString)
        .findFirst()
        .orElse(step);
  }

  /** One value within another: of an object by its name, of a list by its position or {@code -}. */
  private record Place(JsonNode parent, String name) {

    JsonNode value() {
      JsonNode value =
          parent instanceof ArrayNode list ? list.path(Integer.parseInt(name)) : parent.path(name);
      if (value.isMissingNode()) {
        throw new IllegalArgumentException("nothing to patch at " + name + " of " + parent);
      }
      return value;
    }

    void add(JsonNode value) {
      switch (parent) {
        case ArrayNode list when name.equals("-") -> list.add(value.deepCopy());
        case ArrayNode list -> list.insert(Integer.parseInt(name), value.deepCopy());
        case ObjectNode object -> object.set(name, value.deepCopy());
        default -> throw new IllegalArgumentException("nothing can be added to " + parent);
      }
    }

    void remove() {
      value();
      if (parent instanceof ArrayNode list) {
        list.remove(Integer.parseInt(name));
      } else {
        ((ObjectNode) parent).remove(name);
      }
    }
  }
}
