/**
 * What a programme costs its operator: measured units times public prices, nothing else.
 *
 * <p>Prices are in {@code prices.json}, each with its source and date; units in {@code units.json},
 * each with the test that pins it or the words that it is assumed. {@link zoncoin.cli.cost.Costs}
 * multiplies; {@code docs/cost.md} shows what it prints, and a test compares the two.
 *
 * <pre>{@code
 * new Costs(Prices.read(), Units.read()).ofRedemptions(1_000_000);   // lines, and their sum
 * }</pre>
 *
 * <p><b>What it does not do.</b> It knows no free tier, no discount, no tax, no traffic out of the
 * region, and no other region.
 */
@NullMarked
package zoncoin.cli.cost;

import org.jspecify.annotations.NullMarked;
