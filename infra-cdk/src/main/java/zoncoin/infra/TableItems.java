package zoncoin.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * {@code functions/items.txt}: which items of the table each function writes, and which it alone
 * reads, as conditions of its role. All actions on items that are granted here tell the partition
 * keys of a request (Service Authorization Reference, "Amazon DynamoDB", {@code
 * dynamodb:LeadingKeys}); that they tell them of each put of a transaction, too, nobody has seen
 * yet: docs/acceptance.md tries it first.
 */
final class TableItems {
  private static final String KEYS = "dynamodb:LeadingKeys";
  private static final String WRITES = "writes";
  private static final String READS = "reads";

  private TableItems() {}

  /**
   * One line of the file.
   *
   * @param function the name of its folder
   * @param does writes or reads
   * @param patterns of partition keys
   */
  private record Line(String function, String does, List<String> patterns) {}

  /** Lines once read. */
  private static final class Known {
    static final List<Line> LINES = parse();
  }

  private static List<Line> parse() {
    try (InputStream file = TableItems.class.getResourceAsStream("/items.txt")) {
      byte[] bytes = Objects.requireNonNull(file).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.asList(line.split(" +", -1)))
          .map(words -> new Line(words.get(0), words.get(1), words.subList(2, words.size())))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read items.txt", unreadable);
    }
  }

  private static List<String> patterns(ProgrammeFunction function, String does) {
    return Known.LINES.stream()
        .filter(line -> line.function().equals(function.folder()) && line.does().equals(does))
        .flatMap(line -> line.patterns().stream())
        .toList();
  }

  /** Lets a statement hold for what that function writes. */
  static PolicyStatement written(PolicyStatement statement, ProgrammeFunction function) {
    List<String> patterns = patterns(function, WRITES);
    if (patterns.isEmpty()) {
      throw new IllegalStateException("items.txt: nothing is written by " + function.folder());
    }
    return only(statement, "ForAllValues:StringLike", patterns);
  }

  /** Lets a statement hold for all but what others alone read. */
  static PolicyStatement read(PolicyStatement statement, ProgrammeFunction function) {
    List<String> kept = new ArrayList<>();
    Known.LINES.stream()
        .filter(line -> line.does().equals(READS))
        .flatMap(line -> line.patterns().stream())
        .distinct()
        .sorted()
        .forEach(kept::add);
    kept.removeAll(patterns(function, READS));
    return only(statement, "ForAllValues:StringNotLike", kept);
  }

  /** Lets a statement hold for transactions, which alone have neither hash sign nor colon. */
  static PolicyStatement transactions(PolicyStatement statement) {
    return only(statement, "ForAllValues:StringNotLike", List.of("*#*", "*:*"));
  }

  /** What is true of all values is true of none: that there are some has to be said as well. */
  private static PolicyStatement only(
      PolicyStatement statement, String operator, List<String> patterns) {
    SortedMap<String, Object> isAbsent = Ordered.map(KEYS, "false");
    statement.addConditions(Ordered.map(operator, Ordered.map(KEYS, patterns), "Null", isAbsent));
    return statement;
  }
}
