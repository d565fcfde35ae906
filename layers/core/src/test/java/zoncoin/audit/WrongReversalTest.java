package zoncoin.audit;

import static zoncoin.audit.Audited.assertFinds;
import static zoncoin.audit.Audited.audit;
import static zoncoin.audit.Scribe.ALICE;
import static zoncoin.audit.Scribe.BOB;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.tlog.EntryBundle;

/** Transfers taken back as none may be. */
final class WrongReversalTest {
  private final Purse purse = new Purse();
  private final Scribe scribe = purse.scribe;

  @Test
  void aReversalOfMoreThanWasGiven() {
    purse.give("t", 10).sign();
    purse.give("t2", 10).sign();
    scribe
        .entry("reverse", "t.reverse")
        .referring("t")
        .post(BOB, "gift:2026-08", -11)
        .post(ALICE, "lot:2026-08", 11)
        .sign();
    purse.assertLastBreaks(Rule.RETURN);
  }

  @Test
  void aReversalUnderAnotherName() {
    purse.give("t", 10).sign();
    scribe
        .entry("reverse", "undo")
        .referring("t")
        .post(BOB, "gift:2026-08", -10)
        .post(ALICE, "lot:2026-08", 10)
        .sign();
    purse.assertLastBreaks(Rule.NAME);
  }

  @Test
  void aReversalOfWhatWasSpentMakesDebt() {
    purse.give("t", 10).sign();
    scribe.entry("hold", "h").post(BOB, "held", 4).post(BOB, "gift:2026-08", -4).sign();
    Scribe.Draft reversal =
        scribe
            .entry("reverse", "t.reverse")
            .referring("t")
            .post(BOB, "gift:2026-08", -6)
            .post(BOB, "debt", -4)
            .post(ALICE, "lot:2026-08", 10);
    reversal.sign();
    purse.assertSound();
    scribe.entry("hold", "h2").post(BOB, "held", 1).post(BOB, "lot:2028-07", -1).sign();
    purse.assertLastBreaks(Rule.BUCKET);
  }

  @Test
  void theNameOfAReversalTakenByAnother() {
    purse.give("t", 10).sign();
    purse.give("t.reverse", 10).sign();
    purse.assertLastBreaks(Rule.NAME);
  }

  /** Whoever serves the log may answer otherwise when it is asked again. */
  @Test
  void aTransferThatIsAnotherWhenItIsReadAgain() {
    purse.give("t", 10).sign();
    long transfer = scribe.size() - 1;
    scribe
        .entry("reverse", "t.reverse")
        .referring("t")
        .post(BOB, "gift:2026-08", -10)
        .post(ALICE, "lot:2026-08", 10)
        .sign();
    scribe.seal();
    byte[] other = scribe.leaves.getFirst();
    for (int kept = 0; kept <= transfer; kept += (int) transfer) {
      List<byte[]> leaves = new java.util.ArrayList<>(scribe.leaves.subList(0, kept));
      leaves.add(other);
      byte[] again = EntryBundle.encode(leaves);
      Set<String> read = new HashSet<>();
      assertFinds(
          audit(
              path ->
                  path.startsWith("tile/entries") && !read.add(path)
                      ? Optional.of(again)
                      : scribe.reader().read(path)),
          scribe.size() - 1,
          Rule.ALTERED);
    }
  }
}
