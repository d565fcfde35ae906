package zoncoin.functions.vest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Refusal;
import zoncoin.reward.DueVesting;
import zoncoin.reward.Issuance;

/** What a run came to, in numbers; ids only of what a person must look at. */
final class Tally {
  private int vested;
  private Amount vestedAmount = Amount.ZERO;
  private int expired;
  private Amount expiredAmount = Amount.ZERO;
  private final List<Map<String, String>> refused = new ArrayList<>();
  private String ended = "time";

  void add(DueVesting.Run run) {
    for (DueVesting.Outcome outcome : run.outcomes()) {
      switch (outcome.result()) {
        case Issuance.Result.Vested entry -> {
          vested++;
          vestedAmount = vestedAmount.plus(entry.amount());
        }
        case Issuance.Result.Refused refusal -> refuse(outcome.key().name(), refusal.refusal());
        // The member left, or another run was here: there is nothing to vest any more.
        case Issuance.Result.Unchanged _ -> {}
        case Issuance.Result.NotEnrolled _ -> {}
        case Issuance.Result.Issued _,
            Issuance.Result.EnrolledLater _,
            Issuance.Result.NoPolicy _,
            Issuance.Result.NoPeg _,
            Issuance.Result.OtherPolicy _ ->
            throw new IllegalStateException(outcome.key() + " did not vest: " + outcome.result());
      }
    }
  }

  void add(Expiry.Swept swept) {
    for (Posted posted : swept.posted()) {
      switch (posted) {
        case Posted.Written written -> {
          expired++;
          expiredAmount = expiredAmount.plus(gone(written.signed().entry()));
        }
        case Posted.Refused refusal -> refuse("expiry", refusal.refusal());
        case Posted.Stale stale ->
            throw new IllegalStateException("no item moves with it: " + stale.items());
      }
    }
  }

  private static Amount gone(Entry entry) {
    return entry.postings().stream()
        .filter(posting -> posting.account() instanceof Account.Program)
        .map(Posting::amount)
        .reduce(Amount.ZERO, Amount::plus);
  }

  private void refuse(String what, Refusal refusal) {
    refused.add(Map.of("of", what, "problem", refusal.problem()));
  }

  void end(boolean isDone) {
    ended = isDone ? "done" : "time";
  }

  Map<String, Object> result() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("vested", vested);
    result.put("vestedZon", vestedAmount.zon());
    result.put("expired", expired);
    result.put("expiredZon", expiredAmount.zon());
    result.put("refused", refused);
    result.put("ended", ended);
    return result;
  }
}
