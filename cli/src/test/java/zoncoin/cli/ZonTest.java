package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

/** What holds for every command. */
final class ZonTest {
  /** A full disk. */
  private static final class Full extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  @Test
  void anAnswerThatIsLostIsNoGoodAnswer() {
    assertEquals(Zon.GOOD, Zon.run(OutputStream.nullOutputStream(), "--version"));
    assertEquals(Zon.WRONG_USE, Zon.run(new Full(), "--version"));
  }
}
