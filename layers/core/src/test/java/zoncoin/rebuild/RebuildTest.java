package zoncoin.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Lively;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal.Recorded;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.Checkpoint;
import zoncoin.note.SignedNote;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemptions;
import zoncoin.seal.Sealer;

/** A table that is older than its log becomes what the log says; what is neither stops it. */
final class RebuildTest {
  private static final String WRITES = ".*\\.(add|replace|stamp|swap|put|append)";
  private static final List<Weather.Fault> ENDS =
      List.of(Weather.Fault.CRASH_BEFORE, Weather.Fault.CRASH_AFTER, Weather.Fault.KEPT);
  private static final Order BOUGHT = order("bought");
  private static final Order SENT = order("sent");
  private static final Order LATER = order("later");

  private static Order order(String key) {
    TransactionId id = TransactionId.ofCaller(Village.BOB.id(), key);
    return new Order(id, Village.BOB, "arn:aws:iam::444455556666:user/bob", "support-hour", 2);
  }

  private static Redemptions redemptions(Village village) {
    return new Redemptions(
        village.ledger(), village.journal, village.clock(), new Random(village.hashCode()));
  }

  private static void order(Village village, Order order) {
    assertInstanceOf(
        Redemptions.Result.Done.class, redemptions(village).request(order, Catalogue.sample()));
  }

  private static void seal(Village village) {
    Sealer sealer = village.sealer();
    while (!(sealer.seal() instanceof Sealer.Result.Idle)) {
      // More waits.
    }
  }

  /** Two orders are held when the backup is made, and one entry waits; then life goes on. */
  private static Rescue story(Village village) {
    village.founded().rich(Village.BOB, Amount.ofZnc(9_000), "2028-07");
    order(village, BOUGHT);
    order(village, SENT);
    seal(village);
    village.post(Village.enrol(new Account.Member("222233334444")));
    Rescue rescue = new Rescue(village);
    seal(village);
    order(village, LATER);
    var _ = redemptions(village).send(BOUGHT.hold());
    var _ = redemptions(village).settle(BOUGHT.hold());
    var _ = redemptions(village).send(SENT.hold());
    village.rich(Village.ALICE, Amount.ofZnc(3), "2028-07");
    seal(village);
    return rescue;
  }

  private static Rebuild.Result.Rebuilt rebuilt(Rebuild.Result result) {
    return assertInstanceOf(Rebuild.Result.Rebuilt.class, result, result.toString());
  }

  private static String stopped(Rebuild.Result result) {
    return assertInstanceOf(Rebuild.Result.Stopped.class, result, result.toString()).why();
  }

  /** What is sealed, every step and the list of accounts are what they were. */
  private static void assertSame(Village village, Rescue rescue) {
    assertEquals(village.journal.accounts(), rescue.journal.accounts());
    for (Account.Chained account : village.journal.accounts()) {
      assertEquals(village.journal.head(account), rescue.journal.head(account));
      for (Recorded was : village.journal.before(account, Long.MAX_VALUE, 1_000)) {
        Recorded is = rescue.journal.find(was.signed().entry().transaction()).orElseThrow();
        assertEquals(was.signed(), is.signed());
        assertEquals(was.logIndex(), is.logIndex());
        assertTrue(is.request().isEmpty() || is.request().equals(was.request()));
      }
    }
    assertEquals(village.heads.read().tree(), rescue.heads.read().tree());
  }

  private static Redemption.State state(Rescue rescue, Order order) {
    return Redemption.of(rescue.journal.item(Redemption.key(order.hold())).orElseThrow()).state();
  }

  @Test
  void anEmptyTableBecomesWhatALogOfEveryKindSays() {
    Village village = Lively.village();
    seal(village);
    Rescue rescue = Rescue.ofNothing(village);
    Rebuild.Written written = rebuilt(rescue.runWithoutItems()).written();
    long size = village.heads.read().tree().size();
    assertEquals(size, written.transactions());
    assertEquals(3, written.unasked(), "two holds by no catalogue, and a till's size");
    assertEquals(0, written.stamped());
    assertSame(village, rescue);
  }

