package zoncoin.cli;

import static zoncoin.cli.Table.Align.LEFT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import zoncoin.reward.Recomputation;
import zoncoin.reward.Recomputation.Line;
import zoncoin.reward.Recomputation.Outcome;

/**
 * What {@code zon recompute} found, as text and as JSON.
 *
 * @param transaction the entry's
 * @param recomputation line by line
 * @param signatures whether they were verified
 */
record RecomputeAnswer(String transaction, Recomputation recomputation, Signatures signatures) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether entry and assessment are signed by somebody whom the user trusts. */
  enum Signatures {
    VERIFIED("signatures of entry and assessment verified"),
    NOT_TRUSTED("entry and assessment are not both signed by a key that you trust"),
    UNCHECKED("signatures not verified: name the billing issuer's key as --key");

    private final String sentence;

    Signatures(String sentence) {
      this.sentence = sentence;
    }
  }

  /** Whether nothing is wrong. */
  boolean isGood() {
    return recomputation.isEqual() && signatures != Signatures.NOT_TRUSTED;
  }

  /** For people: what differs, with both values, and what could not be told. */
  String text() {
    List<Line> different = recomputation.lines(Outcome.DIFFERENT);
    List<Line> unchecked = recomputation.lines(Outcome.UNCHECKED);
    int compared = recomputation.lines().size() - unchecked.size();
    StringBuilder text = new StringBuilder(transaction);
    if (different.isEmpty()) {
      text.append(": equal. All %d lines are what the bill comes to.\n".formatted(compared));
    } else {
      text.append(
          ": not equal. %d of %d lines are not what the bill comes to:\n"
              .formatted(different.size(), compared));
      Table table = new Table(LEFT, LEFT, LEFT);
      table.add("line", "stated", "found");
      different.forEach(line -> table.add(line.what(), line.stated(), line.found()));
      text.append(table);
    }
    if (!unchecked.isEmpty()) {
      text.append("unchecked: ")
          .append(unchecked.stream().map(Line::what).collect(Collectors.joining(", ")))
          .append('\n');
    }
    return text.append(signatures.sentence).append('\n').toString();
  }

  /** For machines: every line. */
  String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("transaction", transaction)
        .put("equal", recomputation.isEqual())
        .put("signatures", word(signatures));
    ArrayNode lines = root.putArray("lines");
    for (Line line : recomputation.lines()) {
      lines
          .addObject()
          .put("what", line.what())
          .put("stated", line.stated())
          .put("found", line.found())
          .put("outcome", word(line.outcome()));
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("a tree of text prints", impossible);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
