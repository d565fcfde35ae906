package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** That the templates and the code of the functions speak of the same. */
final class HandlersTest {
  /**
   * What can be given on one machine alone: the cloud reads it from the ledger, or does without.
   */
  private static final Set<String> NOT_GIVEN =
      Set.of("ZONCOIN_CATALOGUE", "ZONCOIN_REWARD_POLICIES");

  private final Templates templates = Synthesis.templates();

  @Test
  void everyHandlerIsAClassOfItsFunction() throws Exception {
    for (Resource function : templates.of("AWS::Lambda::Function")) {
      Class<?> handler = Class.forName(handler(function));
      assertTrue(Modifier.isPublic(handler.getConstructor().getModifiers()), handler.getName());
      assertTrue(
          Arrays.stream(handler.getInterfaces())
              .anyMatch(type -> type.getSimpleName().equals("RequestStreamHandler")),
          handler.getName());
      String folder = function.path().split("/", -1)[1].toLowerCase(Locale.ROOT);
      Path home = Synthesis.ROOT.resolve("functions").resolve(folder);
      assertTrue(
          Path.of(handler.getProtectionDomain().getCodeSource().getLocation().toURI())
              .startsWith(home),
          handler.getName());
    }
  }

  @Test
  void everyFunctionIsGivenTheVariablesThatItsHandlerReadsAndNoOthers() {
    Map<String, Set<String>> read = new TreeMap<>();
    Map<String, Set<String>> given = new TreeMap<>();
    for (Resource function : templates.of("AWS::Lambda::Function")) {
      Set<String> names = EnvironmentReads.of(handler(function));
      names.removeAll(NOT_GIVEN);
      read.put(function.path(), names);
      given.put(function.path(), given(function));
    }
    assertEquals(read, given);
  }

  private static String handler(Resource function) {
    return function.text("/Handler").replaceFirst("::.*", "");
  }

  /** Those that are ours to read; others are the JVM's. */
  private static Set<String> given(Resource function) {
    return function.property("/Environment/Variables").properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> name.startsWith("ZONCOIN_"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
