package zoncoin.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What one account's lines are, as whoever has these lines alone can count and hash them: its own
 * export, without the payer's files. The form is in {@code assessment.md}, "Charges".
 *
 * @param count how many kinds of charge there are
 * @param sha256 SHA-256 of their lines
 */
public record Charges(long count, Hash sha256) {
  /** Refuses a negative count. */
  public Charges {
    if (count < 0) {
      throw new Malformed("count of charges is not negative: " + count);
    }
  }

  /** Adds charges up, in any order. For one thread. */
  static final class Tally {
    /** By what makes a kind of charge, as it stands at the beginning of its line. */
    private final Map<String, Sums> kinds = new HashMap<>();

    void add(Charge charge) {
      kinds.computeIfAbsent(kind(charge), kind -> new Sums()).add(charge.sums());
    }

    Charges charges() {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      kinds.entrySet().stream()
          .map(entry -> (entry.getKey() + entry.getValue()).getBytes(UTF_8))
          .sorted(Arrays::compareUnsigned)
          .forEach(lines::writeBytes);
      return new Charges(kinds.size(), Hash.sha256(lines.toByteArray()));
    }

    private static String kind(Charge charge) {
      return String.join(
          "\t",
          charge.type().toString(),
          escaped(charge.billingEntity()),
          escaped(charge.product()),
          charge.type().isRefund() ? escaped(charge.description()) : "",
          charge.invoice());
    }

    /** As in the text format of PostgreSQL's COPY, so that a field has neither tab nor newline. */
    private static String escaped(String text) {
      return text.replace("\\", "\\\\")
          .replace("\t", "\\t")
          .replace("\n", "\\n")
          .replace("\r", "\\r");
    }
  }

  /** What the lines of a kind come to. */
  private static final class Sums {
    private long rows;
    private long costRows;
    private long netRows;
    private BigDecimal unblended = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;

    private void add(Charge.Sums more) {
      rows = Math.addExact(rows, more.rows());
      costRows = Math.addExact(costRows, more.costRows());
      netRows = Math.addExact(netRows, more.netRows());
      unblended = unblended.add(more.unblended());
      cost = cost.add(more.cost());
    }

    @Override
    public String toString() {
      return "\t%d\t%d\t%d\t%s\t%s\n"
          .formatted(rows, costRows, netRows, Money.print(unblended), Money.print(cost));
    }
  }
}
