package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.memory.Police;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.memory.Weather.Fault;

/** Posting while every call can fail: there is one entry, always the same, and its bytes. */
final class LedgerFaultsTest {
  /** How the first attempt ended. */
  private sealed interface End {
    record Answered(Posted posted) implements End {}

    record Threw(Throwable fault) implements End {}
  }

  @ParameterizedTest
  @EnumSource
  void oneFaultAtAnyCallAndThenAgain(Deed deed) {
    Script fair = Script.fair();
    assertInstanceOf(End.Answered.class, attempt(deed, deed.village(), fair));
    for (int call = 0; call < fair.calls().size(); call++) {
      for (Fault fault : Fault.values()) {
        survive(deed, Map.of(call, fault));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HOLD", "TRANSFER", "ISSUE"})
  void twoFaultsAtAnyTwoCallsAndThenAgain(Deed deed) {
    for (int first = 0; first < 4; first++) {
      for (int second = first + 1; second < 6; second++) {
        for (Fault one : Fault.values()) {
          for (Fault other : Fault.values()) {
            survive(deed, Map.of(first, one, second, other));
          }
        }
      }
    }
  }

  private static void survive(Deed deed, Map<Integer, Fault> faults) {
    survive(deed, faults, true);
    if (faults.containsValue(Fault.LATE)) {
      survive(deed, faults, false);
    }
  }

  private static void survive(Deed deed, Map<Integer, Fault> faults, boolean lateComesFirst) {
    Village village = deed.village();
    Script script = Script.of(faults);
    End first = attempt(deed, village, script);
    if (lateComesFirst) {
      script.settle();
    }
    if (first instanceof End.Threw(NotApplied fault)) {
      assertEquals(Optional.empty(), village.journal.find(deed.request().transaction()));
    }
    Posted.Written again = written(village.ledger().post(deed.request(), deed.items()));
    script.settle();
    assertEquals(CLEAN.get(deed), again.signed(), "the same bytes as on a day without faults");
    if (first instanceof End.Answered(Posted posted)) {
      assertEquals(again.signed(), written(posted).signed());
    }
    assertEquals(
        Optional.of(again.signed()),
        village.journal.find(deed.request().transaction()).map(Journal.Recorded::signed));
    for (Chain link : again.signed().entry().chain()) {
      assertEquals(link.sequence(), village.journal.head(link.account()).sequence());
    }
  }

  private static final Map<Deed, SignedEntry> CLEAN = clean();

  private static Map<Deed, SignedEntry> clean() {
    Map<Deed, SignedEntry> clean = new java.util.EnumMap<>(Deed.class);
    for (Deed deed : Deed.values()) {
      clean.put(deed, written(deed.village().ledger().post(deed.request(), deed.items())).signed());
    }
    return clean;
  }

  private static End attempt(Deed deed, Village village, Weather weather) {
    Police police = Police.watching(Ports.journal(weather, village.journal));
    try {
      return new End.Answered(village.ledger(police).post(deed.request(), deed.items()));
    } catch (NotApplied | Unknown | Weather.Crash fault) {
      return new End.Threw(fault);
    }
  }

  private static Posted.Written written(Posted posted) {
    return assertInstanceOf(Posted.Written.class, posted);
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_APPLIED", "LOST", "KEPT", "LATE"})
  void givesUpAfterEightTriesOfTheSameAppend(Fault fault) {
    Village village = Deed.KEY.village();
    Script script = Script.from(0, 100, fault);
    Police police = Police.watching(Ports.journal(script, village.journal));
    Ledger ledger = village.ledger(police);
    Request request = Deed.KEY.request();
    if (fault == Fault.KEPT) {
      assertTrue(written(ledger.post(request, List.of())).isNew(), "found on looking");
    } else if (fault == Fault.NOT_APPLIED) {
      assertThrows(NotApplied.class, () -> ledger.post(request, List.of()));
      assertEquals(Ledger.MAX_ATTEMPTS, script.calls().size());
    } else {
      assertThrows(Unknown.class, () -> ledger.post(request, List.of()));
      long appends = script.calls().stream().filter("journal.append"::equals).count();
      assertEquals(Ledger.MAX_ATTEMPTS, appends);
      script.settle();
      assertEquals(fault == Fault.LATE, village.journal.find(request.transaction()).isPresent());
    }
  }

  /** One lost answer among refusals: nobody may be told that nothing was written. */
  @Test
  void doesNotCallAWriteNotAppliedThatMayBeUnderWay() {
    Village village = Deed.HOLD.village();
    Map<Integer, Fault> faults = new java.util.HashMap<>(Map.of(1, Fault.LATE));
    for (int call = 2; call < 100; call++) {
      faults.put(call, Fault.NOT_APPLIED);
    }
    Script script = Script.of(faults);
    assertInstanceOf(
        Unknown.class,
        assertInstanceOf(End.Threw.class, attempt(Deed.HOLD, village, script)).fault());
    script.settle();
    assertTrue(village.journal.find(Deed.HOLD.request().transaction()).isPresent());
  }

  @ParameterizedTest
  @EnumSource(names = {"HOLD", "TRANSFER", "SETTLE", "ISSUE"})
  void anotherPosterAtAnyCallChangesNothingButTheChain(Deed deed) {
    for (int move = 0; move < 6; move++) {
      for (int call = 0; call < 6; call++) {
        for (Fault fault : Fault.values()) {
          survivesCompany(deed, move, call, fault);
        }
      }
    }
  }

  /** Another hold and another issue get in between at one call, a fault happens at another. */
  private static void survivesCompany(Deed deed, int move, int call, Fault fault) {
    Village village = deed.village();
    Script script = Script.at(call, fault);
    Weather weather =
        new Weather() {
          @Override
          public <T> T call(String name, boolean isWrite, java.util.function.Supplier<T> real) {
            if (script.calls().size() == move) {
              village.post(Village.hold("meanwhile", Village.ALICE, Amount.of(1)));
              village.rich(Village.BOB, Amount.of(5), "2028-07");
            }
            return script.call(name, isWrite, real);
          }
        };
    End first = attempt(deed, village, weather);
    Posted.Written again = written(village.ledger().post(deed.request(), deed.items()));
    script.settle();
    if (first instanceof End.Answered(Posted posted)) {
      assertEquals(again.signed(), written(posted).signed());
    }
    LedgerRaceTest.assertSound(village);
  }
}
