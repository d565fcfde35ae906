package zoncoin.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.billingconductor.BillingconductorClient;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilmentlocal.BillingConductorService;
import zoncoin.fulfilmentlocal.FulfilmentLocal;
import zoncoin.fulfilmentlocal.Trouble;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.memory.MemoryJournal;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Worth;
import zoncoin.tlog.Hash;

final class ProFormaCreditTest extends ProviderContract {
  private static final Map<String, String> RELEASED =
      Map.ofEntries(
          Map.entry("account", Deliveries.MEMBER.text()),
          Map.entry("principal", "arn:aws:iam::222233334444:user/ann"),
          Map.entry("product", "gift-card"),
          Map.entry("quantity", "1"),
          Map.entry("amount", Amount.ofZnc(2_500).toString()),
          Map.entry("requested", "2026-07-18T09:30:00Z"),
          Map.entry("catalogue", Hash.EMPTY.base64()),
          Map.entry("state", "released"),
          Map.entry("cause", "failed"),
          Map.entry("said", "AWS never heard of it"),
          Map.entry("by", "operator ana"));

  private final FulfilmentLocal local = FulfilmentLocal.open();
  private final MemoryJournal journal = new MemoryJournal();
  private final List<BillingconductorClient> clients = new ArrayList<>();
  private final ProFormaCredit credit = credit(Deliveries.patient());
  private Duration later = Duration.ZERO;

