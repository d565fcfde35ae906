package zoncoin.cli.histories;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import zoncoin.cli.cloud.StormyCloud.Answer;
import zoncoin.note.TrustedKeys;
import zoncoin.receipt.Receipt;
import zoncoin.receipt.Verification;

/** Reads answers, as far as a model says anything of them. */
final class Reading {
  /** After these nobody knows what became of what was asked: it is asked again. */
  private static final Set<Integer> INDEFINITE = Set.of(429, 500, 502, 503, 504);

  private final TrustedKeys keys;
  private final Map<String, byte[]> entries;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<Long, String> cursors = new ConcurrentHashMap<>();

  /**
   * @param keys of the log and its issuers
   * @param entries the bytes of each entry
   */
  Reading(TrustedKeys keys, Map<String, byte[]> entries) {
    this.keys = keys;
    this.entries = entries;
  }

  /** How pages said what comes before an entry of that number; of whom, none says. */
  Map<Long, String> cursors() {
    return cursors;
  }

  /** What an answer says, word by word; empty if it is not definite. */
  List<String> words(Asked asked, Answer answer) {
    if (INDEFINITE.contains(answer.status())) {
      return List.of();
    }
    if (asked instanceof Asked.Receipt(String _, String id) && answer.status() < 300) {
      return List.of(receipt(id, answer));
    }
    JsonNode body = answer.json();
    if (body.has("decided")) {
      return operator(asked, body);
    }
    String type = body.path("type").asText();
    return type.isEmpty()
        ? shown(asked, body).stream().map(word -> status(asked, answer) + word).toList()
        : List.of(answer.status() + " " + type.replace("urn:zoncoin:problem:", ""));
  }

  /** What stands beside an account's newest step has no status of its own. */
  private static String status(Asked asked, Answer answer) {
    return asked instanceof Asked.Account ? "" : answer.status() + " ";
  }

  private static List<String> operator(Asked asked, JsonNode body) {
    String because = body.path("because").asText();
    if (because.startsWith("moved by others")) {
      return List.of();
    }
    if (!body.path("decided").asBoolean()) {
      return List.of("refused " + because);
    }
    return List.of(
        switch (asked) {
          case Asked.End _ -> "decided " + body.path("state").asText();
          case Asked.Propose _ -> "proposal " + body.path("proposal").asText();
          case Asked other -> "decided";
        });
  }

  private List<String> shown(Asked asked, JsonNode body) {
    if (body.path("dryRun").asBoolean()) {
      return List.of("dry " + body.path("kind").asText() + " " + outlook(body));
    }
    return switch (asked) {
      case Asked.Order _, Asked.Find _, Asked.Cancel _ -> List.of(redemption(body));
      case Asked.Reveal(String _, String id) -> List.of(revealed(id, body));
      case Asked.Acknowledge _ -> List.of("acknowledged");
      case Asked.Account _ -> account(body);
      case Asked.Entries _ -> List.of(entries(body));
      case Asked.Wish _, Asked.NoWish _ -> List.of("inForce " + body.path("inForce").asBoolean());
      case Asked other ->
          List.of(body.path("kind").asText() + " " + body.path("transaction").asText());
    };
  }

  private static long outlook(JsonNode body) {
    long zon = 0;
    for (JsonNode posting : body.path("postings")) {
      zon += posting.path("zon").asLong();
    }
    return body.path("amountZon").asLong(zon);
  }

  private static String redemption(JsonNode body) {
    String state = body.path("state").asText() + " " + body.path("cause").asText();
    return "%s %s %d %s %d"
        .formatted(
            body.path("id").asText(),
            state.strip(),
            body.path("quantity").asLong(),
            body.path("product").asText(),
            body.path("amountZon").asLong());
  }

  /** The code of a redemption is always the same, and no other has it. */
  private String revealed(String id, JsonNode body) {
    String code = body.path("code").asText();
    String before = codes.computeIfAbsent(code, of -> id);
    if (!before.equals(id) || code.isEmpty()) {
      throw new AssertionError(id + " is shown the code of " + before);
    }
    return "revealed " + body.path("times").asLong();
  }

  private static List<String> account(JsonNode body) {
    List<String> lots = new ArrayList<>();
    for (JsonNode lot : body.path("lots")) {
      String word = lot.path("kind").asText().equals("earned") ? "lot:" : "gift:";
      lots.add(word + lot.path("month").asText() + "=" + lot.path("zon").asLong());
    }
    JsonNode wish = body.path("standingRedemption");
    String shown =
        "200 %s%s pending %d held %d owed %d %s at %d %s"
            .formatted(
                body.path("enrolment").asText(),
                body.path("frozen").asBoolean() ? " frozen" : "",
                body.path("pendingZon").asLong(),
                body.path("heldZon").asLong(),
                body.path("owedZon").asLong(),
                String.join(",", lots),
                body.path("sequence").asLong(),
                body.path("transaction").asText());
    String wanted =
        wish.isMissingNode()
            ? "no wish"
            : "wish %s %d %d"
                .formatted(
                    wish.path("product").asText(),
                    wish.path("minimumZon").asLong(),
                    wish.path("keepZon").asLong());
    return List.of(shown, wanted);
  }

  private String entries(JsonNode body) {
    List<String> lines = new ArrayList<>();
    for (JsonNode entry : body.path("entries")) {
      Map<String, Long> moved = new TreeMap<>();
      for (JsonNode posting : entry.path("postings")) {
        moved.put(posting.path("bucket").asText(), posting.path("zon").asLong());
      }
      lines.add(
          entry.path("sequence").asLong()
              + " "
              + entry.path("transaction").asText()
              + " "
              + entry.path("kind").asText()
              + " "
              + moved);
    }
    String page = String.join("; ", lines);
    return body.has("next") ? page + Purse.MORE + oldest(body) : page;
  }

  private long oldest(JsonNode body) {
    JsonNode entries = body.path("entries");
    long sequence = entries.path(entries.size() - 1).path("sequence").asLong();
    cursors.put(sequence, body.path("next").asText());
    return sequence;
  }

  /** Sealed or promised, it is the entry that was written; sealed, it holds by the keys alone. */
  private String receipt(String id, Answer answer) {
    byte[] bytes = answer.body().getBytes(UTF_8);
    byte[] entry = entries.getOrDefault(id, new byte[0]);
    if (answer.status() == 200) {
      Receipt receipt = Receipt.parse(bytes);
      if (!(receipt.verify(keys) instanceof Verification.Holds)
          || !Arrays.equals(receipt.entry().bytes(), entry)) {
        throw new AssertionError("the receipt of " + id + " does not hold: " + receipt);
      }
    } else if (!Arrays.equals(bytes, entry)) {
      throw new AssertionError("the promise of " + id + " is another entry: " + answer.body());
    }
    return answer.status() + " " + id;
  }
}
