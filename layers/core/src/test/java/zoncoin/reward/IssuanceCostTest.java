package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Village;

/** How often issuing asks what keeps the ledger: a large organisation pays each 100,000 times. */
final class IssuanceCostTest {
  private static final RewardPolicy POLICY = RewardPolicy.standard();

  private final Village village = new Village().founded();
  private final Script script = Script.fair();
  private final Issuance issuance =
      new Issuance(
          village.ledger(Ports.journal(script, village.journal)),
          Ports.journal(script, village.journal),
          village.evidenceWriter());

  private String calls(String day, String dollars) {
    int before = script.calls().size();
    assertInstanceOf(
        Issuance.Result.Issued.class,
        issuance.issue(IssuanceTest.assessment(day, dollars, true), POLICY));
    List<String> calls = script.calls();
    return String.join(" ", calls.subList(before, calls.size())).replace("journal.", "");
  }

  /** What is noted, who takes part, who has the coins; then the announcement and the entry. */
  @Test
  void whatIsNewTakesThreeReadsAndTwoWrites() {
    assertEquals("item head item put append", calls("03", "10"));
  }

  /** It refers to the entry before, which is found. */
  @Test
  void aDifferenceTakesThreeReadsAndOneWrite() {
    calls("03", "10");
    assertEquals("item head find append", calls("04", "12"));
    assertEquals("item head find append", calls("05", "11"));
  }
}
