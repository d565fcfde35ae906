package zoncoin.store;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The units that {@code zon cost} multiplies by prices: here they are held to what is measured. */
final class Unit {
  private static final Path FILE =
      Path.of(requireNonNull(System.getProperty("zoncoin.root")))
          .resolve("cli/src/main/resources/zoncoin/cli/cost/units.json");

  private Unit() {}

  /** Fails unless the unit of that name is so many. */
  static void assertMeasured(String name, Number measured) {
    Matcher unit =
        Pattern.compile("\"name\": \"" + Pattern.quote(name) + "\", \"value\": \"([^\"]*)\"")
            .matcher(text());
    assertTrue(unit.find(), "no unit " + name + " in " + FILE);
    assertEquals(measured.toString(), unit.group(1), name);
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + FILE, unreadable);
    }
  }
}
