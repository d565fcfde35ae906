package zoncoin.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;

/** What each kind of entry may move: the ledger's chart of accounts, as a table. */
final class PostingTable {
  /**
   * A row: kind, what an entry must post, what it may post besides; {@code +} into, {@code -} out
   * of. A kind with two rows keeps one of them. Chained accounts are named by their bucket, contra
   * accounts by their own first word, or lost-lot and lost-gift for breakage. Kinds that are not
   * here post nothing.
   */
  private static final String TABLE =
      """
      leave    | .                   | pending- issuance+
      issue    | pending+ issuance-  | .
      vest     | pending-            | lot+ debt+
      adjust   | pending+ issuance-  | .
      adjust   | issuance+           | pending- lot- gift- debt- lost-lot-
      adjust   | adjustment-         | lot+ debt+
      adjust   | adjustment+         | lot- gift- debt-
      expire   | lost-lot+ lot-      | lost-gift+ gift-
      expire   | lost-gift+ gift-    | lost-lot+ lot-
      hold     | held+               | lot- gift-
      settle   | held- redemption+   | .
      release  | held-               | lot+ gift+ debt+ lost-lot+ lost-gift+
      transfer | .                   | lot- gift- gift+ debt+ till+
      collect  | till-               | gift+ debt+
      reverse  | .                   | lot+ gift+ debt+ lot- gift- debt- till-
      """;

  private static final List<String> WORDS =
      List.of(
          "pending",
          "held",
          "debt",
          "lot",
          "gift",
          "issuance",
          "adjustment",
          "lost-lot",
          "lost-gift",
          "redemption",
          "till");
  private static final String NOTHING = ".";
  private static final String REDEMPTION = "redemption:";
  private static final Map<Kind, List<Row>> ROWS = rows();

  private PostingTable() {}

  /** A row, each move a bit. */
  private record Row(int must, int may) {
    boolean allows(int moves) {
      return (moves & must) == must && (moves & ~(must | may)) == 0;
    }
  }

  private static Map<Kind, List<Row>> rows() {
    Map<Kind, List<Row>> rows = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Row> ofKind =
          TABLE
              .lines()
              .map(line -> List.of(line.split(" *\\| *", -1)))
              .filter(columns -> columns.getFirst().equals(kind.word()))
              .map(columns -> new Row(moves(columns.get(1)), moves(columns.get(2))))
              .toList();
      rows.put(kind, ofKind.isEmpty() ? List.of(new Row(0, 0)) : ofKind);
    }
    return rows;
  }

  private static int moves(String column) {
    int moves = 0;
    for (String move : column.split(" ", -1)) {
      if (!move.equals(NOTHING)) {
        moves |= bit(move.substring(0, move.length() - 1), move.endsWith("+"));
      }
    }
    return moves;
  }

  private static int bit(String word, boolean into) {
    return 1 << (2 * WORDS.indexOf(word) + (into ? 0 : 1));
  }

  /** What the entry posts and may not, or leaves out and must; empty if all is in the table. */
  static Optional<String> firstWrong(Entry entry) {
    int moves = 0;
    for (Posting posting : entry.postings()) {
      Optional<String> word = word(posting);
      if (word.isEmpty()) {
        return Optional.of("posts to " + posting.account() + ", which no kind does");
      }
      moves |= bit(word.get(), posting.amount().isPositive());
    }
    for (Row row : ROWS.getOrDefault(entry.kind(), List.of())) {
      if (row.allows(moves)) {
        return Optional.empty();
      }
    }
    return Optional.of("kind " + entry.kind().word() + " posts " + words(moves));
  }

  private static Optional<String> word(Posting posting) {
    return switch (posting.account()) {
      case Account.Chained _ -> Optional.of(word(posting.bucket()));
      case Account.Till _ -> Optional.of("till");
      case Account.Program program -> word(program.purpose());
    };
  }

  private static String word(Bucket bucket) {
    return switch (bucket) {
      case Bucket.Lot _ -> "lot";
      case Bucket.Gift _ -> "gift";
      case Bucket.Plain plain -> plain.text();
    };
  }

  private static Optional<String> word(String purpose) {
    if (purpose.equals("issuance") || purpose.equals("adjustment")) {
      return Optional.of(purpose);
    }
    if (purpose.startsWith(REDEMPTION) && purpose.indexOf(':', REDEMPTION.length()) < 0) {
      return Optional.of("redemption");
    }
    if (purpose.startsWith("breakage:lot:")) {
      return Optional.of("lost-lot");
    }
    return purpose.startsWith("breakage:gift:") ? Optional.of("lost-gift") : Optional.empty();
  }

  private static String words(int moves) {
    StringBuilder words = new StringBuilder();
    for (int bit = 0; bit < 2 * WORDS.size(); bit++) {
      if ((moves >>> bit & 1) == 1) {
        words.append(WORDS.get(bit / 2)).append(bit % 2 == 0 ? "+ " : "- ");
      }
    }
    return words.isEmpty() ? "nothing" : words.toString().strip();
  }
}
