package zoncoin.providers;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.billingconductor.BillingconductorClient;
import software.amazon.awssdk.services.billingconductor.BillingconductorClientBuilder;
import software.amazon.awssdk.services.billingconductor.model.CustomLineItemListElement;
import software.amazon.awssdk.services.billingconductor.model.CustomLineItemType;
import software.amazon.awssdk.services.billingconductor.model.ListCustomLineItemChargeDetails;
import software.amazon.awssdk.services.billingconductor.model.ValidationException;
import zoncoin.billing.Currency;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;

/**
 * A credit on the bill that AWS Billing Conductor shows an account: pro forma. It changes what the
 * account is shown and may be charged by its payer, and nothing of what AWS charges the payer; who
 * offers it says so, and bears it.
 *
 * <p>For each account and month there is one custom line item, flat, of type CREDIT, that grows
 * (docs.aws.amazon.com/billingconductor/latest/APIReference: ListCustomLineItems,
 * CreateCustomLineItem, UpdateCustomLineItem). None of these knows our ids: so which holds are in
 * the sum is an item of ours, {@link CreditLine}, and AWS is only ever told the whole sum, never
 * more of it. Telling it twice changes nothing.
 *
 * <p>What could go wrong is a call that comes late, with a sum that has grown since. So whoever
 * writes a line has it alone for {@link #ALONE}, longer than a call can be under way, and gives it
 * back early only if AWS answered.
 */
public final class ProFormaCredit implements Provider {
  /** Twenty times as long as an answer is waited for. */
  static final Duration ALONE = Duration.ofMinutes(2);

  private static final String NO_ROLE = "nothing signs for the payer's credits: ";
  private static final String NO_ANSWER = "no answer";

  private final BillingconductorClient client;
  private final String billingGroup;
  private final Journal journal;
  private final Pace pace;

  /**
   * @param client that sends once, as {@link #client} makes it
   * @param billingGroup ARN of the billing group that the accounts are in
   * @param journal where sums are kept
   * @param pace time and patience
   */
  public ProFormaCredit(
      BillingconductorClient client, String billingGroup, Journal journal, Pace pace) {
    this.client = client;
    this.billingGroup = billingGroup;
    this.journal = journal;
    this.pace = pace;
  }

  /**
   * What a client is built from that does not try again; Billing Conductor is in us-east-1 alone.
   */
  public static BillingconductorClientBuilder client(Duration patience) {
    return BillingconductorClient.builder()
        .region(Region.US_EAST_1)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(patience).socketTimeout(patience))
        .overrideConfiguration(b -> b.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }

  /**
   * Whether there is something to sign with: a role of the payer's that cannot be assumed is looked
   * for before the line is taken, and before its member can no longer cancel.
   */
  @Override
  public Optional<String> obstacle() {
    try {
      var _ = client.serviceClientConfiguration().credentialsProvider().resolveIdentity().join();
      return Optional.empty();
    } catch (AwsServiceException refused) {
      Optional<AwsErrorDetails> details = Optional.ofNullable(refused.awsErrorDetails());
      return Optional.of(NO_ROLE + details.map(AwsErrorDetails::errorCode).orElse(NO_ANSWER));
    } catch (SdkException | CompletionException noAnswer) {
      return Optional.of(NO_ROLE + NO_ANSWER);
    }
  }

  @Override
  public Answer ask(Delivery delivery) {
    try {
      CreditLine line = CreditLine.of(delivery, journal);
      return line.has(delivery) && line.told() ? delivered(delivery) : new Answer.Absent();
    } catch (NotApplied | Unknown fault) {
      return pace.unclear(delivery, "the table did not answer");
    }
  }

  @Override
  public Answer send(Delivery delivery) {
    try {
      CreditLine line = CreditLine.of(delivery, journal);
      Duration taken = Duration.between(now(), line.until());
      if (line.has(delivery) && line.told()) {
        return delivered(delivery);
      }
      if (taken.isPositive()) {
        return pace.unclear(delivery, "another run writes this line", taken);
      }
      CreditLine owed = line.withoutReleased(journal);
      return refusal(delivery, owed).orElseGet(() -> write(delivery, owed));
    } catch (NotApplied | Unknown fault) {
      return pace.unclear(delivery, "the table did not say what it wrote");
    }
  }

  private static Optional<Answer> refusal(Delivery delivery, CreditLine line) {
    if (!delivery.worth().currency().equals(Currency.USD)) {
      return Optional.of(new Answer.Declined("pro forma credit is in USD"));
    }
    BigDecimal sum = line.with(delivery).total();
    if (BigDecimal.valueOf(sum.doubleValue()).compareTo(sum) != 0) {
      return Optional.of(new Answer.Declined("AWS takes no credit of so many digits"));
    }
    return line.holds().size() >= CreditLine.MAX_HOLDS && !line.has(delivery)
        ? Optional.of(new Answer.Declined("the month has as many credits as it can"))
        : Optional.empty();
  }

