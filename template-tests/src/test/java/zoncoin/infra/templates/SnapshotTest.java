package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.crac.Resource;
import org.junit.jupiter.api.Test;

/** What a snapshot of a function holds, of which Lambda starts many. */
final class SnapshotTest {
  /** What two starts must not have in common. */
  private static final Set<String> UNIQUE =
      Set.of(
          "Ljava/security/SecureRandom;",
          "Ljava/util/Random;",
          "Ljava/util/random/RandomGenerator;",
          "Ljava/util/UUID;",
          "Ljava/time/Instant;");

  private final Templates templates = Synthesis.templates();

  /** No variable of a programme is set here: whatever a rehearsal read of one would stop it. */
  @Test
  void aFunctionRehearsesWithoutKnowingItsProgrammeAndLearnsItWhenItIsRestored() throws Exception {
    List<Object> handlers = handlers();
    assertEquals(3, handlers.size());
    for (Object handler : handlers) {
      Resource hook = hook(handler);
      hook.beforeCheckpoint(null);
      assertFalse(isMade(hook), handler.getClass() + " holds what it was wired with");
      // Neither variables nor a region: what it needs is asked for now.
      RuntimeException unknown =
          assertThrows(RuntimeException.class, () -> hook.afterRestore(null));
      assertTrue(
          String.valueOf(unknown.getMessage())
              .matches("(?s)environment variable not set: ZONCOIN_.*|Unable to load region.*"),
          unknown.getMessage());
    }
  }

  @Test
  void nothingUniqueIsInAStaticField() throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : List.of("layers/core", "layers/store", "functions")) {
      try (Stream<Path> files = Files.walk(Synthesis.ROOT.resolve(module))) {
        for (Path file : files.filter(SnapshotTest::isCompiled).toList()) {
          ClassModel type = ClassFile.of().parse(file);
          type.fields().stream()
              .filter(field -> field.flags().has(AccessFlag.STATIC))
              .filter(field -> UNIQUE.contains(field.fieldType().stringValue()))
              .filter(field -> !isConstantOfTime(field))
              .forEach(
                  field -> found.add(type.thisClass().asInternalName() + "." + field.fieldName()));
        }
      }
    }
    assertEquals(List.of(), found);
  }

  /** A day that stands in the source is the same everywhere, and may be. */
  private static boolean isConstantOfTime(FieldModel field) {
    return field.fieldType().equalsString("Ljava/time/Instant;")
        && field.flags().has(AccessFlag.FINAL);
  }

  private static boolean isCompiled(Path file) {
    return file.toString().contains("/target/classes/") && file.toString().endsWith(".class");
  }

  /** Of the functions that start from a snapshot, as Lambda constructs them. */
  private List<Object> handlers() throws ReflectiveOperationException {
    List<Object> handlers = new ArrayList<>();
    for (Templates.Resource function : templates.of("AWS::Lambda::Function")) {
      if (!function.property("/SnapStart").isMissingNode()) {
        String type = function.text("/Handler").replaceFirst("::.*", "");
        handlers.add(Class.forName(type).getConstructor().newInstance());
      }
    }
    return handlers;
  }

  private static Resource hook(Object handler) throws IllegalAccessException {
    for (Field field : handler.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      if (!Modifier.isStatic(field.getModifiers()) && field.get(handler) instanceof Resource hook) {
        return hook;
      }
    }
    throw new AssertionError(handler.getClass() + " keeps no hook, so Lambda would let go of it");
  }

  private static boolean isMade(Resource hook) throws ReflectiveOperationException {
    Field made = hook.getClass().getDeclaredField("made");
    made.setAccessible(true);
    Object firstUse = made.get(hook);
    Field value = firstUse.getClass().getDeclaredField("made");
    value.setAccessible(true);
    return ((Optional<?>) value.get(firstUse)).isPresent();
  }
}
