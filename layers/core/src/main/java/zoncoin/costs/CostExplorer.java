package zoncoin.costs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import zoncoin.billing.Basis;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.tlog.Malformed;

/**
 * AWS Cost Explorer, one request at a time, because each costs $0.01 (<a
 * href="https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html">GetCostAndUsage</a>).
 * Figures change until the month is invoiced, and now and then after that. Safe for many threads.
 */
public interface CostExplorer {
  /**
   * Sends one request, once: whoever calls has counted it ({@link RequestBudget}), and counts it
   * again when it asks again.
   *
   * @param query what to ask
   * @param token of the page, as the page before gave it; empty for the first
   * @throws zoncoin.ledger.NotApplied if it was throttled, not answered, or the data is not there
   *     for now; asking again may help
   * @throws Malformed if the answer is not in its form
   */
  Page page(Query query, Optional<String> token);

  /**
   * What to ask: sums of one month for each account and record type, of what these sell.
   *
   * @param payer whose organisation
   * @param period a month that is over
   * @param basis which cost counts beside the unblended
   * @param billingEntities who must have sold it
   * @param withoutServices services that are left out, by Cost Explorer's names
   */
  record Query(
      String payer,
      Period period,
      Basis basis,
      List<String> billingEntities,
      List<String> withoutServices) {
    /** Copies. */
    public Query {
      billingEntities = List.copyOf(billingEntities);
      withoutServices = List.copyOf(withoutServices);
    }
  }

  /**
   * A page of the answer.
   *
   * @param groups what it says; may be empty although there is a next page
   * @param isEstimated whether AWS may still change it of its own accord
   * @param next token of the next page
   */
  record Page(List<Group> groups, boolean isEstimated, Optional<String> next) {
    /** Copies. */
    public Page {
      groups = List.copyOf(groups);
    }
  }

  /**
   * What one account spent on one record type.
   *
   * @param account 12 digits
   * @param recordType as Cost Explorer says it, see {@link RecordType}
   * @param currency of both amounts
   * @param unblended unblended cost
   * @param cost what counts: net unblended cost on the invoiced basis, net amortised cost on the
   *     other
   */
  record Group(
      String account, String recordType, Currency currency, BigDecimal unblended, BigDecimal cost) {
    private static final int MAX_TYPE_CHARACTERS = 100;

    /** Refuses a record type that would not stand in a line. */
    public Group {
      boolean isPrintable = recordType.chars().allMatch(c -> c >= ' ' && c <= '~');
      if (recordType.isEmpty() || recordType.length() > MAX_TYPE_CHARACTERS || !isPrintable) {
        throw new Malformed("a record type is one line: " + Malformed.shown(recordType));
      }
    }
  }
}
