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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tests of this package are tested themselves: each file under {@code mutations} harms the
 * templates in one way and names the test that must see it.
 */
final class MutationTest {

  @TestFactory
  Stream<DynamicTest> theNamedTestSeesTheHarm() throws IOException, URISyntaxException {
    Templates sound = Synthesis.templates();
    Path folder = Path.of(requireNonNull(MutationTest.class.getResource("/mutations")).toURI());
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    assertFalse(files.isEmpty(), "no mutations in " + folder);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    requireNonNull(file.getFileName()).toString(), () -> seesTheHarm(file, sound)));
  }

  private static void seesTheHarm(Path file, Templates sound) throws Exception {
    JsonNode mutation = Templates.json(file);
    String test = mutation.get("killedBy").asText();
    assertTrue(passes(test, sound), test + " fails without any harm");
    assertFalse(
        passes(test, Patch.apply(sound, mutation.get("patch"))),
        test + " did not see that " + mutation.get("harm").asText());
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