  @Test
  void aTableFromBeforeGoesOnWhereItsLogIs() {
    Village village = new Village();
    Rescue rescue = story(village);
    assertInstanceOf(Sealer.Result.Stopped.class, rescue.sealer().seal());
    Rebuild.Result.Rebuilt rebuilt = rebuilt(rescue.run());
    assertEquals(new Rebuild.Written(4, 0, 1, 4, 0, 3, 0, 0), rebuilt.written());
    assertSame(village, rescue);
    assertInstanceOf(Sealer.Result.Idle.class, rescue.sealer().seal());
    Request hold = Village.hold("after", Village.BOB, Amount.ofZnc(1));
    assertInstanceOf(Posted.Written.class, village.ledger(rescue.journal).post(hold, List.of()));
    assertInstanceOf(Sealer.Result.Sealed.class, rescue.sealer().seal());
    AuditReport audit = rescue.audit();
    assertInstanceOf(AuditReport.Sound.class, audit, audit.toString());
    assertEquals(rebuilt.tree().size() + 1, audit.figures().entries());
  }

  /** The old table says held; it may have been sent since. */
  @Test
  void aRedemptionWithoutAnEndIsAskedAboutBeforeAnythingElse() {
    Village village = new Village();
    Rescue rescue = story(village);
    assertInstanceOf(Redemption.State.Held.class, state(rescue, BOUGHT));
    rebuilt(rescue.run());
    Instant now = village.clock().instant();
    assertEquals(
        new Redemption.State.Sending("rebuilt", now, false, 1, "rebuilt"), state(rescue, SENT));
    assertEquals(
        new Redemption.State.Sending("rebuilt", now, false, 1, "rebuilt"), state(rescue, LATER));
    assertEquals(
        new Redemption.State.Settled(Redemption.Said.byAdapter("manual", "")),
        state(rescue, BOUGHT));
    assertEquals(
        Set.of(Redemption.key(SENT.hold()), Redemption.key(LATER.hold())),
        Set.copyOf(rescue.journal.due(Redemption.FAMILY, now, 10)));
  }

  @Test
  void whatIsLostIsNamedByTheTimeOfTheCheckpoint() {
    Village village = new Village();
    Rescue rescue = story(village);
    village.turnTo("2026-07-18T11:00:00Z");
    village.post(Village.hold("lost", Village.BOB, Amount.ofZnc(1)));
    Rebuild.Result.Rebuilt rebuilt = rebuilt(rescue.run());
    assertEquals(
        new Rebuild.Window(
            Instant.parse("2026-07-18T09:30:00Z"), Instant.parse("2026-07-18T11:00:00Z")),
        rebuilt.lost());
    assertTrue(rescue.journal.find(TransactionId.ofCaller(Village.BOB.id(), "lost")).isEmpty());
  }

  @Test
  void aRunThatEndsAtAnyWriteIsMendedByTheNext() {
    Village village = new Village();
    Rescue backup = story(village);
    Rescue whole = backup.copy();
    Script fair = Script.fair();
    rebuilt(whole.run(Rebuild.Mode.WRITE, fair));
    for (int call = 0; call < fair.calls().size(); call++) {
      boolean isWrite = fair.calls().get(call).matches(WRITES);
      for (Weather.Fault fault : isWrite ? ENDS : List.<Weather.Fault>of()) {
        Rescue rescue = backup.copy();
        Script script = Script.at(call, fault);
        try {
          var _ = rescue.run(Rebuild.Mode.WRITE, script);
        } catch (Weather.Crash | NotApplied | Unknown ended) {
          // The next run goes on.
        }
        script.settle();
        rebuilt(rescue.run());
        assertSame(village, rescue);
        assertEquals(whole.journal.items(), rescue.journal.items());
      }
    }
  }

  @Test
  void aDryRunSaysTheSameAndWritesNothing() {
    Rescue rescue = story(new Village());
    Script calls = Script.fair();
    Rebuild.Result dry = rescue.run(Rebuild.Mode.DRY, calls);
    assertEquals(List.of(), calls.calls().stream().filter(call -> call.matches(WRITES)).toList());
    assertEquals(dry, rescue.run());
    Rebuild.Written again = rebuilt(rescue.run()).written();
    assertEquals(
        new Rebuild.Written(0, 0, 0, 0, 0, 0, 0, 0), again, "and the second time, nothing");
  }

  @Test
  void whatWasWrittenSinceItWasRestoredStopsItAndIsNamed() {
    Village village = new Village();
    Rescue rescue = story(village);
    Request other = Village.hold("other", Village.BOB, Amount.ofZnc(1));
    assertInstanceOf(Posted.Written.class, village.ledger(rescue.journal).post(other, List.of()));
    String why = stopped(rescue.run());
    assertTrue(why.contains("step 6 of member:444455556666"), why);
    assertTrue(why.contains("c.444455556666.other"), why);
    assertTrue(why.contains("let nobody write"), why);
    assertInstanceOf(Sealer.Result.Stopped.class, rescue.sealer().seal());
  }

