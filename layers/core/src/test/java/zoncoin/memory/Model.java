package zoncoin.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import zoncoin.ledger.Account;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.Step;
import zoncoin.tlog.Hash;

/**
 * The ledger once more, as plainly as it can be said: entries in the order of the log, amounts by
 * account and bucket. It shares no rule with the code that it checks.
 */
public final class Model {
  private final Map<String, Map<String, Long>> amounts = new TreeMap<>();
  private final Map<Account.Chained, SignedEntry> newest = new HashMap<>();
  private final Map<Account.Chained, Long> sequences = new HashMap<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, String> ended = new HashMap<>();

  /** Takes the next entry of the log. */
  public void add(SignedEntry signed) {
    Entry entry = signed.entry();
    String id = entry.transaction().text();
    assertTrue(entries.put(id, entry) == null, () -> id + " is in the log once");
    entry.chain().forEach(link -> extend(link, signed));
    assertEquals(0, entry.postings().stream().mapToLong(p -> p.amount().zon()).sum(), id);
    entry.postings().forEach(posting -> move(posting, id));
    if (entry.kind() == Kind.HOLD || entry.kind() == Kind.TRANSFER) {
      assertSoonestFirst(entry);
    }
    entry.reference().ifPresent(reference -> refer(entry, reference.text()));
  }

  private void extend(Chain link, SignedEntry signed) {
    String id = signed.entry().transaction().text();
    SignedEntry before = newest.put(link.account(), signed);
    assertEquals(sequences.getOrDefault(link.account(), 0L) + 1, link.sequence(), id);
    assertEquals(before == null ? Hash.EMPTY : before.hash(), link.previous(), id);
    Instant earliest = before == null ? Instant.EPOCH : before.entry().time();
    assertTrue(!signed.entry().time().isBefore(earliest), () -> id + " goes back in time");
    sequences.put(link.account(), link.sequence());
  }

  private void move(Posting posting, String id) {
    String bucket = posting.bucket().text();
    Map<String, Long> buckets =
        amounts.computeIfAbsent(posting.account().text(), absent -> new TreeMap<>());
    long after = buckets.merge(bucket, posting.amount().zon(), Math::addExact);
    if (posting.account() instanceof Account.Chained) {
      assertTrue(bucket.equals("debt") ? after <= 0 : after >= 0, () -> id + " " + posting);
    }
    buckets.values().removeIf(zon -> zon == 0);
  }

  /** Nothing is drawn from a month that is over, or while a sooner month has coins. */
  private void assertSoonestFirst(Entry entry) {
    YearMonth now = YearMonth.from(entry.time().atZone(ZoneOffset.UTC));
    Account drawn =
        entry.chain().stream()
            .map(Chain::account)
            .filter(a -> isDrawn(entry, a))
            .findFirst()
            .orElseThrow();
    YearMonth latest = now;
    for (Posting posting : entry.postings()) {
      if (posting.account().equals(drawn) && posting.amount().zon() < 0) {
        YearMonth month = month(posting.bucket().text());
        assertTrue(!month.isBefore(now), () -> posting + " of a month that is over");
        latest = month.isAfter(latest) ? month : latest;
      }
    }
    // A hold for credit passes over gifts, and an entry does not say what it is for.
    boolean gifts = entry.kind() != Kind.HOLD || drawsGifts(entry);
    for (String bucket : amounts.getOrDefault(drawn.text(), Map.of()).keySet()) {
      boolean isSpendable = bucket.startsWith("lot:") || (bucket.startsWith("gift:") && gifts);
      if (isSpendable && !month(bucket).isBefore(now)) {
        YearMonth last = latest;
        assertTrue(!month(bucket).isBefore(last), () -> bucket + " is sooner than " + last);
      }
    }
  }

  private static boolean isDrawn(Entry entry, Account account) {
    return entry.postings().stream()
        .anyMatch(p -> p.account().equals(account) && p.amount().zon() < 0);
  }

  private static boolean drawsGifts(Entry entry) {
    return entry.postings().stream().anyMatch(p -> p.bucket().text().startsWith("gift:"));
  }

  private static YearMonth month(String bucket) {
    return YearMonth.parse(bucket.substring(bucket.indexOf(':') + 1));
  }

  /** What is referred to is in the log before; a hold ends once, by as much as it held. */
  private void refer(Entry entry, String reference) {
    Entry earlier = entries.get(reference);
    assertTrue(earlier != null, () -> entry.transaction() + " refers to nothing");
    if (entry.kind() == Kind.SETTLE || entry.kind() == Kind.RELEASE) {
      String before = ended.put(reference, entry.transaction().text());
      assertTrue(before == null, () -> reference + " ends twice");
      assertEquals(held(earlier), -held(entry), reference);
    }
  }

  private static long held(Entry entry) {
    return entry.postings().stream()
        .filter(posting -> posting.bucket().text().equals("held"))
        .mapToLong(posting -> posting.amount().zon())
        .sum();
  }

  /** The amount of a bucket now. */
  public long amount(Account account, String bucket) {
    return amounts.getOrDefault(account.text(), Map.of()).getOrDefault(bucket, 0L);
  }

  /** Checks that this is how the journal says that accounts stand. */
  public void assertHeads(MemoryJournal journal) {
    for (Account.Chained account : journal.accounts()) {
      Step head = journal.head(account);
      Map<String, Long> kept = new TreeMap<>();
      head.standing().buckets().amounts().forEach((b, zon) -> kept.put(b.text(), zon.zon()));
      assertEquals(amounts.getOrDefault(account.text(), Map.of()), kept, account.text());
      assertEquals(sequences.get(account), head.sequence(), account.text());
    }
  }
}
