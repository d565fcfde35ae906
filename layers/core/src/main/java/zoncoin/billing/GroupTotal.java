package zoncoin.billing;

import java.math.BigDecimal;
import java.util.List;
import zoncoin.tlog.Malformed;

/**
 * The eligible spend of one group of lines.
 *
 * @param group what they have in common
 * @param eligible their sum; negative where credits and refunds outweigh the rest
 */
public record GroupTotal(Group group, BigDecimal eligible) {
  /**
   * Sorts totals by group and leaves out those of zero, which earn and take nothing.
   *
   * @param totals of one assessment
   * @throws Malformed if a group is there twice, or there are too many
   */
  static List<GroupTotal> sorted(List<GroupTotal> totals) {
    List<GroupTotal> sorted =
        totals.stream()
            .filter(total -> total.eligible().signum() != 0)
            .sorted((one, other) -> one.group().compareTo(other.group()))
            .toList();
    if (sorted.size() > MAX) {
      throw new Malformed("an assessment has at most " + MAX + " groups: " + sorted.size());
    }
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).group().equals(sorted.get(i - 1).group())) {
        throw new Malformed("assessment says a group twice: " + sorted.get(i));
      }
    }
    return sorted;
  }

  /** Three hundred services in thirty regions and room, which bounds an assessment's text. */
  public static final int MAX = 20_000;
}
