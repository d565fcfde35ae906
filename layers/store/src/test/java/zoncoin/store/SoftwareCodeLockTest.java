package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import zoncoin.tlog.Malformed;
import zoncoin.vault.CodeLock;

final class SoftwareCodeLockTest extends CodeLockContract {
  @Override
  CodeLock lock() {
    return new SoftwareCodeLock(new byte[32]);
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    assertThrows(Malformed.class, () -> new SoftwareCodeLock(new byte[16]));
  }
}
