package zoncoin.store.costs;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.invoicing.model.InvoiceSummary;
import software.amazon.awssdk.services.invoicing.model.InvoiceType;
import software.amazon.awssdk.services.invoicing.model.ListInvoiceSummariesRequest;
import software.amazon.awssdk.services.invoicing.model.ListInvoiceSummariesResourceType;
import software.amazon.awssdk.services.invoicing.model.ListInvoiceSummariesResponse;
import zoncoin.billing.Period;
import zoncoin.costs.Invoices;
import zoncoin.tlog.Malformed;

/** Invoices by the API of Invoicing: ListInvoiceSummaries. */
public final class AwsInvoices implements Invoices {
  /** As many as a page takes. */
  private static final int PAGE = 100;

  /** A payer has a handful of invoices a month. */
  private static final int MAX_PAGES = 100;

  private final PayerAccess access;

  /**
   * @param access clients that read a payer's costs
   */
  public AwsInvoices(PayerAccess access) {
    this.access = access;
  }

  @Override
  public List<String> of(String payer, Period period) {
    TreeSet<String> ids = new TreeSet<>();
    Optional<String> token = Optional.empty();
    for (int page = 1; page <= MAX_PAGES; page++) {
      ListInvoiceSummariesRequest request = request(payer, period, token);
      ListInvoiceSummariesResponse answer =
          Reads.repeated(
              "invoices of " + payer + " for " + period,
              () -> access.invoices(payer).listInvoiceSummaries(request));
      answer.invoiceSummaries().stream()
          .filter(one -> isInvoice(one, payer, period))
          .forEach(one -> ids.add(one.invoiceId()));
      token = Optional.ofNullable(answer.nextToken()).filter(next -> !next.isEmpty());
      if (token.isEmpty()) {
        return List.copyOf(ids);
      }
    }
    throw new Malformed("Invoicing comes to no last page for " + payer + " in " + period);
  }

  private static ListInvoiceSummariesRequest request(
      String payer, Period period, Optional<String> token) {
    ListInvoiceSummariesRequest.Builder request =
        ListInvoiceSummariesRequest.builder()
            .selector(s -> s.resourceType(ListInvoiceSummariesResourceType.ACCOUNT_ID).value(payer))
            .filter(
                f ->
                    f.billingPeriod(
                        b ->
                            b.year(period.month().getYear()).month(period.month().getMonthValue())))
            .maxResults(PAGE);
    token.ifPresent(request::nextToken);
    return request.build();
  }

  private static boolean isInvoice(InvoiceSummary one, String payer, Period period) {
    return one.invoiceType() == InvoiceType.INVOICE
        && payer.equals(one.accountId())
        && one.billingPeriod() != null
        && one.billingPeriod().year() == period.month().getYear()
        && one.billingPeriod().month() == period.month().getMonthValue();
  }
}
