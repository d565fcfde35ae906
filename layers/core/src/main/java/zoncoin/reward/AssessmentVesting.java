package zoncoin.reward;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Request;
import zoncoin.ledger.Step;

/** Makes the pending coins of an assessment a lot, once they are due. */
final class AssessmentVesting {
  private final Ledger ledger;
  private final Journal journal;

  AssessmentVesting(Ledger ledger, Journal journal) {
    this.ledger = ledger;
    this.journal = journal;
  }

  /** Empty if what it read moved before it wrote. */
  Optional<Issuance.Result> tryVest(Item.Key key) {
    Optional<Item> item = journal.item(key);
    if (item.isEmpty() || item.get().due().isEmpty()) {
      return Optional.of(new Issuance.Result.Unchanged());
    }
    IssuedSoFar before = IssuedSoFar.of(item.get());
    Account.Member account = before.account(key);
    Step head = journal.head(account);
    IssuedSoFar now = before.under(head.standing().enrolment());
    if (now.pending().isZero()) {
      // The member left: its pending coins were taken back then, and there is nothing to vest.
      return journal.put(now.item(key, item, Optional.empty()))
          ? Optional.of(new Issuance.Result.Unchanged())
          : Optional.empty();
    }
    boolean isTooSoon = item.get().due().get().isAfter(ledger.timeAfter(head));
    if (before.firstFinal().isEmpty() && isTooSoon) {
      // Work that comes twice: what it was about vested, and this was issued since then.
      return Optional.of(new Issuance.Result.Unchanged());
    }
    YearMonth lot = before.lotIn(ledger.monthAfter(head));
    Item after = now.vested(lot).item(key, item, Optional.empty());
    Request request =
        new Request.Vest(
            IssuedSoFar.transaction("vest", key, after.revision()),
            account,
            before.pending(),
            lot,
            before.since());
    return Attempt.answer(
        ledger.post(request, List.of(after)),
        signed -> new Issuance.Result.Vested(signed, before.pending()),
        before.reward());
  }
}
