package zoncoin.audit;

import static zoncoin.audit.Audited.assertFinds;
import static zoncoin.audit.Audited.audit;
import static zoncoin.audit.Scribe.ALICE;
import static zoncoin.audit.Scribe.BILLING;
import static zoncoin.audit.Scribe.BOB;
import static zoncoin.audit.Scribe.DESK;

import org.junit.jupiter.api.Test;
import zoncoin.memory.Village;
import zoncoin.note.NoteSigner;
import zoncoin.tlog.Hash;

/** Entries that are wrong by themselves, by who signed them, or by what they follow. */
final class WrongEntryTest {
  private final Scribe scribe = Scribe.founded();
  private final long next = scribe.size();

  private void assertNextBreaks(Rule... rules) {
    assertFinds(audit(scribe.seal().reader()), next, rules);
  }

  private Scribe.Draft issue(String transaction) {
    return scribe.entry("issue", transaction).post(ALICE, "pending", 100).issuance(-100);
  }

  @Test
  void postingsThatDoNotSumToZero() {
    scribe.entry("issue", "issue.1").post(ALICE, "pending", 100).issuance(-99).sign();
    assertNextBreaks(Rule.FORM);
  }

  @Test
  void anAmountWithALeadingZero() {
    issue("issue.1").writing("pending 100", "pending 0100").sign();
    assertNextBreaks(Rule.FORM);
  }

  @Test
  void anUnknownKind() {
    issue("issue.1").writing("kind issue", "kind mint").sign();
    assertNextBreaks(Rule.FORM);
  }

  @Test
  void anEntryFromAnotherLog() {
    issue("issue.1").inLog("city.example/ledger").sign();
    assertNextBreaks(Rule.LOG);
  }

  @Test
  void aKeyThatTheLogNeverNamed() {
    NoteSigner stranger = Village.signer(Village.LOG.origin() + "/billing", 9);
    issue("issue.1").by(stranger).sign();
    assertNextBreaks(Rule.ISSUER);
  }

  @Test
  void aKeyThatIsNamedOnlyLater() {
    NoteSigner later = Village.signer(Village.LOG.origin() + "/billing-2", 9);
    issue("issue.1").by(later).sign();
    scribe.keys("key.2", BILLING, "key", later, "issue").sign();
    issue("issue.2").by(later).sign();
    assertNextBreaks(Rule.ISSUER);
  }

  @Test
  void aKeyThatWasRetired() {
    scribe.keys("key.2", BILLING, Scribe.billing(), DESK, "none").sign();
    scribe.entry("freeze", "freeze.1").extending(ALICE).sign();
    assertFinds(audit(scribe.seal().reader()), next + 1, Rule.KIND);
  }

  @Test
  void theDeskMintingCoins() {
    issue("issue.1").by(DESK).sign();
    assertNextBreaks(Rule.KIND);
  }

  @Test
  void aSignatureUnderAnotherText() {
    issue("issue.1").sign();
    byte[] leaf = scribe.leaves.removeLast();
    String altered = new String(leaf, java.nio.charset.StandardCharsets.UTF_8);
    altered = altered.replace("pending 100\n", "pending 900\n").replace("-100\n", "-900\n");
    scribe.leaves.add(altered.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertNextBreaks(Rule.SIGNATURE, Rule.REQUEST);
  }

  @Test
  void aKeyNamedByWhoMayNotNameKeys() {
    NoteSigner own = Village.signer(Village.LOG.origin() + "/mint", 9);
    scribe.keys("key.2", own, "issue", DESK, Scribe.desk()).by(DESK).sign();
    issue("issue.1").by(own).sign();
    assertNextBreaks(Rule.KIND, Rule.ISSUER);
  }

  @Test
  void aChangeOfKeysOutOfItsNumber() {
    scribe.keys("key.3", BILLING, Scribe.billing(), DESK, Scribe.desk()).sign();
    assertNextBreaks(Rule.KEYS);
  }

  @Test
  void anIssuerKeyThatIsNamedLikeAnotherLog() {
    NoteSigner other = Village.signer("city.example/ledger/desk", 9);
    scribe.keys("key.2", BILLING, Scribe.billing(), other, "hold").sign();
    assertNextBreaks(Rule.KEYS);
  }

  @Test
  void aLogThatDoesNotBeginWithKeys() {
    Scribe keyless = new Scribe();
    keyless.entry("enrol", "enrol.alice").extending(ALICE).sign();
    assertFinds(audit(keyless.seal().reader()), 0, Rule.KEYS, Rule.ISSUER);
  }

  @Test
  void aTransactionTwice() {
    issue("issue.1").sign();
    issue("issue.1").sign();
    assertFinds(audit(scribe.seal().reader()), next + 1, Rule.TRANSACTION);
  }

  @Test
  void aBrokenChainHash() {
    issue("issue.1").chain(ALICE, 2, Hash.sha256(new byte[] {1})).sign();
    issue("issue.2").sign();
    assertNextBreaks(Rule.PREVIOUS);
  }

  @Test
  void aSkippedStep() {
    issue("issue.1").chain(ALICE, 3, Hash.sha256(new byte[] {1})).sign();
    assertNextBreaks(Rule.SEQUENCE);
  }

  @Test
  void aForkedHistory() {
    Hash first = issue("issue.1").sign();
    issue("issue.2").sign();
    issue("issue.3").chain(ALICE, 3, first).sign();
    assertFinds(audit(scribe.seal().reader()), next + 2, Rule.SEQUENCE);
  }

  @Test
  void aStepThatGoesBackInTime() {
    scribe.turnTo("2026-07-18T09:29:59.999Z");
    issue("issue.1").sign();
    assertNextBreaks(Rule.TIME);
  }

  @Test
  void coinsToAnAccountThatDoesNotTakePart() {
    String carol = "member:777788889999";
    scribe.entry("issue", "issue.1").post(carol, "pending", 100).issuance(-100).sign();
    assertNextBreaks(Rule.STANDING);
  }

  @Test
  void enrollingTwice() {
    scribe.entry("enrol", "enrol.again").extending(BOB).sign();
    assertNextBreaks(Rule.STANDING);
  }

  @Test
  void thawingWhatIsNotFrozen() {
    scribe.entry("thaw", "thaw.1").extending(BOB).sign();
    assertNextBreaks(Rule.STANDING);
  }
}
