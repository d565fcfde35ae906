package zoncoin.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * The text of an entry, {@code zoncoin/entry@v1}: printed by one method and parsed by its mirror.
 * Parsing accepts only what prints back to the same characters, so there is one text for one entry.
 * The grammar is {@code entry.md} beside this file.
 */
final class EntryText {
  static final String HEADER = "zoncoin/entry@v1";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private EntryText() {}

  static String print(Entry entry) {
    StringBuilder text = new StringBuilder(512).append(HEADER).append('\n');
    line(text, "log", entry.log().origin() + " " + entry.log().mergeDelaySeconds());
    line(text, "transaction", entry.transaction());
    line(text, "kind", entry.kind().word());
    line(text, "time", TIME.format(entry.time()));
    entry.postings().forEach(posting -> line(text, "posting", posting));
    entry.chain().forEach(link -> line(text, "chain", link));
    entry.reference().ifPresent(reference -> line(text, "reference", reference));
    line(text, "request", entry.request().base64());
    entry.evidence().ifPresent(evidence -> line(text, "evidence", evidence));
    entry.publicKeys().forEach(key -> line(text, "public-key", key));
    entry.memo().ifPresent(memo -> line(text, "memo", memo.base64()));
    line(text, "nonce", entry.nonce().base64());
    return text.toString();
  }

  static Entry parse(String text) {
    Lines lines = new Lines(text);
    lines.header(HEADER);
    Entry entry =
        new Entry(
            lines.one("log", EntryText::parseLog),
            lines.one("transaction", TransactionId::parse),
            lines.one("kind", Kind::parse),
            lines.one("time", EntryText::parseTime),
            lines.any("posting", EntryText::parsePosting),
            lines.any("chain", EntryText::parseChain),
            lines.atMostOne("reference", TransactionId::parse),
            lines.one("request", Hash::parse),
            lines.atMostOne("evidence", EntryText::parseEvidence),
            lines.any("public-key", PublicKey::parse),
            lines.atMostOne("memo", Hash::parse),
            lines.one("nonce", Nonce::new));
    lines.end();
    if (!print(entry).equals(text)) {
      throw new Malformed("entry is not printed in its one form");
    }
    return entry;
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append(key).append(' ').append(value).append('\n');
  }

  private static Entry.Log parseLog(String value) {
    List<String> words = words(value, 2);
    return new Entry.Log(words.getFirst(), (int) number(words.getLast(), 604_800));
  }

  private static Posting parsePosting(String value) {
    List<String> words = words(value, 3);
    return new Posting(
        Account.parse(words.get(0)), Bucket.parse(words.get(1)), Amount.parse(words.get(2)));
  }

  private static Chain parseChain(String value) {
    List<String> words = words(value, 3);
    if (!(Account.parse(words.get(0)) instanceof Account.Chained account)) {
      throw new Malformed("chain names a member or a merchant: " + Malformed.shown(value));
    }
    return new Chain(account, number(words.get(1), Long.MAX_VALUE), Hash.parse(words.get(2)));
  }

  private static Evidence parseEvidence(String value) {
    List<String> words = words(value, 2);
    return new Evidence(Hash.parse(words.getFirst()), Hash.parse(words.getLast()));
  }

  private static Instant parseTime(String value) {
    try {
      return Instant.from(TIME.parse(value));
    } catch (DateTimeException notATime) {
      throw new Malformed("time is RFC 3339 in UTC with milliseconds: " + Malformed.shown(value));
    }
  }

  private static List<String> words(String value, int count) {
    List<String> words = List.of(value.split(" ", -1));
    if (words.size() != count) {
      throw new Malformed("line has " + count + " values: " + Malformed.shown(value));
    }
    return words;
  }

  private static long number(String text, long most) {
    if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > most) {
      throw new Malformed(
          "number is 1 to " + most + " without leading zeros: " + Malformed.shown(text));
    }
    return Long.parseLong(text);
  }

  /** The lines of a text, taken in order; what is not taken is refused at the end. */
  private static final class Lines {
    private final List<String> lines;
    private int next;

    Lines(String text) {
      if (!text.endsWith("\n")) {
        throw new Malformed("entry ends with a newline");
      }
      lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    void header(String header) {
      if (!lines.getFirst().equals(header)) {
        throw new Malformed(
            "entry starts with " + header + ": " + Malformed.shown(lines.getFirst()));
      }
      next = 1;
    }

    <T> List<T> any(String key, Function<String, T> parse) {
      List<T> values = new ArrayList<>();
      while (next < lines.size() && isOf(key, lines.get(next))) {
        values.add(parse.apply(lines.get(next).substring(key.length() + 1)));
        next++;
      }
      return values;
    }

    private static boolean isOf(String key, String line) {
      return line.length() > key.length()
          && line.charAt(key.length()) == ' '
          && line.startsWith(key);
    }

    <T> Optional<T> atMostOne(String key, Function<String, T> parse) {
      List<T> values = any(key, parse);
      if (values.size() > 1) {
        throw new Malformed("line " + next + ": " + key + " stands once");
      }
      return values.stream().findFirst();
    }

    <T> T one(String key, Function<String, T> parse) {
      return atMostOne(key, parse)
          .orElseThrow(() -> new Malformed("line " + (next + 1) + " of an entry is " + key));
    }

    void end() {
      if (next < lines.size()) {
        throw new Malformed(
            "line " + (next + 1) + " has no place there: " + Malformed.shown(lines.get(next)));
      }
    }
  }
}
