package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Model;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Turns;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.memory.Weather.Fault;
import zoncoin.tlog.Hash;

/** Issuing and vesting while calls fail and others issue, vest and leave at the same time. */
final class IssuanceFaultsTest {
  private static final Village FOUNDED = new Village().founded();
  private static final Bucket LOT = Bucket.parse("lot:2028-07");

  private static final List<Boolean> ONE = List.of(true);
  private static final List<Boolean> EITHER = List.of(true, false);

  /** The story of one assessment, step by step. */
  enum Step {
    FIRST("2026-07-19", "03", "100", false),
    LESS("2026-07-20", "04", "90", false),
    MORE("2026-07-21", "05", "100", false),
    LEFT("2026-07-22"),
    WHILE_AWAY("2026-07-23", "07", "110", false),
    BACK("2026-07-24"),
    FINAL("2026-07-25", "09", "150", true),
    VESTED("2026-08-01"),
    LESS_AGAIN("2026-08-02", "25", "20", true),
    MORE_AGAIN("2026-08-03", "26", "30", true),
    VESTED_AGAIN("2026-08-04");

    private final String today;
    private final String day;
    private final String dollars;
    private final boolean isFinal;

    Step(String today) {
      this(today, "", "", false);
    }

    Step(String today, String day, String dollars, boolean isFinal) {
      this.today = today;
      this.day = day;
      this.dollars = dollars;
      this.isFinal = isFinal;
    }

    void run(Village village, Weather weather) {
      village.turnTo(today + "T12:00:00Z");
      Journal journal = Ports.journal(weather, village.journal);
      Issuance issuance = new Issuance(village.ledger(journal), journal, village.evidenceWriter());
      switch (this) {
        case LEFT -> village.post(leave());
        case BACK -> village.post(enrolAgain());
        case VESTED, VESTED_AGAIN -> vest(issuance, village);
        case FIRST, LESS, MORE, WHILE_AWAY, FINAL, LESS_AGAIN, MORE_AGAIN ->
            accepted(issue(issuance, day, dollars, isFinal));
      }
    }
  }

  private static Issuance.Result issue(
      Issuance issuance, String day, String dollars, boolean isFinal) {
    return issuance.issue(IssuanceTest.assessment(day, dollars, isFinal), RewardPolicy.standard());
  }

  private static void vest(Issuance issuance, Village village) {
    for (Item.Key key : village.journal.due(Issuance.FAMILY, village.clock().instant(), 10)) {
      accepted(issuance.vest(key));
    }
  }

  private static void accepted(Issuance.Result result) {
    assertTrue(
        result instanceof Issuance.Result.Issued
            || result instanceof Issuance.Result.Vested
            || result instanceof Issuance.Result.Unchanged,
        result.toString());
  }

