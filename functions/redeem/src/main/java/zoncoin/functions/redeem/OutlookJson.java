package zoncoin.functions.redeem;

import java.util.LinkedHashMap;
import java.util.Map;
import zoncoin.ledger.Account;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Posting;
import zoncoin.redemption.Redemption;

/**
 * What would happen, as callers see it: what an entry that nobody wrote would do to their own
 * account. How it would find another's is nothing to try out.
 */
final class OutlookJson {
  private OutlookJson() {}

  static Map<String, Object> of(Entry entry, Account.Chained account) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("dryRun", true);
    body.put("kind", entry.kind().word());
    body.put(
        "postings",
        entry.postings().stream()
            .filter(posting -> posting.account().equals(account))
            .map(OutlookJson::posting)
            .toList());
    return body;
  }

  private static Map<String, Object> posting(Posting posting) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("bucket", posting.bucket().text());
    one.put("zon", posting.amount().zon());
    return one;
  }

  static Map<String, Object> of(Entry entry, Redemption redemption) {
    Map<String, Object> body = of(entry, redemption.order().account());
    body.put("product", redemption.order().product());
    body.put("quantity", redemption.order().quantity());
    body.put("amountZon", redemption.amount().zon());
    return body;
  }
}