  @Test
  void whatWaitsAndIsNotInTheLogStaysAndIsSealed() {
    Village village = new Village();
    Rescue rescue = story(village);
    Request waits = Village.hold("waits", Village.ALICE, Amount.ofZnc(1));
    Request enrol = Village.enrol(new Account.Member("777788889999"));
    assertInstanceOf(Posted.Refused.class, village.ledger(rescue.journal).post(waits, List.of()));
    assertInstanceOf(Posted.Written.class, village.ledger(rescue.journal).post(enrol, List.of()));
    assertEquals(1, rebuilt(rescue.run()).written().waiting());
    assertInstanceOf(Sealer.Result.Sealed.class, rescue.sealer().seal());
    assertEquals(
        OptionalLong.of(village.heads.read().tree().size()),
        rescue.journal.find(enrol.transaction()).orElseThrow().logIndex());
    assertInstanceOf(AuditReport.Sound.class, rescue.audit());
  }

  @Test
  void aLogThatIsNotSoundIsNotReplayed() {
    Village village = new Village();
    Rescue rescue = story(village);
    String why =
        stopped(
            rescue.run(
                Rebuild.Mode.WRITE,
                Weather.FAIR,
                path -> village.readLog(path).map(bytes -> changed(path, bytes)),
                List.of()));
    assertTrue(why.contains("not sound"), why);
    assertTrue(rescue.journal.find(LATER.hold()).isEmpty());
  }

  private static byte[] changed(String path, byte[] bytes) {
    if (path.contains("entries")) {
      bytes[bytes.length / 2] ^= 1;
    }
    return bytes;
  }

  @Test
  void aTableAheadOfItsLogIsSealedFirst() {
    Village village = new Village();
    Rescue before = story(village);
    Rescue now = new Rescue(village);
    String text = Checkpoint.of(Village.LOG.origin(), before.heads.read().tree()).text();
    byte[] older = SignedNote.sign(text, 0, Village.logSigners()).bytes();
    String why =
        stopped(
            now.run(
                Rebuild.Mode.WRITE,
                Weather.FAIR,
                path -> path.equals("checkpoint") ? Optional.of(older) : village.readLog(path),
                List.of()));
    assertTrue(why.contains("head has size 12, the published checkpoint 7"), why);
  }

  /** What was asked is known by its hash, where its text is not. */
  @Test
  void theSameRequestIsTheSameThoughNothingSaysWhatWasAsked() {
    Village village = new Village();
    Rescue rescue = story(village);
    Rebuild.Result.Rebuilt rebuilt =
        rebuilt(rescue.run(Rebuild.Mode.WRITE, Weather.FAIR, village::readLog, List.of()));
    assertEquals(1, rebuilt.written().unasked());
    assertTrue(rebuilt.left().getFirst().contains(LATER.hold().text()), rebuilt.left().toString());
    Recorded later = rescue.journal.find(LATER.hold()).orElseThrow();
    assertEquals("", later.request());
    Request same = hold(2);
    Posted.Written written =
        assertInstanceOf(
            Posted.Written.class, village.ledger(rescue.journal).post(same, List.of()));
    assertEquals(later.signed(), written.signed());
    assertEquals(
        new Posted.Refused(new Refusal.ExistsWithDifferent(LATER.hold(), "request")),
        village.ledger(rescue.journal).post(hold(3), List.of()));
  }

  private static Request hold(long quantity) {
    return new Request.Hold(
        LATER.hold(),
        Village.BOB.id(),
        Village.BOB,
        Amount.ofZnc(1_800),
        new Request.Purchase("support-hour", quantity, false));
  }

  @Test
  void whatWasAskedIsFoundForWhateverTheEntrySays() {
    Village village = Lively.village();
    Asked asked = Rescue.asked(Purchases.NONE);
    seal(village);
    for (Account.Chained account : village.journal.accounts()) {
      for (Recorded was : village.journal.before(account, Long.MAX_VALUE, 1_000)) {
        Optional<String> text =
            Optional.of(asked.text(was.signed().entry())).filter(found -> !found.isEmpty());
        assertEquals(
            Set.of("collect.baker.1", "c.111122223333.a", "c.111122223333.b")
                    .contains(was.signed().entry().transaction().text())
                ? Optional.empty()
                : Optional.of(was.request()),
            text);
      }
    }
  }
}
