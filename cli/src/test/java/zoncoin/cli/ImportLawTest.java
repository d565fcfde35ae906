package zoncoin.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The import law: {@code core ← store, exports, providers, edge ← functions ← cli}, and what each
 * may not know. It reads the compiled classes of every module, so that a name written out in full
 * is found as well as an import.
 */
final class ImportLawTest {
  private static final Path TOP = Path.of(System.getProperty("zoncoin.root", ".."));

  /** A module is a folder like {@code cli} or {@code layers/core}; its pom is one step deeper. */
  private static final int MODULE_DEPTH = 3;

  private static final JavaClasses ALL = new ClassFileImporter().importPaths(classFolders());

  /** The packages of {@code layers/core}, whatever they are. */
  private static final String[] CORE =
      new ClassFileImporter()
          .importPath(TOP.resolve("layers/core/target/classes")).stream()
              .map(JavaClass::getPackageName)
              .distinct()
              .toArray(String[]::new);

  /** Methods that look outside: at the clock, the environment, chance or another thread. */
  private static final Set<String> LOOKS_OUTSIDE =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.getLogger",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.random.RandomGenerator.getDefault",
          "java.util.random.RandomGenerator.of",
          "java.time.InstantSource.system",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault");

  @Test
  void theModuleOfCoreRequiresBouncyCastleAlone() throws IOException {
    Path descriptor = TOP.resolve("layers/core/target/classes/module-info.class");
    try (InputStream bytes = Files.newInputStream(descriptor)) {
      assertEquals(
          Set.of("java.base", "org.bouncycastle.provider", "org.jspecify"),
          ModuleDescriptor.read(bytes).requires().stream().map(Requires::name).collect(toSet()));
    }
  }

  @Test
  void coreDependsOnTheJdkAndBouncyCastleAlone() {
    check(
        classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(CORE)
                    .or(
                        resideInAnyPackage(
                            "java..", "javax.crypto..", "org.bouncycastle..", "org.jspecify.."))));
  }

  @Test
  void coreReadsNoClockNoEnvironmentAndNoChance() {
    check(noClasses().that().resideInAnyPackage(CORE).should().callCodeUnitWhere(looksOutside()));
  }

  @Test
  void coreStartsNoThreadAndOpensNoFileOrConnection() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                    .or(named("java.lang.Thread", "java.util.Timer", "java.io.File"))
                    .or(named("java.util.concurrent.Executors", "java.lang.ProcessBuilder"))));
  }

  @ParameterizedTest(name = "{0} knows only {1}")
  @CsvSource({
    "tlog,   tlog",
    "note,   note tlog",
    "ledger, ledger note tlog",
  })
  void thePackagesAtTheBottomOfCoreKnowOnlyThoseBelow(String name, String known) {
    String[] allowed =
        Stream.of(known.split(" ")).map(each -> "zoncoin." + each + "..").toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage("zoncoin." + name + "..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("zoncoin..")
                    .and(DescribedPredicate.not(resideInAnyPackage(allowed)))));
  }

  @Test
  void nothingInCoreDependsOnTheReferenceAdapters() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .and()
            .resideOutsideOfPackage("zoncoin.memory..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("zoncoin.memory.."));
  }

  @Test
  void noTwoPackagesDependOnEachOther() {
    check(slices().matching("zoncoin.(*)..").should().beFreeOfCycles());
  }

  @ParameterizedTest(name = "{0} knows no {1}")
  @CsvSource({
    "store,     exports",
    "store,     functions",
    "store,     cli",
    "exports,   store",
    "exports,   functions",
    "exports,   cli",
    "edge,      store",
    "edge,      exports",
    "edge,      functions",
    "edge,      cli",
    "store,     providers",
    "providers, store",
    "providers, exports",
    "providers, edge",
    "providers, functions",
    "providers, cli",
    "exports,   providers",
    "edge,      providers",
    "functions, cli",
    "store,     dynamodblocal",
    "functions, dynamodblocal",
    "store,     costslocal",
    "functions, costslocal",
    "providers, fulfilmentlocal",
    "functions, fulfilmentlocal",
  })
  void noModuleKnowsOneBesideOrAboveIt(String module, String other) {
    check(knowsNo(module, "zoncoin." + other + ".."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"infra", "dynamodblocal", "costslocal", "fulfilmentlocal"})
  void whatStandsAloneKnowsNothingElseOfOurs(String module) {
    check(
        noClasses()
            .that()
            .resideInAPackage("zoncoin." + module + "..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("zoncoin..")
                    .and(DescribedPredicate.not(resideInAPackage("zoncoin." + module + "..")))));
  }

  @Test
  void noFunctionKnowsAnother() {
    check(slices().matching("zoncoin.functions.(*)..").should().notDependOnEachOther());
  }

  @Test
  void onlyTheFunctionThatIssuesReadsExports() {
    check(
        noClasses()
            .that()
            .resideInAPackage("zoncoin.functions..")
            .and()
            .resideOutsideOfPackage("zoncoin.functions.issue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("zoncoin.exports.."));
  }

  @Test
  void exportsAndTheInfrastructureKnowNoSdkOfAws() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("zoncoin.exports..", "zoncoin.infra..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.."));
  }

  private static ArchRule knowsNo(String module, String... packages) {
    return noClasses()
        .that()
        .resideInAPackage("zoncoin." + module + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages));
  }

  private static DescribedPredicate<JavaCall<?>> looksOutside() {
    return describe(
        "reads the clock, the environment or chance",
        call -> {
          CodeUnitCallTarget target = call.getTarget();
          String owner = target.getOwner().getName();
          boolean readsTheClock =
              owner.startsWith("java.time.")
                  && Set.of("now", "systemUTC", "system").contains(target.getName());
          return readsTheClock
              || LOOKS_OUTSIDE.contains(owner + "." + target.getName())
              || owner.equals("java.security.SecureRandom")
              || owner.equals("java.util.concurrent.ThreadLocalRandom");
        });
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return describe(
        "is " + String.join(" or ", names), type -> Set.of(names).contains(type.getName()));
  }

  /** A rule about a package that has no class yet holds. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(ALL);
  }

  /**
   * Where the compiled classes of each module are; of a part of the build, those that it made. Not
   * the benchmarks: the law does not speak of them, and they may be compiled at this very moment.
   */
  private static List<Path> classFolders() {
    try (Stream<Path> files = Files.find(TOP, MODULE_DEPTH, (path, ignored) -> isPom(path))) {
      return files
          .map(pom -> pom.resolveSibling("target").resolve("classes"))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isPom(Path path) {
    return path.endsWith("pom.xml") && !path.endsWith(Path.of("bench", "pom.xml"));
  }
}
