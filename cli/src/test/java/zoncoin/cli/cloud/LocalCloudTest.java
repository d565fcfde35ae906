package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.redemption.Catalogue;
import zoncoin.tlog.Malformed;

final class LocalCloudTest {
  @TempDir private Path temporary;

  private LocalCloud open(String name) {
    LocalCloud.Settings settings =
        new LocalCloud.Settings(Optional.empty(), Catalogue.sample(), true);
    return LocalCloud.open(temporary.resolve(name), settings, alarm -> {});
  }

  @Test
  void oneProcessHasAFolderAndAnotherGetsItOnlyAfterwards() {
    try (LocalCloud cloud = open("a")) {
      Malformed refused = assertThrows(Malformed.class, () -> open("a"));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("in use by another `zon up`"),
          refused::toString);
      assertEquals(3, cloud.seal().path("sealed").asInt());
    }
    Malformed refused = assertThrows(Malformed.class, () -> open("a"));
    assertTrue(String.valueOf(refused.getMessage()).contains("kept in memory"), refused::toString);
  }

  @Test
  void aFolderThatCannotBeOpenedIsFreeAgain() {
    Path folder = temporary.resolve("b");
    new PrivateFolder(PrivateFolder.of(folder).root()).write("clock", "P1D");
    LocalCloud.Settings past =
        new LocalCloud.Settings(Optional.of(Instant.EPOCH), Catalogue.sample(), true);
    assertThrows(Malformed.class, () -> LocalCloud.open(folder, past, alarm -> {}));
    open("b").close();
  }

  @Test
  void onlyItsOwnerGetsIn() throws IOException {
    try (LocalCloud cloud = open("c")) {
      assertEquals(12, cloud.credentials("222233334444").account().length());
    }
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("c"))));
  }
}
