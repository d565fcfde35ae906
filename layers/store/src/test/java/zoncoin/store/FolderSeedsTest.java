package zoncoin.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.memory.MemoryFiles;
import zoncoin.rotation.Seeds;
import zoncoin.seal.LogFiles;
import zoncoin.tlog.Malformed;

final class FolderSeedsTest extends SeedsContract {
  private static final String NAME = "desk-ed25519";

  @TempDir private Path folder;

  @Override
  Seeds seeds(byte[] seed) {
    return in(new MemoryFiles(), seed);
  }

  private static FolderSeeds in(LogFiles files, byte[] seed) {
    assertTrue(files.create(NAME, (HexFormat.of().formatHex(seed) + "\n").getBytes(US_ASCII)));
    return new FolderSeeds(files, NAME);
  }

  @Test
  void aRotationIsAskedForOnceUntilItIsAtItsEnd() {
    FolderSeeds seeds = in(FolderFiles.of(folder), Town.seed(1));
    assertEquals(SECOND, seeds.begin(SECOND));
    assertEquals(Optional.empty(), seeds.read(SECOND));
    assertEquals(SECOND, seeds.begin(THIRD));
    seeds.keep(SECOND, Town.seed(2));
    assertEquals(SECOND, seeds.begin(THIRD));
    assertFalse(seeds.promote(THIRD, "first"));
    assertTrue(seeds.promote(SECOND, "first"));
    assertEquals(THIRD, seeds.begin(THIRD));
    assertEquals(new Seeds.Labels(SECOND, Optional.of(THIRD)), seeds.labels());
    assertFalse(seeds.promote(THIRD, SECOND), "it has no seed yet");
  }

  @Test
  void anotherProcessFindsWhatIsThere() {
    FolderSeeds seeds = in(FolderFiles.of(folder), Town.seed(1));
    seeds.keep(SECOND, Town.seed(2));
    assertTrue(seeds.promote(SECOND, "first"));
    Seeds again = new FolderSeeds(FolderFiles.of(folder), NAME);
    assertEquals(seeds.labels(), again.labels());
    assertArrayEquals(Town.seed(2), again.read(SECOND).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "zoncoin/seeds@v1\n",
        "zoncoin/seeds@v1\na current -\n",
        "zoncoin/seeds@v1\n"
            + "a pending 0000000000000000000000000000000000000000000000000000000000000000\n",
        "zoncoin/seeds@v1\n"
            + "a current 0000000000000000000000000000000000000000000000000000000000000000",
        "a current 0000000000000000000000000000000000000000000000000000000000000000\n"
      })
  void aFileOfAnotherFormIsRefusedWithoutRepeatingIt(String text) {
    LogFiles files = new MemoryFiles();
    assertTrue(files.create(NAME, text.getBytes(US_ASCII)));
    Malformed fault = assertThrows(Malformed.class, () -> new FolderSeeds(files, NAME).labels());
    assertEquals("seed " + NAME + " is not in its form", fault.getMessage());
  }
}
