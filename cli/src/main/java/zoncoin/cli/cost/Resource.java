package zoncoin.cli.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file of JSON that is shipped with this program. */
final class Resource {
  private Resource() {}

  static JsonNode read(String name) {
    try (InputStream file = Resource.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("not shipped: " + name);
      }
      return new ObjectMapper().readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + name, unreadable);
    }
  }
}
