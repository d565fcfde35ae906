package zoncoin.reward;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.billing.Age;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.billing.Period;

/**
 * What one delivery says of one payer and period as a whole.
 *
 * @param payer the payer
 * @param period the billing period
 * @param age which of two deliveries is newer
 * @param place where it lies
 * @param isFinal whether the period is closed: it is over, something stands on an invoice, and
 *     nothing that earns does not
 * @param eligible the eligible spend of all accounts together, by currency
 */
record Arrival(
    String payer,
    Period period,
    Age age,
    String place,
    boolean isFinal,
    SortedMap<Currency, BigDecimal> eligible) {
  Arrival {
    SortedMap<Currency, BigDecimal> sums = new TreeMap<>(eligible);
    // What is noted of it has to be read again.
    sums.replaceAll((currency, sum) -> Money.bounded(sum));
    eligible = Collections.unmodifiableSortedMap(sums);
  }

  /** Of a bill's assessments of one payer and period. */
  static Arrival of(Bill bill, List<Assessment> assessments, String place) {
    SortedMap<Currency, BigDecimal> eligible = new TreeMap<>();
    assessments.forEach(
        one -> eligible.merge(one.subject().currency(), one.eligible(), BigDecimal::add));
    return new Arrival(
        assessments.getFirst().subject().payer(),
        assessments.getFirst().subject().period(),
        bill.delivery().age(),
        place,
        isFinal(assessments),
        eligible);
  }

  private static boolean isFinal(List<Assessment> assessments) {
    return assessments.stream().anyMatch(Assessment::isFinal)
        && assessments.stream().allMatch(one -> one.isFinal() || one.eligible().signum() == 0);
  }
}
