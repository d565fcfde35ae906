/**
 * Reward policies as people write and read them.
 *
 * <pre>{@code
 * RewardPolicy policy = PolicyFile.read("summer.json", json);   // or one clear complaint
 * PolicyWords.of(policy);           // "2 % of eligible spend comes back." …
 * PolicyWarnings.of(policy, now);   // "campaign spring is over before the policy begins" …
 * }</pre>
 *
 * <p>A file is JSON by {@code docs/policies/reward-policy.schema.json}. What it says becomes the
 * canonical text that entries name, and no more is kept of it: the text can be given wherever a
 * file can.
 *
 * <p><b>What it does not do.</b> It knows no bill and no ledger; whether a policy may be applied is
 * for {@code zoncoin.reward} to say.
 */
@NullMarked
package zoncoin.cli.policy;

import org.jspecify.annotations.NullMarked;
