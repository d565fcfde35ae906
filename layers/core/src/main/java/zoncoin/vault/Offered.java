package zoncoin.vault;

import java.time.LocalDate;
import java.util.Optional;
import zoncoin.fulfilment.Code;
import zoncoin.tlog.Malformed;

/**
 * A code that is put into the vault.
 *
 * @param code what is worth something
 * @param pool what it stands for
 * @param funder who pays for it, such as the name of a programme of AWS: 1 to 80 characters
 * @param terms what goes with it, shown to its owner: up to 400 characters
 * @param until the last day (UTC) on which it may be given to a member, if it ends
 */
public record Offered(
    Code code, Pool pool, String funder, String terms, Optional<LocalDate> until) {
  private static final int MAX_FUNDER = 80;
  private static final int MAX_TERMS = 400;

  /** Checks the lengths, and that nothing breaks a line. */
  public Offered {
    check("funder", funder, MAX_FUNDER);
    check("terms", terms, MAX_TERMS);
    if (funder.isBlank()) {
      throw new Malformed("funder is said");
    }
  }

  private static void check(String what, String text, int most) {
    if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      throw new Malformed(what + " is one line of at most " + most + " characters");
    }
  }
}
