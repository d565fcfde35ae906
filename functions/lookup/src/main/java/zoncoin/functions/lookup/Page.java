package zoncoin.functions.lookup;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zoncoin.edge.event.JsonObject;
import zoncoin.edge.http.ApiRequest;
import zoncoin.edge.http.Caller;
import zoncoin.ledger.Account;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.History;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Posting;
import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/**
 * A page of an account's history.
 *
 * @param member whose
 * @param before the sequence that its newest entry comes before
 * @param limit most entries of it
 */
record Page(Account.Member member, long before, int limit) {
  private static final int USUAL_LIMIT = 25;
  private static final Base64.Encoder CURSOR = Base64.getUrlEncoder().withoutPadding();

  /** Of the caller's own account, whatever the cursor says: it holds a sequence and no account. */
  static Page parse(Caller caller, ApiRequest request, JsonObject body) {
    return new Page(
        caller.member(),
        request.queried("cursor").map(Page::parseCursor).orElse(Long.MAX_VALUE),
        request.queried("limit").map(Page::parseLimit).orElse(USUAL_LIMIT));
  }

  private static int parseLimit(String text) {
    long limit = Canonical.parseCount("limit", text);
    if (limit < 1 || limit > History.MAX_PAGE) {
      throw new Malformed("limit is 1 to " + History.MAX_PAGE);
    }
    return (int) limit;
  }

  private static long parseCursor(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length == Long.BYTES) {
        long sequence = ByteBuffer.wrap(bytes).getLong();
        if (sequence > 0 && printCursor(sequence).equals(text)) {
          return sequence;
        }
      }
    } catch (IllegalArgumentException notBase64) {
      // As any other text that no answer contained.
    }
    throw new Malformed("cursor is the next of an earlier page: " + Malformed.shown(text));
  }

  private static String printCursor(long sequence) {
    return CURSOR.encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
  }

  /** Its fields; with where to go on, unless the history begins here. */
  Map<String, Object> render(List<Journal.Recorded> entries) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("entries", entries.stream().map(this::entry).toList());
    if (entries.size() == limit) {
      long last = link(entries.getLast().signed().entry()).sequence();
      if (last > 1) {
        body.put("next", printCursor(last));
      }
    }
    return body;
  }

  /** What the entry did to this account; the other side's affairs are in the receipt. */
  private Map<String, Object> entry(Journal.Recorded recorded) {
    SignedEntry signed = recorded.signed();
    Entry entry = signed.entry();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("sequence", link(entry).sequence());
    body.put("transaction", entry.transaction().text());
    body.put("kind", entry.kind().word());
    body.put("time", entry.time().toString());
    body.put("postings", postings(entry));
    entry.reference().ifPresent(reference -> body.put("reference", reference.text()));
    body.put("entryHash", signed.hash().base64());
    recorded.logIndex().ifPresent(index -> body.put("logIndex", index));
    body.put("receipt", "/v1/receipts/" + entry.transaction());
    return body;
  }

  private List<Map<String, Object>> postings(Entry entry) {
    return entry.postings().stream()
        .filter(posting -> posting.account().equals(member))
        .map(Page::posting)
        .toList();
  }

  private static Map<String, Object> posting(Posting posting) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("bucket", posting.bucket().text());
    body.put("zon", posting.amount().zon());
    return body;
  }

  private Chain link(Entry entry) {
    return entry
        .chainOf(member)
        .orElseThrow(() -> new IllegalStateException("no step of " + member + ": " + entry));
  }
}
