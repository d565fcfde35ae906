package zoncoin.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;

/** The world and the request that the cells of a row describe. */
final class RuleCase {
  static final Instant NOW = Instant.parse("2026-07-18T09:30:00Z");
  static final Instant MOVED = Instant.parse("2026-07-01T00:00:00Z");
  static final TransactionId EARLIER = TransactionId.parse("c.111122223333.earlier");
  private static final Map<String, Account> NAMES =
      Map.of(
          "alice", Village.ALICE,
          "bob", Village.BOB,
          "shop", new Account.Merchant("shop"));

  private final RuleTable.Row row;

  RuleCase(RuleTable.Row row) {
    this.row = row;
  }

  static Account account(String name) {
    Account known = NAMES.get(name);
    return known != null ? known : Account.parse(name);
  }

  static Account.Chained chained(String name) {
    return (Account.Chained) account(name);
  }

  static String name(Account account) {
    return NAMES.entrySet().stream()
        .filter(known -> known.getValue().equals(account))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(account.text());
  }

  /** The parts of a cell between semicolons. */
  static List<String> parts(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" *; *", -1));
  }

  /** The account that a part is about: its first word. */
  static String subject(String part) {
    return part.substring(0, part.indexOf(' '));
  }

  /** What a part says of its account, between commas. */
  static List<String> facts(String part) {
    return List.of(part.substring(part.indexOf(' ') + 1).split(" *, *", -1));
  }

  Request request() {
    return RuleWords.request(row.cell("asked"));
  }

  World world(Request request) {
    Optional<Entry> earlier = earlier();
    Map<Account.Chained, Step> given = new HashMap<>();
    for (String part : parts(row.cell("given"))) {
      given.put(chained(subject(part)), step(chained(subject(part)), facts(part)));
    }
    Map<Account.Chained, Step> heads = new HashMap<>();
    for (Account.Chained account : request.accounts(earlier)) {
      Step head = given.remove(account);
      heads.put(account, head != null ? head : step(account, List.of()));
    }
    if (!given.isEmpty()) {
      throw new AssertionError(row.place() + " gives what is not read: " + given.keySet());
    }
    String now = row.cell("now");
    return new World(
        Village.LOG,
        now.isEmpty() ? NOW : Instant.parse(now),
        new Nonce.Key(new byte[32]).nonce(request.transaction()),
        heads,
        earlier);
  }

  /** An account is enrolled since step 1 and was last moved by step 3, unless said otherwise. */
  private static Step step(Account.Chained account, List<String> facts) {
    if (facts.equals(List.of("never"))) {
      return Step.zero(account);
    }
    Enrolment.State state = Enrolment.State.ENROLLED;
    boolean isFrozen = false;
    long since = 1;
    Instant moved = MOVED;
    NavigableMap<Bucket, Amount> amounts = new TreeMap<>();
    NavigableMap<YearMonth, Amount> expired = new TreeMap<>();
    for (String fact : facts) {
      if (fact.matches("[0-9]+ lots from .*")) {
        amounts.putAll(RuleWords.lots(fact));
        continue;
      }
      List<String> words = List.of(fact.split(" ", -1));
      String value = words.getLast();
      switch (words.getFirst()) {
        case "left" -> state = Enrolment.State.LEFT;
        case "frozen" -> isFrozen = true;
        case "since" -> since = Long.parseLong(value);
        case "moved" -> moved = Instant.parse(value);
        case "expired" -> expired.put(YearMonth.parse(words.get(1)), Amount.parse(value));
        default -> amounts.put(Bucket.parse(words.getFirst()), RuleWords.amount(value));
      }
    }
    Standing standing =
        new Standing(new Enrolment(state, isFrozen, since), new Buckets(amounts), expired);
    TransactionId third = TransactionId.parse("t.3");
    return new Step(account, 3, third, Hash.sha256(new byte[] {3}), moved, standing);
  }

  /** The entry that is referred to: its kind, a colon, and its postings. */
  private Optional<Entry> earlier() {
    String cell = row.cell("earlier");
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    Kind kind = Kind.parse(cell.substring(0, cell.indexOf(':')));
    List<Posting> postings = new ArrayList<>();
    List<Chain> chain = new ArrayList<>();
    for (String part : parts(cell.substring(cell.indexOf(':') + 2))) {
      Account account = account(subject(part));
      facts(part).forEach(fact -> postings.add(RuleWords.posting(account, fact)));
      if (account instanceof Account.Chained chained) {
        chain.add(new Chain(chained, 1, Hash.EMPTY));
      }
    }
    Optional<Evidence> evidence =
        kind.hasEvidence() ? Optional.of(RuleWords.EVIDENCE) : Optional.empty();
    return Optional.of(
        new Entry(
            Village.LOG,
            EARLIER,
            kind,
            MOVED,
            postings.stream().sorted().toList(),
            chain,
            kind.hasReference() ? Optional.of(RuleWords.BEFORE) : Optional.empty(),
            Hash.sha256(cell.getBytes(US_ASCII)),
            evidence,
            List.of(),
            Optional.empty(),
            new Nonce.Key(new byte[32]).nonce(EARLIER)));
  }
}