  private static Request leave() {
    TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), "leave");
    return new Request.ChangeStanding(id, Kind.LEAVE, Village.ALICE.id(), Village.ALICE);
  }

  private static Request enrolAgain() {
    TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), "again");
    return new Request.Enrol(id, Village.ALICE.id(), Village.ALICE, Hash.EMPTY);
  }

  @ParameterizedTest
  @EnumSource
  void aFaultAtAnyCallAndThenAgainIsAsIfThereHadBeenNone(Step broken) {
    Village fair = FOUNDED.copy();
    Script calls = Script.fair();
    for (Step step : Step.values()) {
      step.run(fair, step == broken ? calls : Weather.FAIR);
    }
    for (int call = 0; call < calls.calls().size(); call++) {
      for (Fault fault : Fault.values()) {
        for (boolean lateComesFirst : fault == Fault.LATE ? EITHER : ONE) {
          Village broke = told(broken, Script.at(call, fault), lateComesFirst);
          assertEquals(entries(fair), entries(broke), call + " " + fault);
        }
      }
    }
  }

  /** The story with one broken step that is done again. */
  private static Village told(Step broken, Script script, boolean lateComesFirst) {
    Village village = FOUNDED.copy();
    for (Step step : Step.values()) {
      if (step == broken) {
        try {
          step.run(village, script);
        } catch (NotApplied | Unknown | Weather.Crash fault) {
          // Whoever delivered it delivers it again.
        }
        if (lateComesFirst) {
          script.settle();
        }
      }
      step.run(village, Weather.FAIR);
      script.settle();
    }
    return village;
  }

  private static List<SignedEntry> entries(Village village) {
    List<SignedEntry> entries = new ArrayList<>();
    Model model = new Model();
    for (TransactionId posted : village.journal.list(Integer.MAX_VALUE)) {
      entries.add(village.journal.find(posted).orElseThrow().signed());
      model.add(entries.getLast());
    }
    model.assertHeads(village.journal);
    return entries;
  }

  @Test
  void theStoryIsTheOneThatItLooksLike() {
    Village village = FOUNDED.copy();
    List<String> pending = new ArrayList<>();
    for (Step step : Step.values()) {
      step.run(village, Weather.FAIR);
      pending.add(amount(village, Bucket.Plain.PENDING).znc() + " " + amount(village, LOT).znc());
    }
    assertEquals(
        List.of(
            "200 0", "180 0", "200 0", "0 0", "0 0", "0 0", "80 0", "0 80", "0 40", "20 40",
            "0 60"),
        pending);
  }

  private static Amount amount(Village village, Bucket bucket) {
    return village.journal.head(Village.ALICE).standing().buckets().of(bucket);
  }

  /** Two deliveries are read at once; whichever is written first, the newer one holds. */
  @Test
  void twoIssuersAtAnyTwoCallsComeToTheNewerDelivery() {
    for (int one = 0; one < 8; one++) {
      for (int other = 0; other < 8; other++) {
        Village village = FOUNDED.copy();
        try (Turns turns = new Turns()) {
          Turns.Actor older =
              turns.start(turn -> () -> issue(issuance(village, turn), "03", "100", false));
          Turns.Actor newer =
              turns.start(turn -> () -> issue(issuance(village, turn), "04", "70", false));
          older.stepTo(one);
          newer.stepTo(other);
          older.finish();
          newer.finish();
        }
        assertEquals("140", amount(village, Bucket.Plain.PENDING).znc(), one + " " + other);
        List<SignedEntry> before = entries(village);
        issue(issuance(village, Weather.FAIR), "03", "100", false);
        issue(issuance(village, Weather.FAIR), "04", "70", false);
        assertEquals(before, entries(village), "both delivered again change nothing");
      }
    }
  }

  /** A newer delivery and the day of vesting meet. */
  @Test
  void anIssuerAndAVestAtAnyTwoCallsLoseNothing() {
    for (int one = 0; one < 8; one++) {
      for (int other = 0; other < 8; other++) {
        Village village = FOUNDED.copy();
        issue(issuance(village, Weather.FAIR), "03", "100", true);
        village.turnTo("2026-08-01T00:00:00Z");
        try (Turns turns = new Turns()) {
          Turns.Actor vesting = turns.start(turn -> vesting(village, turn));
          Turns.Actor issuing =
              turns.start(turn -> () -> issue(issuance(village, turn), "20", "130", true));
          vesting.stepTo(one);
          issuing.stepTo(other);
          vesting.finish();
          issuing.finish();
        }
        vest(issuance(village, Weather.FAIR), village);
        assertEquals("260", amount(village, LOT).znc());
        assertEquals(Amount.ZERO, amount(village, Bucket.Plain.PENDING));
        entries(village);
      }
    }
  }

  private static Supplier<Boolean> vesting(Village village, Weather weather) {
    return () -> {
      vest(issuance(village, weather), village);
      return true;
    };
  }

  /**
   * The member leaves, or leaves and comes back, at any call of an issuer: what is pending is what
   * the newest delivery added since.
   */
  @Test
  void leavingAtAnyCallOfAnIssuerForfeitsWhatWasPending() {
    for (boolean comesBack : List.of(false, true)) {
      for (int call = 0; call < 7; call++) {
        Village village = FOUNDED.copy();
        issue(issuance(village, Weather.FAIR), "03", "100", false);
        try (Turns turns = new Turns()) {
          Turns.Actor issuing =
              turns.start(turn -> () -> issue(issuance(village, turn), "04", "130", false));
          issuing.stepTo(call);
          village.post(leave());
          if (comesBack) {
            village.post(enrolAgain());
          }
          issuing.finish();
        }
        boolean wasFaster = call > 3;
        String expected = comesBack && !wasFaster ? "60" : "0";
        assertEquals(expected, amount(village, Bucket.Plain.PENDING).znc(), "call " + call);
        // What was forfeited is never taken from the member: back to nothing leaves nothing owed.
        issue(issuance(village, Weather.FAIR), "05", "0", false);
        assertEquals(Amount.ZERO, amount(village, Bucket.Plain.PENDING));
        assertEquals(Amount.ZERO, amount(village, Bucket.Plain.DEBT), "call " + call);
        entries(village);
      }
    }
  }

  private static Issuance issuance(Village village, Weather weather) {
    Journal journal = Ports.journal(weather, village.journal);
    return new Issuance(village.ledger(journal), journal, village.evidenceWriter());
  }
}
