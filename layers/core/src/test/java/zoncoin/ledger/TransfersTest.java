package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

final class TransfersTest {
  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(10), "2028-07");

  private Posted pay(String rule, Account to) {
    TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), "pay");
    return new Transfers(Transfers.Rule.parse(rule), village.ledger(), village.journal)
        .post(new Request.Transfer(id, Village.ALICE.id(), Village.ALICE, to, Amount.ofZnc(1)));
  }

  private void enrolBakery() {
    TransactionId id = TransactionId.parse("enrol.bakery");
    Account.Merchant bakery = new Account.Merchant("bakery");
    village.post(new Request.Enrol(id, Village.BOB.id(), bakery, Hash.EMPTY));
  }

  @ParameterizedTest
  @CsvSource({
    "none,       member:444455556666, false",
    "none,       till:bakery,         false",
    "merchants,  member:444455556666, false",
    "merchants,  till:bakery,         true",
    "same-payer, member:444455556666, true",
    "same-payer, till:bakery,         true",
  })
  void paysWhomTheProgrammeAllows(String rule, String to, boolean isPaid) {
    enrolBakery();
    Posted posted = pay(rule, Account.parse(to));
    assertEquals(isPaid, posted instanceof Posted.Written);
    assertEquals(
        !isPaid, posted.equals(new Posted.Refused(new Refusal.TransfersClosed(Account.parse(to)))));
  }

  @Test
  void paysNothingIntoATillThatNobodyEmpties() {
    assertEquals(
        new Posted.Refused(new Refusal.NotEnrolled(new Account.Merchant("bakery"))),
        pay("merchants", new Account.Till("bakery")));
    assertTrue(village.journal.find(TransactionId.ofCaller(Village.ALICE.id(), "pay")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "all", "NONE", "same_payer", "none "})
  void knowsNoOtherRule(String word) {
    assertThrows(Malformed.class, () -> Transfers.Rule.parse(word));
  }
}