  private Answer write(Delivery delivery, CreditLine line) {
    Optional<CreditLine> taken = line.with(delivery).told(false, now().plus(ALONE)).put(journal);
    if (taken.isEmpty()) {
      return pace.unclear(delivery, "another run writes this line");
    }
    // A crash here means: the hold is in our sum, and AWS does not know. When this run's time is
    // over, whoever sends next tells AWS the sum.
    Told told = tell(delivery, taken.get());
    // A crash here means: AWS may know. Whoever sends next finds what it has, and goes on.
    return switch (told) {
      case Told.Has _ -> {
        boolean isNoted = taken.get().told(true, Instant.EPOCH).put(journal).isPresent();
        yield isNoted ? delivered(delivery) : pace.unclear(delivery, "another run came after it");
      }
      case Told.Refused refused -> {
        CreditLine back = taken.get().without(delivery).told(line.told(), Instant.EPOCH);
        yield back.put(journal).isPresent()
            ? new Answer.Declined(refused.why())
            : pace.unclear(delivery, "another run came after it");
      }
      case Told.Unanswered unanswered -> pace.unclear(delivery, unanswered.why(), ALONE);
    };
  }

  /** What AWS says to a sum. */
  private sealed interface Told {
    /** It has it. */
    record Has() implements Told {}

    /** It does not take it, and has what it had. */
    record Refused(String why) implements Told {}

    /** Nobody knows. */
    record Unanswered(String why) implements Told {}
  }

  private Told tell(Delivery delivery, CreditLine line) {
    try {
      // That it does not list says nothing of what an earlier call did.
      return put(delivery, line, find(delivery));
    } catch (AwsServiceException fault) {
      return new Told.Unanswered("Billing Conductor answered " + fault.statusCode());
    } catch (SdkException noAnswer) {
      return new Told.Unanswered("Billing Conductor gave no answer");
    }
  }

  private Told put(Delivery delivery, CreditLine line, Optional<CustomLineItemListElement> there) {
    try {
      if (there.isEmpty()) {
        create(delivery, line);
        return new Told.Has();
      }
      Optional<BigDecimal> has = credit(there.get());
      if (has.isEmpty()) {
        return new Told.Unanswered("what is called %s is no flat credit".formatted(name(delivery)));
      }
      if (has.get().compareTo(line.total()) != 0) {
        update(there.get().arn(), line);
      }
      return new Told.Has();
    } catch (ValidationException refused) {
      return new Told.Refused("the pro forma bill takes no credit");
    }
  }

  private Optional<CustomLineItemListElement> find(Delivery delivery) {
    String name = name(delivery);
    List<CustomLineItemListElement> found =
        client
            .listCustomLineItems(
                b ->
                    b.billingPeriod(CreditLine.month(delivery).toString())
                        .filters(filter -> filter.names(name)))
            .customLineItems();
    return found.stream().filter(line -> name.equals(line.name())).findFirst();
  }

  /**
   * What AWS has, as the shortest decimal that is that number: so it was sent. None if somebody
   * else made a line of our name that is a fee, or a share of the bill.
   */
  private static Optional<BigDecimal> credit(CustomLineItemListElement line) {
    return Optional.ofNullable(line.chargeDetails())
        .filter(charge -> charge.type() == CustomLineItemType.CREDIT)
        .map(ListCustomLineItemChargeDetails::flat)
        .map(flat -> BigDecimal.valueOf(flat.chargeValue()));
  }

  private void create(Delivery delivery, CreditLine line) {
    YearMonth month = CreditLine.month(delivery);
    var _ =
        client.createCustomLineItem(
            b ->
                b.name(name(delivery))
                    .description("Redeemed coins, " + month + ", pro forma")
                    .billingGroupArn(billingGroup)
                    .accountId(delivery.account().id())
                    .billingPeriodRange(
                        range ->
                            range
                                .inclusiveStartBillingPeriod(month.toString())
                                .exclusiveEndBillingPeriod(month.plusMonths(1).toString()))
                    .chargeDetails(
                        charge ->
                            charge
                                .type(CustomLineItemType.CREDIT)
                                .flat(flat -> flat.chargeValue(line.total().doubleValue()))));
  }

  private void update(String arn, CreditLine line) {
    var _ =
        client.updateCustomLineItem(
            b ->
                b.arn(arn)
                    .chargeDetails(
                        charge ->
                            charge.flat(flat -> flat.chargeValue(line.total().doubleValue()))));
  }

  private static String name(Delivery delivery) {
    return "zoncoin-" + delivery.account().id() + "-" + CreditLine.month(delivery);
  }

  private static Answer.Delivered delivered(Delivery delivery) {
    return new Answer.Delivered(name(delivery));
  }

  private Instant now() {
    return pace.clock().instant();
  }
}
