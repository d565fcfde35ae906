package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** {@code zon verify}, for tests of other packages. */
public final class Verifying {
  private Verifying() {}

  /**
   * Has it verify a receipt that holds, and answers what it says.
   *
   * @param receipt the file
   * @param keys file of the keys that are trusted
   * @param state where it remembers what it saw of the log
   */
  public static String holds(Path receipt, Path keys, Path state) {
    Answer answer = Answer.to("verify", receipt, "--state", state, "@" + keys);
    assertEquals(Zon.GOOD, answer.exit(), answer::toString);
    return answer.out();
  }
}