  private ProFormaCredit credit(Pace pace) {
    return credit(
        pace,
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                BillingConductorService.ACCESS_KEY_ID, BillingConductorService.SECRET_ACCESS_KEY)));
  }

  private ProFormaCredit signedBy(AwsCredentialsProvider credentials) {
    return credit(Deliveries.patient(), credentials);
  }

  private ProFormaCredit credit(Pace pace, AwsCredentialsProvider credentials) {
    BillingconductorClient client =
        ProFormaCredit.client(pace.patience())
            .endpointOverride(local.address())
            .credentialsProvider(credentials)
            .build();
    clients.add(client);
    return new ProFormaCredit(
        client,
        "arn:aws:billingconductor::111122223333:billinggroup/222233334444",
        journal,
        new Pace(() -> Instant.now().plus(later), pace.backoff(), pace.patience()));
  }

  @Override
  Provider hasty() {
    return credit(Deliveries.hasty());
  }

  @Override
  Provider provider() {
    return credit;
  }

  @Override
  void trouble(Trouble next) {
    local.trouble(next);
  }

  /** By what the one line comes to: 25 USD are one. */
  @Override
  long delivered(Delivery which) {
    return lines().stream()
        .map(BillingConductorService.Line::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divideToIntegralValue(which.worth().amount())
        .longValueExact();
  }

  @Override
  void decline() {
    local.billingConductor().refuse("no such billing group");
  }

  @Override
  void close() {
    clients.forEach(BillingconductorClient::close);
    local.close();
  }

  private List<BillingConductorService.Line> lines() {
    return local.billingConductor().lines();
  }

  /** The run before has the line no more. */
  @Override
  Answer inTheEnd() {
    later = later.plus(ProFormaCredit.ALONE);
    return askThenSend(delivery);
  }

  @Test
  @Override
  void everyHoldIsDeliveredForItself() {
    for (String key : List.of("one", "two", "three")) {
      assertInstanceOf(Answer.Delivered.class, credit.send(Deliveries.named(key)));
    }
    BillingConductorService.Line line = lines().getFirst();
    assertEquals(1, lines().size());
    assertEquals(0, new BigDecimal(75).compareTo(line.value()));
    assertEquals("222233334444", line.account());
    assertEquals(YearMonth.now(ZoneOffset.UTC).toString(), line.month());
  }

  @Test
  void everyMonthHasALineOfItsOwn() {
    Instant before =
        YearMonth.now(ZoneOffset.UTC).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    credit.send(delivery);
    credit.send(Deliveries.of(delivery.hold().end(), Deliveries.MEMBER, before.minusMillis(1)));
    assertEquals(2, lines().size());
  }

  /**
   * Create meets the trouble, then Update does: what comes out is the sum of what was delivered.
   */
  @ParameterizedTest
  @EnumSource(names = {"ANSWER_LOST", "ANSWERS_LATE", "FAILS", "ASKED_TWICE"})
  void whateverCreateAndUpdateMeetTheSumIsThatOfTheHolds(Trouble trouble) {
    Delivery second = Deliveries.named("two");
    for (Delivery each : List.of(delivery, second)) {
      local.calm(1);
      trouble(trouble);
      Provider sender = trouble == Trouble.ANSWERS_LATE ? hasty() : credit;
      if (!(sender.send(each) instanceof Answer.Delivered)) {
        later = later.plus(ProFormaCredit.ALONE);
        assertInstanceOf(Answer.Delivered.class, askThenSend(each));
      }
    }
    assertEquals(1, lines().size());
    assertEquals(0, new BigDecimal(50).compareTo(lines().getFirst().value()));
    assertInstanceOf(Answer.Delivered.class, credit.ask(delivery));
    assertInstanceOf(Answer.Delivered.class, credit.ask(second));
  }

  @Test
  void whoeverHasALineAloneIsWaitedFor() {
    trouble(Trouble.ANSWER_LOST);
    Answer.Unclear lost = assertInstanceOf(Answer.Unclear.class, credit.send(delivery));
    Answer.Unclear other =
        assertInstanceOf(Answer.Unclear.class, credit.send(Deliveries.named("two")));
    assertEquals("another run writes this line", other.why());
    assertEquals(true, lost.askAgainAfter().compareTo(ProFormaCredit.ALONE) >= 0);
  }

  @Test
  void whatIsDeclinedIsInNoLaterSum() {
    credit.send(delivery);
    decline();
    Delivery second = Deliveries.named("two");
    assertInstanceOf(Answer.Declined.class, credit.send(second));
    assertInstanceOf(Answer.Delivered.class, credit.ask(delivery));
    assertEquals(new Answer.Absent(), credit.ask(second));
    assertEquals(1, delivered(delivery));
  }

  @Test
  void thatAwsListsNothingSaysNothingOfACreditItMayHave() {
    trouble(Trouble.ANSWER_LOST);
    assertInstanceOf(Answer.Unclear.class, credit.send(delivery));
    later = later.plus(ProFormaCredit.ALONE);
    local.billingConductor().refuseToList("no such period");
    assertInstanceOf(Answer.Unclear.class, askThenSend(delivery));
  }

  @Test
  void whatAnOperatorReleasedBeforeAwsHadItIsInNoLaterSum() {
    trouble(Trouble.FAILS);
    assertInstanceOf(Answer.Unclear.class, credit.send(delivery));
    assertTrue(
        journal.put(Item.first(Redemption.key(delivery.hold()), RELEASED, Optional.empty())));
    later = later.plus(ProFormaCredit.ALONE);
    assertInstanceOf(Answer.Delivered.class, credit.send(Deliveries.named("two")));
    assertEquals(1, delivered(delivery));
    assertEquals(new Answer.Absent(), credit.ask(delivery));
  }

  /** Who asks for the role is refused, or answered by nobody: nothing is claimed for it. */
  @Test
  void aRoleThatCannotBeAssumedIsAnObstacle() {
    assertEquals(Optional.empty(), credit.obstacle());
    AwsServiceException refused =
        AwsServiceException.builder()
            .message("User: arn:aws:sts::111122223333:assumed-role/x is not authorized")
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDenied").build())
            .build();
    Map<SdkException, String> faults =
        Map.of(
            refused,
            "AccessDenied",
            AwsServiceException.builder().message("502").build(),
            "no answer",
            SdkClientException.create("unable to reach STS"),
            "no answer");
    faults.forEach(
        (fault, said) ->
            assertEquals(
                Optional.of("nothing signs for the payer's credits: " + said),
                signedBy(
                        () -> {
                          throw fault;
                        })
                    .obstacle()));
    assertEquals(List.of(), lines());
  }

  /** Somebody made a line of our name: it is not written over, and nothing is said of ours. */
  @Test
  void aLineOfOurNameThatIsNoFlatCreditIsLeftAsItIs() {
    List<Map<String, Object>> others =
        List.of(
            Map.of("Type", "FEE", "Flat", Map.of("ChargeValue", 25)),
            Map.of("Type", "CREDIT", "Percentage", Map.of("PercentageValue", 5)),
            Map.of("Type", "CREDIT"));
    for (Map<String, Object> other : others) {
      local.billingConductor().listForeign(other);
      Answer.Unclear answer = assertInstanceOf(Answer.Unclear.class, askThenSend(delivery));
      assertTrue(answer.why().endsWith("is no flat credit"), answer.why());
      later = later.plus(ProFormaCredit.ALONE);
    }
    assertEquals(List.of(), lines());
  }

  @Test
  void whatAwsCouldNotSayExactlyIsDeclined() {
    for (String worth : List.of("10 EUR", "123456789.123456789 USD")) {
      Delivery odd =
          new Delivery(
              delivery.hold(),
              delivery.account(),
              "aws-credit",
              1,
              Amount.ofZnc(1),
              Worth.parse(worth),
              delivery.requested());
      assertInstanceOf(Answer.Declined.class, credit.send(odd), worth);
    }
    assertEquals(List.of(), lines());
  }
}
