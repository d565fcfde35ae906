package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import zoncoin.fulfilment.Code;
import zoncoin.tlog.Malformed;
import zoncoin.vault.CodeLock;
import zoncoin.vault.Fingerprint;

/** What {@link CodeLock} promises. */
abstract class CodeLockContract {
  private static final Code CODE = new Code("PC1EXAMPLE0001");
  private static final Fingerprint ITS = new Fingerprint("0123456789abcdef".repeat(2));
  private static final Fingerprint OTHER = new Fingerprint("0123456789abcdee".repeat(2));

  /** A lock; equal ones open what the others locked. */
  abstract CodeLock lock();

  @Test
  void whatIsLockedOpens() {
    assertEquals(CODE, lock().open(lock().lock(CODE, ITS), ITS));
  }

  @Test
  void whatIsLockedIsNotReadAndNeverTheSame() {
    String locked = lock().lock(CODE, ITS);
    assertFalse(new String(Base64.getDecoder().decode(locked)).contains("PC1"));
    assertTrue(locked.matches("[!-~]{1,2000}"), locked);
    assertNotEquals(locked, lock().lock(CODE, ITS));
  }

  @Test
  void whatIsLockedForOneOpensForNoOther() {
    String locked = lock().lock(CODE, ITS);
    assertThrows(Malformed.class, () -> lock().open(locked, OTHER));
  }

  @Test
  void everyBitCounts() {
    byte[] locked = Base64.getDecoder().decode(lock().lock(CODE, ITS));
    for (int bit = 0; bit < 8 * locked.length; bit++) {
      byte[] flipped = locked.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      String text = Base64.getEncoder().encodeToString(flipped);
      assertThrows(Malformed.class, () -> lock().open(text, ITS));
    }
  }

  @Test
  void whatIsNoLockedCodeIsRefused() {
    for (String text : new String[] {"", "AAAA", "not base64", "PC1EXAMPLE0001"}) {
      assertThrows(Malformed.class, () -> lock().open(text, ITS), text);
    }
  }
}
