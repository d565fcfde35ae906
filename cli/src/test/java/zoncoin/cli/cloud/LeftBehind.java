package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zoncoin.ledger.Item;
import zoncoin.memory.MemoryJournal;

/**
 * What redemptions leave behind, whose codes were all acknowledged.
 *
 * @param journal of the ledger
 * @param notebook of those who stand for the other sides
 */
record LeftBehind(MemoryJournal journal, Path notebook) {
  static final BigDecimal WORTH = new BigDecimal("1.5");

  /**
   * Checks it.
   *
   * @param settled how many of the redemptions were settled, each of one piece of a limited stock
   * @param delivered how many of these by a machine, each worth {@link #WORTH} US dollars
   */
  void check(long settled, long delivered) throws IOException {
    assertEquals(delivered, deliveries(), "delivered by machines");
    assertEquals(settled, taken(), "taken of the stock");
    assertTrue(
        given().stream().noneMatch(code -> code.fields().containsKey("locked")),
        "what was acknowledged is wiped");
  }

  private long taken() {
    return journal.items().values().stream()
        .filter(item -> item.key().family().equals("stock"))
        .mapToLong(item -> Long.parseLong(item.field("taken")))
        .sum();
  }

  /** What all other sides gave, together. */
  private long deliveries() throws IOException {
    Map<String, String> noted = new TreeMap<>();
    for (String line : Files.exists(notebook) ? Files.readAllLines(notebook) : List.<String>of()) {
      int text = line.lastIndexOf('\t');
      noted.put(line.substring(0, text), line.substring(text + 1));
    }
    BigDecimal count = BigDecimal.ZERO;
    for (Map.Entry<String, String> note : noted.entrySet()) {
      String text = note.getValue();
      count =
          switch (note.getKey().substring(0, note.getKey().indexOf('\t'))) {
            case "delivered" -> count.add(new BigDecimal(text));
            case "card" -> count.add(BigDecimal.ONE);
            // All credits of an account and month are one line of their sum.
            case "line" ->
                count.add(new BigDecimal(text.substring(text.lastIndexOf(' ') + 1)).divide(WORTH));
            default -> count;
          };
    }
    return count.longValueExact() + given().size();
  }

  /** Codes of the vault that somebody has. */
  private List<Item> given() {
    return journal.items().values().stream()
        .filter(item -> item.key().family().equals("code") && item.fields().containsKey("hold"))
        .toList();
  }
}
