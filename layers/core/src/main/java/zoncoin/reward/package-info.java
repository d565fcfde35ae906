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
 * <p>A policy can give more than one rate ({@link zoncoin.reward.Offers}): rates for some services,
 * regions and tags, tiers, campaigns. {@link zoncoin.reward.Tariff} is the whole calculation, in an
 * order that is stated once; a {@link zoncoin.reward.Breakdown} says which rule gave what. Which
 * policy a period is computed with, {@link zoncoin.reward.PoliciesInForce} knows, and lets none
 * begin in the past.
 *
 * <p>These are pure: the same assessment and policy give the same coins to anybody, at any time.
 *
 * <p>A <em>delivery</em> speaks for a whole payer and period. {@link zoncoin.reward.Deliveries}
 * reads it, {@link zoncoin.reward.PeriodIssuance} issues it: of each account the difference to what
 * was issued before ({@link zoncoin.reward.Issuance}), and of an account that it no longer
 * contains, all of it back. So whatever arrives, in whatever order and however often, each account
 * ends with what the newest delivery is worth:
 *
 * <pre>{@code
 * delivered     account A   account B   entries
 * 3 July        100 USD      50 USD     issue A 200 ZNC, issue B 100 ZNC
 * 5 July         90 USD       none      adjust A −20 ZNC, adjust B −100 ZNC
 * 3 July again                          none: it is older
 * }</pre>
 *
 * <p>Four things a program must not decide wait for a person ({@link zoncoin.reward.Halt}, {@link
 * zoncoin.reward.Overrides}): a delivery by which a closed period shrinks by more than a
 * {@linkplain zoncoin.reward.Shrink share}, one of another export than the payer's, one of an
 * export that belongs to another account, and one of an export that is not known to be asked for
 * what coins are issued on ({@link zoncoin.reward.PayerExports}). Who enrols while a period is open
 * earns all of it with the next delivery; who enrols after it was closed earns nothing of it.
 *
 * <p>A company with several accounts may have what one of them earns go to another: once both said
 * so ({@link zoncoin.reward.Beneficiaries}), the coins of bills from then on are that account's,
 * and the assessment names both.
 *
 * <p>What is due vests, and what is over expires, by a {@link zoncoin.reward.DailyRound}: one run
 * lists it and hands it out, workers do it, each piece perhaps twice. It does not matter when it
 * runs, or whether it is killed: a bill, a policy and the month it is say all there is to know.
 *
 * <p>What this package does not do: it reads no files (that is {@code layers/exports}), and what a
 * member does with coins is {@code zoncoin.ledger}'s.
 */
@NullMarked
package zoncoin.reward;

import org.jspecify.annotations.NullMarked;
