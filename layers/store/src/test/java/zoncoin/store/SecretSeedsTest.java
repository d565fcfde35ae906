package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zoncoin.rotation.Seeds;

final class SecretSeedsTest extends SeedsContract {
  private static final String ID = "arn:aws:secretsmanager:us-east-1:999988887777:secret:Desk-a";

  private static FakeSecretsManager manager(byte[] seed) {
    return new FakeSecretsManager(ID, FIRST, HexFormat.of().formatHex(seed));
  }

  @Override
  Seeds seeds(byte[] seed) {
    return new SecretSeeds(manager(seed), ID);
  }

  @Test
  void aVersionThatSecretsManagerBeganHasNoSeedUntilOneIsKept() {
    FakeSecretsManager manager = manager(Town.seed(1));
    Seeds seeds = new SecretSeeds(manager, ID);
    manager.rotate(SECOND);
    assertTrue(seeds.labels().isNext(SECOND));
    assertEquals(Optional.empty(), seeds.read(SECOND));
    seeds.keep(SECOND, Town.seed(2));
    assertTrue(seeds.labels().isNext(SECOND));
    assertArrayEquals(Town.seed(2), seeds.read(SECOND).orElseThrow());
  }

  @Test
  void aSecretThatIsNotThereIsAFaultOfWhoeverNamedIt() {
    Seeds seeds = new SecretSeeds(manager(Town.seed(1)), "another");
    assertThrows(UncheckedIOException.class, seeds::labels);
    assertThrows(UncheckedIOException.class, () -> seeds.keep(SECOND, Town.seed(2)));
    assertThrows(UncheckedIOException.class, () -> seeds.promote(SECOND, FIRST));
  }
}
