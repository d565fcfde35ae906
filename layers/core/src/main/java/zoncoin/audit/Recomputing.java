package zoncoin.audit;

import java.util.List;
import java.util.Optional;
import zoncoin.billing.Assessment;
import zoncoin.billing.Period;
import zoncoin.ledger.Entry;
import zoncoin.tlog.Hash;

/**
 * Whether the coins of an entry follow from the assessment and the reward policy that it names,
 * whatever the bill was. Whoever knows reward policies does it for an audit, which knows none.
 */
@FunctionalInterface
public interface Recomputing {
  /** Of whoever knows no policy: nothing is found. */
  Recomputing NONE = (entry, assessment, policy) -> Optional.empty();

  /**
   * The first thing that does not follow.
   *
   * @param entry of kind issue or adjust
   * @param assessment that it names
   * @param policy the text of the reward policy that it names
   * @return what it is, in words
   * @throws zoncoin.tlog.Malformed if the policy is not one for that assessment
   */
  Optional<String> wrong(Entry entry, Assessment assessment, String policy);

  /**
   * The policy that was in force for a period.
   *
   * @param applied texts of all policies that the log applied, in its order
   * @param period of the bill
   * @return its hash; empty if whoever recomputes knows no policy, or none was in force
   * @throws zoncoin.tlog.Malformed if a text is no policy's
   */
  default Optional<Hash> inForce(List<String> applied, Period period) {
    return Optional.empty();
  }
}
