/** Tests of rewards: one multiplication, and days and months. */
@NullMarked
package zoncoin.reward;

import org.jspecify.annotations.NullMarked;
