/**
 * From eligible spend to coins.
 *
 * <p>A {@link zoncoin.reward.RewardPolicy} says how much comes back, what a unit of each currency
 * is worth in zon, how long coins wait and how long they live. {@link zoncoin.reward.Reward} is one
 * multiplication, rounded once, down; {@link zoncoin.reward.Vesting} says from when until when.
 *
 * <pre>{@code
 * RewardPolicy policy = RewardPolicy.standard();      // 2 %, 1 USD = 100 ZNC = 100,000,000 zon
 * Reward.of(assessment, policy);                      // 133.0000002 USD → 266,000,000 zon = 266 ZNC
 * Vesting.of(period, firstFinal, policy);             // 2026-06, final on 3 July → 17 July, lot 2028-07
 * }</pre>
 *
 * <p>Both are pure: the same assessment and policy give the same coins to anybody, at any time.
 * What this package does not do: it posts nothing and knows no account's balance (that is {@code
 * zoncoin.ledger}).
 */
@NullMarked
package zoncoin.reward;

import org.jspecify.annotations.NullMarked;
