package zoncoin.billing;

/**
 * Where figures about a period come from, the weakest first: whatever a later one of these says
 * replaces what an earlier one said, however old it is. An export has every line; Cost Explorer has
 * sums; CloudWatch has an estimate of the month so far.
 */
public enum Source {
  /** CloudWatch's EstimatedCharges: month to date, never final. */
  ESTIMATED_CHARGES("estimated-charges"),
  /** Cost Explorer: sums for each account and line type. */
  COST_EXPLORER("cost-explorer"),
  /** A bill that AWS exported: any format but the two above. */
  EXPORT("export");

  private final String format;

  Source(String format) {
    this.format = format;
  }

  /** The format that deliveries of this source have; of exports, the word for all of theirs. */
  public String format() {
    return format;
  }

  /**
   * The source of a delivery.
   *
   * @param format what it is written in, see {@link Delivery#format}
   */
  public static Source of(String format) {
    return format.equals(ESTIMATED_CHARGES.format)
        ? ESTIMATED_CHARGES
        : format.equals(COST_EXPLORER.format) ? COST_EXPLORER : EXPORT;
  }
}
