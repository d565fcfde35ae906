package zoncoin.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.TransactionId;

final class ProblemTest {
  private static final Account.Member ALICE = new Account.Member("111122223333");
  private static final TransactionId ID = TransactionId.ofCaller("111122223333", "first");

  private static Refusal refusal(String rule) {
    return switch (rule) {
      case "ClockBehind" -> new Refusal.ClockBehind(ALICE, 90);
      case "ExistsWithDifferent" -> new Refusal.ExistsWithDifferent(ID, "amount");
      case "UnknownReference" -> new Refusal.UnknownReference(ID);
      case "UnknownProduct" -> new Refusal.UnknownProduct("yacht");
      case "Paused" -> new Refusal.Paused("redemption");
      case "NotOffered" -> new Refusal.NotOffered("yacht", "until 2026-07-01T00:00:00Z");
      case "LimitReached" -> new Refusal.LimitReached("mug", "all members", 0);
      case "OutOfStock" -> new Refusal.OutOfStock("mug", 0);
      case "QuantityOutOfRange" -> new Refusal.QuantityOutOfRange(0, "1 to 8");
      case "UnderWay" -> new Refusal.UnderWay(ID, "sending");
      case "BeingAsked" -> new Refusal.BeingAsked(ID, Instant.parse("2026-07-18T09:45:00Z"));
      case "NothingToReveal" -> new Refusal.NothingToReveal(ID);
      case "Acknowledged" -> new Refusal.Acknowledged(ID);
      case "TransfersClosed" -> new Refusal.TransfersClosed(ALICE);
      case "AmountOutOfRange" -> new Refusal.AmountOutOfRange(Amount.ZERO);
      case "SameAccount" -> new Refusal.SameAccount(ALICE);
      case "NotEnrolled" -> new Refusal.NotEnrolled(ALICE);
      case "NoChange" -> new Refusal.NoChange(ALICE, Kind.ENROL);
      case "EnrolmentChanged" -> new Refusal.EnrolmentChanged(ALICE);
      case "Frozen" -> new Refusal.Frozen(ALICE);
      case "InDebt" -> new Refusal.InDebt(ALICE, Amount.ofZnc(1));
      case "InsufficientCoins" ->
          new Refusal.InsufficientCoins(ALICE, Amount.ofZnc(2), Amount.ofZnc(1));
      case "WrongMonth" -> new Refusal.WrongMonth(YearMonth.parse("2026-06"));
      case "NothingToMove" -> new Refusal.NothingToMove(ALICE);
      case "TooManyLots" -> new Refusal.TooManyLots(26, 25);
      case "BalanceTooLarge" -> new Refusal.BalanceTooLarge(ALICE);
      case "Busy" -> new Refusal.Busy(8);
      default -> throw new AssertionError(rule);
    };
  }

  /** The table that callers can rely on: every refusal, its status and its type. */
  @ParameterizedTest
  @CsvSource({
    "ClockBehind,         503, clock-behind",
    "ExistsWithDifferent, 409, exists-with-different-amount",
    "UnknownReference,    404, unknown-reference",
    "UnknownProduct,      422, unknown-product",
    "Paused,              409, paused",
    "NotOffered,          409, not-offered",
    "LimitReached,        409, limit-reached",
    "OutOfStock,          409, out-of-stock",
    "QuantityOutOfRange,  422, quantity-out-of-range",
    "UnderWay,            409, redemption-sending",
    "BeingAsked,          409, redemption-being-asked",
    "NothingToReveal,     409, nothing-to-reveal",
    "Acknowledged,        410, acknowledged",
    "TransfersClosed,     403, transfers-closed",
    "AmountOutOfRange,    422, amount-out-of-range",
    "SameAccount,         422, same-account",
    "NotEnrolled,         409, not-enrolled",
    "NoChange,            409, no-change",
    "EnrolmentChanged,    409, enrolment-changed",
    "Frozen,              409, frozen",
    "InDebt,              409, in-debt",
    "InsufficientCoins,   409, insufficient-coins",
    "WrongMonth,          409, wrong-month",
    "NothingToMove,       409, nothing-to-move",
    "TooManyLots,         422, too-many-lots",
    "BalanceTooLarge,     409, balance-too-large",
    "Busy,                429, busy"
  })
  void givesEachRefusalItsStatusAndType(String rule, int status, String name) {
    ApiResponse response = Problem.of(refusal(rule)).response();
    assertEquals(status, response.status());
    assertEquals("application/problem+json", response.headers().get("Content-Type"));
    assertTrue(response.body().contains("\"type\":\"urn:zoncoin:problem:" + name + "\""));
    boolean canHelp = status == 429 || status == 503;
    assertEquals(canHelp, response.headers().containsKey("Retry-After"));
  }

  @Test
  void theTableHasEveryRefusal() {
    for (Class<?> rule : Refusal.class.getPermittedSubclasses()) {
      assertEquals(rule, refusal(rule.getSimpleName()).getClass());
    }
  }

  @Test
  void thePageOfProblemsHasEveryRefusalWithItsStatus() throws IOException {
    String page =
        Files.readString(
            Path.of(System.getProperty("zoncoin.root", "../.."), "docs", "problems.md"));
    for (Class<?> rule : Refusal.class.getPermittedSubclasses()) {
      Problem problem = Problem.of(refusal(rule.getSimpleName()));
      String name =
          problem.name().replaceFirst("^exists-with-different-.*", "exists-with-different-…");
      assertTrue(page.contains("| `" + name + "` | " + problem.status() + " |"), name);
    }
  }

  @Test
  void saysNotWhetherThereIsAnotherAccountsThing() {
    assertNull(Problem.notFound().response().headers().get("Retry-After"));
    assertEquals(404, Problem.notFound().response().status());
  }
}
