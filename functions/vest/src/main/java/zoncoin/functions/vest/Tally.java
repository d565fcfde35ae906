package zoncoin.functions.vest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Refusal;
import zoncoin.reward.DailyRound;
import zoncoin.reward.Issuance;

/** What a run came to, in numbers; ids only of what a person must look at. */
final class Tally {
  private int vested;
  private Amount vestedAmount = Amount.ZERO;
  private int expired;
  private Amount expiredAmount = Amount.ZERO;
  private int redeemed;
  private final List<Map<String, String>> refused = new ArrayList<>();
  private final List<Map<String, String>> failed = new ArrayList<>();

  void add(DailyRound.Done done) {
    switch (done) {
      case DailyRound.Done.Vested vesting -> add(vesting);
      case DailyRound.Done.Expired expiry -> expiry.posted().forEach(this::add);
    }
  }

  private void add(DailyRound.Done.Vested done) {
    redeemed += done.redemption().isPresent() ? 1 : 0;
    switch (done.result()) {
      case Issuance.Result.Vested entry -> {
        vested++;
        vestedAmount = vestedAmount.plus(entry.amount());
      }
      case Issuance.Result.Refused refusal -> refuse(done.assessment().name(), refusal.refusal());
      // The member left, or another run was here: there is nothing to vest any more.
      case Issuance.Result.Unchanged _ -> {}
      case Issuance.Result.NotEnrolled _ -> {}
      case Issuance.Result.Issued _,
          Issuance.Result.EnrolledLater _,
          Issuance.Result.NoPolicy _,
          Issuance.Result.NoPeg _,
          Issuance.Result.OtherPolicy _ ->
          throw new IllegalStateException(done.assessment() + " did not vest: " + done.result());
    }
  }

  private void add(Posted posted) {
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

  private static Amount gone(Entry entry) {
    return entry.postings().stream()
        .filter(posting -> posting.account() instanceof Account.Program)
        .map(Posting::amount)
        .reduce(Amount.ZERO, Amount::plus);
  }

  private void refuse(String what, Refusal refusal) {
    refused.add(Map.of("of", what, "problem", refusal.problem()));
  }

  /** Notes what came to no answer. */
  void fail(String what, RuntimeException fault) {
    failed.add(Map.of("of", what, "because", String.valueOf(fault.getMessage())));
  }

  /**
   * What was done.
   *
   * @param isComplete whether it is all there was to do
   */
  Map<String, Object> result(boolean isComplete) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("vested", vested);
    result.put("vestedZon", vestedAmount.zon());
    result.put("expired", expired);
    result.put("expiredZon", expiredAmount.zon());
    result.put("redeemed", redeemed);
    result.put("refused", refused);
    result.put("failed", failed);
    result.put("ended", ended(isComplete));
    return result;
  }

  /** What was handed out for others to do. */
  static Map<String, Object> handedOut(DailyRound.HandedOut handedOut) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("handedOut", handedOut.pieces());
    result.put("ended", ended(handedOut.isComplete()));
    return result;
  }

  private static String ended(boolean isComplete) {
    return isComplete ? "done" : "time";
  }
}
