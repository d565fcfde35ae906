package zoncoin.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Properties of this JVM that a test sets, as they were before. */
final class Surroundings {
  private final Map<String, Optional<String>> before = new HashMap<>();

  void set(String name, String value) {
    before.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)));
    System.setProperty(name, value);
  }

  void clear(String... names) {
    for (String name : names) {
      before.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)));
      System.clearProperty(name);
    }
  }

  void restore() {
    before.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                was -> System.setProperty(name, was), () -> System.clearProperty(name)));
  }
}
