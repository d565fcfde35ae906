/**
 * Cost Explorer, Invoicing, CloudWatch, Data Exports and STS on one machine, as far as ZonCoin asks
 * them: over HTTP, in the protocols that the services speak, for requests signed as they want them.
 *
 * <pre>{@code
 * service        protocol                                     operation              signed for
 * Cost Explorer  JSON 1.1, X-Amz-Target                       GetCostAndUsage        ce
 * Invoicing      JSON 1.0, X-Amz-Target                       ListInvoiceSummaries   invoicing
 * CloudWatch     smithy rpc-v2-cbor, /service/…/operation/…   GetMetricData          monitoring
 * Data Exports   JSON 1.1, X-Amz-Target                       GetExport              bcm-data-exports
 * STS            query, XML                                   AssumeRole             sts
 * }</pre>
 *
 * <p>{@link zoncoin.costslocal.Costs} is what they know, read from a file; {@link
 * zoncoin.costslocal.CostsLocal} answers, in pages as small as one likes, and throttles, fails or
 * falls silent when it is told to.
 *
 * <p>What it does not do: it knows no other operation, and no parameter that nothing here sends; it
 * refuses both.
 */
@NullMarked
package zoncoin.costslocal;

import org.jspecify.annotations.NullMarked;
