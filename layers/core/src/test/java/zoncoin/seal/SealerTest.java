package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.Verdict;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Tile;

final class SealerTest {
  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(100), "2028-07");

  @Test
  void sealsWhatWaitsAndPublishesASignedCheckpoint() {
    Sealer.Result.Sealed sealed =
        assertInstanceOf(Sealer.Result.Sealed.class, village.sealer().seal());
    assertEquals(5, sealed.entries());
    SignedCheckpoint checkpoint =
        SignedCheckpoint.parse(village.readLog("checkpoint").orElseThrow());
    assertEquals(sealed.tree(), checkpoint.checkpoint().head());
    assertInstanceOf(
        Verdict.Signed.class,
        checkpoint.verify(
            Village.LOG.origin(),
            village.logSigners.stream().map(signer -> signer.verifierKey()).toList()));
    List<byte[]> leaves = EntryBundle.read(Tile.in(Tile.ENTRIES, 0, 5), village::readLog);
    assertEquals("key.1", SignedEntry.parse(leaves.getFirst()).entry().transaction().text());
    assertTrue(village.staging.paths().isEmpty());
    assertEquals(List.of(), village.alarms);
    assertInstanceOf(Sealer.Result.Idle.class, village.sealer().seal());
  }

  @Test
  void goesOnWhereItStopped() {
    village.sealer().seal();
    village.post(Village.hold("one", Village.ALICE, Amount.ofZnc(25)));
    Sealer.Result.Sealed sealed =
        assertInstanceOf(Sealer.Result.Sealed.class, village.sealer().seal());
    assertEquals(6, sealed.tree().size());
  }

  /** Whoever stole a key could otherwise lock an account for years, by one entry of that day. */
  @Test
  void whatIsDatedInTheFutureWaitsForItsDay() {
    village.sealer().seal();
    village.turnTo("2027-01-01T00:00:00Z");
    village.post(Village.hold("early", Village.ALICE, Amount.ofZnc(25)));
    village.turnTo("2026-12-31T23:58:59Z");
    assertInstanceOf(Sealer.Result.Idle.class, village.sealer().seal());
    assertEquals(
        List.of(
            new Alarms.Alarm.Early(
                TransactionId.ofCaller(Village.ALICE.id(), "early"), Duration.ofSeconds(61))),
        village.alarms);
    village.turnTo("2026-12-31T23:59:00Z");
    assertInstanceOf(Sealer.Result.Sealed.class, village.sealer().seal());
  }
}
