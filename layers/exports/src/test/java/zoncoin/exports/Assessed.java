package zoncoin.exports;

import java.util.Map;
import java.util.Objects;
import zoncoin.billing.Assessment;

/**
 * The assessments of some bills.
 *
 * @param all by subject: payer/account/period/currency
 */
record Assessed(Map<String, Assessment> all) {
  /** The assessment of a subject, which is there. */
  Assessment of(String subject) {
    return Objects.requireNonNull(all.get(subject), subject);
  }

  /** The only assessment. */
  Assessment only() {
    if (all.size() != 1) {
      throw new AssertionError("not one assessment: " + all.keySet());
    }
    return all.values().iterator().next();
  }

  int size() {
    return all.size();
  }
}
