package zoncoin.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunctionCodeTest {

  @Test
  void saysHowToBuildWhatIsNotThere(@TempDir Path root) {
    FunctionCode built = FunctionCode.built(root);
    IllegalArgumentException missing =
        assertThrows(IllegalArgumentException.class, () -> built.of(ProgrammeFunction.SEAL));
    assertEquals(
        "found 0 of "
            + root.resolve("functions/seal/target/zoncoin-function-seal-*.jar")
            + " where one is needed: run ./mvnw package, or pass -c placeholder=true to see the"
            + " templates without code",
        missing.getMessage());
  }
}
