package zoncoin.costs;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import zoncoin.billing.Currency;
import zoncoin.ledger.NotApplied;

/** Cost Explorer and the invoices of one month, a group a page; it can be made to fail. */
final class FakeCosts implements CostExplorer {
  final List<Group> groups = new ArrayList<>();
  final List<String> invoices = new ArrayList<>();
  final Queue<Boolean> failures = new ArrayDeque<>();
  final List<Query> asked = new ArrayList<>();
  boolean isEstimated;
  boolean isEndless;
  int requests;

  FakeCosts put(String account, String recordType, String unblended, String cost) {
    groups.add(group(account, recordType, unblended, cost));
    return this;
  }

  static Group group(String account, String recordType, String unblended, String cost) {
    return new Group(
        account, recordType, Currency.USD, new BigDecimal(unblended), new BigDecimal(cost));
  }

  @Override
  public Page page(Query query, Optional<String> token) {
    requests++;
    asked.add(query);
    if (Boolean.TRUE.equals(failures.poll())) {
      throw new NotApplied("couldn't read: told to fail");
    }
    int index = token.map(Integer::parseInt).orElse(0);
    List<Group> page = index < groups.size() ? List.of(groups.get(index)) : List.of();
    boolean isLast = index + 1 >= groups.size();
    Optional<String> next =
        isEndless
            ? Optional.of("0")
            : isLast ? Optional.empty() : Optional.of(Integer.toString(index + 1));
    return new Page(page, isEstimated, next);
  }
}
