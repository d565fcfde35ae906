package zoncoin.functions.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.edge.event.Json;
import zoncoin.ledger.Amount;
import zoncoin.reward.Deliveries;
import zoncoin.reward.Issuance;

/** What is said of a delivery to whoever called: it fits the answer of a function. */
final class SummaryTest {
  private static final DeliveredManifest MANIFEST =
      DeliveredManifest.of("zoncoin-exports", "999988887777/zoncoin-Manifest.json");

  private static Summary summary(int notEnrolled, int late, int refused) {
    List<Deliveries.Outcome> outcomes = new ArrayList<>();
    add(outcomes, notEnrolled, new Issuance.Result.NotEnrolled(Amount.ofZnc(1)));
    add(outcomes, late, new Issuance.Result.EnrolledLater(Amount.ofZnc(1)));
    add(outcomes, refused, new Issuance.Result.NoPeg());
    return Summary.of(MANIFEST, new Deliveries.Issued(outcomes, List.of(), List.of()));
  }

  private static void add(List<Deliveries.Outcome> outcomes, int times, Issuance.Result result) {
    for (int i = 0; i < times; i++) {
      Subject subject =
          new Subject(
              "999988887777",
              "%012d".formatted(outcomes.size()),
              Period.parse("2026-06"),
              Currency.USD);
      outcomes.add(new Deliveries.Outcome(subject, result));
    }
  }

  private static int size(@Nullable Object list) {
    return ((List<?>) requireNonNull(list)).size();
  }

  @Test
  void aHundredThousandAccountsThatGotNothingFitTheAnswerAndTheLineAndAreAllCounted() {
    Summary summary = summary(60_000, 30_000, 10_000);
    assertEquals(Summary.MAX_LISTED, size(summary.result().get("notEnrolled")));
    assertEquals(90_000, summary.result().get("notEnrolledCount"));
    assertEquals(Summary.MAX_LISTED, size(summary.result().get("refused")));
    assertEquals(10_000, summary.result().get("refusedCount"));
    assertEquals(90_000, summary.line().get("notEnrolled"));
    assertTrue(Json.print(summary.result()).getBytes(UTF_8).length < 6 << 20);
    assertTrue(Json.print(summary.line()).getBytes(UTF_8).length < 256 << 10);
  }

  @Test
  void whatFitsIsListedToTheLast() {
    Summary summary = summary(400, 600, 1_000);
    assertEquals(1_000, size(summary.result().get("notEnrolled")));
    assertEquals(1_000, size(summary.result().get("refused")));
  }
}
