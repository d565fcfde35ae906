package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.infra.templates.Templates.Resource;

/**
 * What is deployed changes where somebody sees it: the outline of each template is checked in, and
 * a commit that changes a template changes that file as well.
 */
final class GoldenTest {
  private static final Path GOLDEN = Synthesis.ROOT.resolve("template-tests/src/test/golden");
  private static final boolean REWRITES = Boolean.getBoolean("golden.rewrite");
  private static final String COMMAND =
      "./mvnw test -pl template-tests -am -Dtest=GoldenTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.rewrite=true";

  @ParameterizedTest(name = "{0}")
  @MethodSource("templates")
  void theTemplateIsTheOneThatIsCheckedIn(String stack, JsonNode template) throws IOException {
    Outline made = Outline.of(Synthesis.templates(), template);
    Path golden = GOLDEN.resolve(stack + ".txt");
    if (REWRITES) {
      Files.writeString(golden, made.print());
    }
    List<String> changes = Outline.parse(Files.readString(golden)).changesTo(made);
    assertEquals(
        List.of(),
        changes,
        () ->
            "%s has changed; if it should, write it anew:%n%s%n%s%n"
                .formatted(golden, COMMAND, String.join("\n", changes)));
  }

  /** What the file is for: one property changed is one line less and one line more. */
  @Test
  void aChangeIsShownByTheResourceAndTheLineItIsIn() {
    Templates sound = Synthesis.templates();
    Templates unprotected = sound.copy();
    Resource table = unprotected.at("Ledger");
    ((ObjectNode) table.body().get("Properties")).put("DeletionProtectionEnabled", false);
    assertEquals(
        List.of(
            "# Ledger = " + table.logicalId(),
            "-     \"DeletionProtectionEnabled\" : true,",
            "+     \"DeletionProtectionEnabled\" : false,"),
        Outline.of(sound, sound.data()).changesTo(Outline.of(unprotected, unprotected.data())));
  }

  static Stream<Arguments> templates() {
    Templates templates = Synthesis.templates();
    return Stream.of(
        Arguments.of("data", templates.data()),
        Arguments.of("service", templates.service()),
        Arguments.of("payer", templates.payer()),
        Arguments.of("member", templates.member()));
  }
}
