package zoncoin.cli;

import java.io.PrintWriter;
import zoncoin.tlog.Malformed;

/** What is answered where a bill could not be counted, whichever command read it. */
final class BadBill {
  private BadBill() {}

  /**
   * Says what is wrong and what to do: a bill that is damaged was looked at and found wrong; what
   * is no bill was not the input to give.
   *
   * @param wrong what its reader says
   * @param err where to say it
   * @return the exit code
   */
  static int answer(Malformed wrong, PrintWriter err) {
    String next =
        wrong.isOfAnotherKind()
            ? "name a manifest, a folder or data files of a bill, each once"
            : "fetch the bill again";
    err.println("zon: " + wrong.getMessage() + " (nothing was counted; " + next + ")");
    err.flush();
    return wrong.isOfAnotherKind() ? Zon.WRONG_USE : Zon.FOUND_WRONG;
  }
}
