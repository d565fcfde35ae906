package zoncoin.costs;

import java.util.List;
import zoncoin.billing.Period;

/**
 * The invoices of a payer (<a
 * href="https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_invoicing_ListInvoiceSummaries.html">ListInvoiceSummaries</a>).
 * Safe for many threads.
 */
@FunctionalInterface
public interface Invoices {
  /**
   * The ids of all invoices for a billing period; credit memos are none.
   *
   * @param payer who is billed
   * @param period the billing period
   * @return sorted, each once; empty while the period is not invoiced
   * @throws zoncoin.ledger.NotApplied if they could not be read; asking again may help
   */
  List<String> of(String payer, Period period);
}
