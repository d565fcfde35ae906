package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.tlog.Malformed;

final class LocalIamTest {
  private static final String ACCOUNT = "222233334444";

  @TempDir private Path temporary;

  private LocalIam open() {
    return new LocalIam(new PrivateFolder(temporary), new SecureRandom());
  }

  @Test
  void anAccountKeepsItsCredentials() {
    Credentials made = open().of(ACCOUNT);
    assertEquals(made, open().of(ACCOUNT));
    assertEquals(Optional.of(made), open().named(made.accessKeyId()));
    assertNotEquals(made.accessKeyId(), open().of("333344445555").accessKeyId());
    assertFalse(made.toString().contains(made.secret()));
  }

  @Test
  void anAccessKeyIdThatNobodyWasToldIsNobodys() {
    PrivateFolder folder = new PrivateFolder(temporary);
    folder.write("AKIA0123456789ABCDEF", ACCOUNT);
    assertEquals(Optional.empty(), open().named("AKIA0123456789ABCDEF"));
    assertEquals(Optional.empty(), folder.read(ACCOUNT));
    open().of(ACCOUNT);
    assertEquals(Optional.empty(), open().named("AKIA0123456789ABCDEF"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"222233334444", "../clock", "AKIA", "AKIA0123456789abcdef", ""})
  void nothingElseIsAnAccessKeyId(String id) {
    open().of(ACCOUNT);
    assertEquals(Optional.empty(), open().named(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "22223333444", "2222333344445", "22223333444a", "../../lock"})
  void anAccountIsTwelveDigits(String account) {
    assertThrows(Malformed.class, () -> open().of(account));
  }
}
