package zoncoin.infra.templates;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of this package are tested themselves: each file under {@code mutations} harms the
 * templates in one way and names the test that must see it.
 */
final class MutationTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void theNamedTestSeesTheHarm(String name, JsonNode mutation) throws Exception {
    String test = mutation.get("killedBy").asText();
    Templates sound = Synthesis.templates();
    assertTrue(passes(test, sound), test + " fails without any harm");
    assertFalse(
        passes(test, Patch.apply(sound, mutation.get("patch"))),
        test + " did not see that " + mutation.get("harm").asText());
  }

  /** The files, by name and content; JUnit fails the test if there are none. */
  static List<Arguments> mutations() throws IOException, URISyntaxException {
    Path folder = Path.of(requireNonNull(MutationTest.class.getResource("/mutations")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted()
          .map(file -> Arguments.of(folder.relativize(file).toString(), Templates.json(file)))
          .toList();
    }
  }

  /** Whether a test, named {@code Class#method}, is content with these templates. */
  private static boolean passes(String test, Templates templates) throws Exception {
    String[] names = test.split("#", 2);
    Class<?> type = Class.forName(MutationTest.class.getPackageName() + "." + names[0]);
    Constructor<?> constructor = type.getDeclaredConstructor();
    Method method = type.getDeclaredMethod(names[1]);
    return ScopedValue.where(Synthesis.MUTATED, templates)
        .call(() -> passes(method, constructor.newInstance()));
  }

  /** Only a failed assertion counts: a test that stumbles over the harm has not seen it. */
  private static boolean passes(Method method, Object instance)
      throws IllegalAccessException, InvocationTargetException {
    try {
      method.invoke(instance);
      return true;
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof AssertionError) {
        return false;
      }
      throw thrown;
    }
  }
}
