package zoncoin.infra;

import static zoncoin.infra.Field.requireBetween;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an operator may choose about how a programme works; each has a default.
 *
 * @param mergeDelaySeconds the longest an entry may wait for the log, as every entry promises; 60
 *     to 86,400
 * @param heldShrinkPercent by how much a closed period may shrink before a person has to look; 0 to
 *     100
 * @param transfers whom members may pay
 * @param costRequestsPerDay the most that Cost Explorer is asked on a day, at 0.01 USD each; 1 to
 *     10,000
 * @param logLockDays for how long S3 itself refuses to delete what is written to the log, whoever
 *     asks; 0 to 36,500, and 0 is no lock but what the bucket's policy says
 * @param rotateKeysDays how often the issuers get other keys by themselves; 0 to 1,000, and 0 is
 *     when an operator asks for it
 */
public record ProgrammeRules(
    int mergeDelaySeconds,
    int heldShrinkPercent,
    Transfers transfers,
    int costRequestsPerDay,
    int logLockDays,
    int rotateKeysDays) {

  /** What holds when the file says nothing; the sealer aims at five seconds. */
  public static final ProgrammeRules STANDARD =
      new ProgrammeRules(3_600, 20, Transfers.SAME_PAYER, 100, 0, 0);

  /** Below it a single slow run of the timer (one a minute) would break the promise. */
  private static final int LEAST_MERGE_DELAY_SECONDS = 60;

  /** Above it nobody would call it a ledger. */
  private static final int MOST_MERGE_DELAY_SECONDS = 86_400;

  private static final int ALL_PERCENT = 100;

  /** A hundred dollars. */
  private static final int MOST_COST_REQUESTS = 10_000;

  /** A hundred years, which is the most that S3 takes. */
  private static final int MOST_LOCK_DAYS = 36_500;

  /** What Secrets Manager takes. */
  private static final int MOST_ROTATE_DAYS = 1_000;

  /** Whom members may pay. */
  public enum Transfers {
    NONE,
    MERCHANTS,
    SAME_PAYER;

    /** As the handlers and the file write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Transfers parse(String field, String word) {
      return Arrays.stream(values())
          .filter(one -> one.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "field "
                          + field
                          + ": \""
                          + word
                          + "\" is none of "
                          + Arrays.stream(values())
                              .map(Transfers::word)
                              .collect(Collectors.joining(", "))));
    }
  }

  /** Throws {@link IllegalArgumentException}, naming the field, unless each is in its bounds. */
  public ProgrammeRules {
    requireBetween(
        "mergeDelaySeconds",
        mergeDelaySeconds,
        LEAST_MERGE_DELAY_SECONDS,
        MOST_MERGE_DELAY_SECONDS);
    requireBetween("heldShrinkPercent", heldShrinkPercent, 0, ALL_PERCENT);
    requireBetween("costRequestsPerDay", costRequestsPerDay, 1, MOST_COST_REQUESTS);
    requireBetween("logLockDays", logLockDays, 0, MOST_LOCK_DAYS);
    requireBetween("rotateKeysDays", rotateKeysDays, 0, MOST_ROTATE_DAYS);
  }
}
