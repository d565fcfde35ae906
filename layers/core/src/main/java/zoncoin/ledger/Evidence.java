package zoncoin.ledger;

import zoncoin.tlog.Hash;

/**
 * What coins rest on: anyone who has both texts can recompute the amount.
 *
 * @param assessment SHA-256 of the assessment; of nothing where an entry only names a policy, of
 *     the report's or the catalogue's text where it only names one of these
 * @param rewardPolicy SHA-256 of the reward policy's canonical text; of nothing where an entry only
 *     names a report or a catalogue
 */
public record Evidence(Hash assessment, Hash rewardPolicy) {
  /** The evidence of a kind {@code policy} entry: a policy and no bill. */
  public static Evidence ofPolicy(Hash rewardPolicy) {
    return new Evidence(Hash.EMPTY, rewardPolicy);
  }

  /** The evidence of a kind {@code report} entry: a report and no policy. */
  public static Evidence ofReport(Hash report) {
    return new Evidence(report, Hash.EMPTY);
  }

  /** The evidence of a kind {@code catalogue} entry: a catalogue and no policy. */
  public static Evidence ofCatalogue(Hash catalogue) {
    return new Evidence(catalogue, Hash.EMPTY);
  }

  @Override
  public String toString() {
    return assessment.base64() + " " + rewardPolicy.base64();
  }
}
