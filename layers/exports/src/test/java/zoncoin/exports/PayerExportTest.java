package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Basis;

/** The export that payers are asked for has the columns that a bill is read by. */
final class PayerExportTest {
  private static final Path FILE = Path.of("../../functions/payer-export.json");

  @Test
  void itAsksForAllThatIsReadAndBesidesThatForTheNameThatTellsTheFormat() throws IOException {
    Matcher sql =
        Pattern.compile("SELECT (.*) FROM COST_AND_USAGE_REPORT").matcher(Files.readString(FILE));
    assertTrue(sql.find());
    TreeSet<String> read = new TreeSet<>(Set.of("line_item_usage_account_name"));
    for (Basis basis : Basis.values()) {
      read.addAll(Columns.names(new Cur().needs(basis)));
    }
    read.addAll(new Cur().tagColumns());
    read.add(new Cur().regionColumns().getFirst());
    assertEquals(read, new TreeSet<>(Set.of(sql.group(1).split(", "))));
  }
}
