package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Village;

/** How often a post asks what keeps the ledger: every call is a round trip that somebody pays. */
final class LedgerCostTest {
  @ParameterizedTest
  @CsvSource({
    "KEY,      journal.append",
    "HOLD,     journal.head journal.append",
    "ENROL,    journal.head journal.append",
    "ISSUE,    journal.head journal.append",
    "TRANSFER, journal.head journal.head journal.append",
    "SETTLE,   journal.find journal.head journal.append",
  })
  void aPostReadsEachAccountAndReferenceOnceAndWritesOnce(Deed deed, String calls) {
    assertEquals(calls, calls(deed, deed.village()));
  }

  @ParameterizedTest
  @CsvSource({
    "HOLD,     journal.head journal.append",
    "HOLD_ALL, journal.head journal.find",
    "SETTLE,   journal.find journal.head journal.find",
    "ENROL,    journal.head journal.find",
  })
  void askingAgainCostsNoMore(Deed deed, String calls) {
    Village village = deed.village();
    village.post(deed.request());
    assertEquals(calls, calls(deed, village));
  }

  private static String calls(Deed deed, Village village) {
    Script script = Script.fair();
    Ledger ledger = village.ledger(Ports.journal(script, village.journal));
    assertInstanceOf(Posted.Written.class, ledger.post(deed.request(), deed.items()));
    return String.join(" ", List.copyOf(script.calls()));
  }
}
