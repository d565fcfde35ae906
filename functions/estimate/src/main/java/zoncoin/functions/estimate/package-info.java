/**
 * The function for what no export tells: several times a day it notes what CloudWatch estimates for
 * the month under way, and once a month is over it delivers what Cost Explorer tells of it for
 * those payers that have no export.
 *
 * <pre>{@code
 * {"payer":"999988887777"}                 may be left out: all payers
 *
 * {"estimates":[{"payer":"999988887777","period":"2026-07","noted":3,"accrued":false}],
 *  "costs":[{"payer":"999988887777","period":"2026-06","final":true,"issued":3,"issuedZon":…}]}
 * }</pre>
 *
 * <p>Estimates issue pending coins only if the reward policy says {@code accrue-from-estimates}.
 * Cost Explorer is asked about the month before and the one before that, which AWS may still
 * correct.
 *
 * <p><b>What it does not do.</b> It does not stand in the way of an export: whatever that says of a
 * month counts instead, before or after.
 */
@NullMarked
package zoncoin.functions.estimate;

import org.jspecify.annotations.NullMarked;
