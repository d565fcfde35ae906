/**
 * The ports of {@code zoncoin.costs} on AWS, Cost Explorer, Invoicing and CloudWatch; and what an
 * export is asked for, by Data Exports.
 *
 * <p>All four live in us-east-1 and are read in the payer's account. A function that runs elsewhere
 * assumes a role there; its environment says which:
 *
 * <pre>{@code
 * ZONCOIN_PAYER_ROLE          name of the role, with its path, the same in each payer's account:
 *                             arn:aws:iam::<payer>:role/<it>; without it the function's own
 *                             credentials are used, which is right in the payer's own account
 * ZONCOIN_PAYER_EXTERNAL_ID   what the role's trust policy asks for as sts:ExternalId
 * }</pre>
 *
 * <p>The role that reads needs {@code ce:GetCostAndUsage}, {@code invoicing:ListInvoiceSummaries},
 * {@code cloudwatch:GetMetricData} and {@code bcm-data-exports:GetExport} (on {@code
 * arn:aws:bcm-data-exports:us-east-1:<payer>:export/*}), and nothing else. The function needs
 * {@code sts:AssumeRole} on it. {@link zoncoin.store.costs.PayerRole} alone is what a function
 * takes that writes credits by Billing Conductor: as another role, which reads no costs.
 *
 * <p>No client tries again by itself: a request to Cost Explorer costs money, and whoever counts
 * requests has to know of each. A fault that may pass is {@link zoncoin.ledger.NotApplied}; any
 * other refusal is a mistake of ours or of the deployment, and is thrown as it is.
 */
@NullMarked
package zoncoin.store.costs;

import org.jspecify.annotations.NullMarked;
