package zoncoin.fulfilment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.EndedBy;
import zoncoin.redemption.Product;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemption.State;
import zoncoin.redemption.Redemptions;
import zoncoin.tlog.Malformed;

/**
 * Brings one redemption as far as it can be brought now. Any number of workers may be at it at
 * once, and each may end at any moment: who claims it is one, and who follows asks before it sends.
 */
public final class Worker {
  /**
   * How long a product that no adapter delivers may be held: long enough to add one, and not so
   * long that a member forgets.
   */
  public static final Duration HELD_FOR = Duration.ofDays(7);

  /** Between two looks at what no adapter delivers: applying a catalogue takes a person. */
  private static final Duration NO_ADAPTER = Duration.ofHours(1);

  /** Between two looks at what is in an adapter's way: it may be away in a moment. */
  private static final Duration OBSTACLE = Duration.ofMinutes(5);

  /** The least and the most of what an other side may ask for: neither a storm nor for ever. */
  private static final Duration SOONEST = Duration.ofSeconds(1);

  private static final Duration LATEST = Duration.ofDays(1);

  /** What is noted of what the other side will end later. */
  private static final String ACCEPTED = "accepted";

  private final Redemptions redemptions;
  private final Catalogues catalogues;
  private final Providers providers;
  private final InstantSource clock;

  /**
   * @param redemptions from held to their end
   * @param catalogues what they were asked under
   * @param providers who delivers
   * @param clock this machine's
   */
  public Worker(
      Redemptions redemptions, Catalogues catalogues, Providers providers, InstantSource clock) {
    this.redemptions = redemptions;
    this.catalogues = catalogues;
    this.providers = providers;
    this.clock = clock;
  }

  /** How far it came. */
  public sealed interface Progress {
    /** It is settled or released, by this run or an earlier one. */
    record Ended(Redemption redemption) implements Progress {}

    /** It is looked at again then. */
    record Waits(Redemption redemption, Instant until) implements Progress {
      /**
       * Whether the other side may have been asked, and nobody is at it whom it told that it will
       * end it later.
       */
      public boolean isUnclear() {
        return redemption.state() instanceof State.Sending sending
            && !sending.isAsking()
            && !sending.said().equals(ACCEPTED);
      }
    }

    /**
     * Nobody could be asked to deliver it: it stays as it is, and is looked at again then. An
     * operator has to see to it.
     *
     * @param why in words for operators
     */
    record Obstructed(Redemption redemption, Instant until, String why) implements Progress {}

    /** Another run has it, or moved it on while this one worked: that one sees to it. */
    record Elsewhere(TransactionId hold) implements Progress {}

    /**
     * The other side says that it delivered, and an operator gave the coins back: before it was
     * asked what became of it, or because this run slept in the middle of its call until after its
     * claim. Both stand, and somebody has to settle it with the member.
     *
     * @param reference what the other side calls what it delivered
     */
    record DeliveredAndReleased(TransactionId hold, String reference) implements Progress {}

    /** There is no such redemption. */
    record Unknown(TransactionId hold) implements Progress {}
  }

  /** Works on the redemption that began with that hold. */
  public Progress work(TransactionId hold) {
    Optional<Redemption> found = redemptions.find(hold);
    if (found.isEmpty()) {
      return new Progress.Unknown(hold);
    }
    Redemption before = found.get();
    Optional<Instant> due = before.due();
    if (due.isEmpty()) {
      return ended(before);
    }
    if (due.get().isAfter(clock.instant())) {
      return new Progress.Waits(before, due.get());
    }
    Product product = product(before);
    Optional<Provider> provider;
    try {
      provider = providers.of(product);
    } catch (Malformed settings) {
      // Nothing can be sent by it, and nothing was: as good as none.
      return obstructed(before, NO_ADAPTER, String.valueOf(settings.getMessage()));
    }
    if (provider.isEmpty()) {
      return obstructed(before, NO_ADAPTER, "no adapter delivers it");
    }
    return provider
        .get()
        .obstacle()
        .map(why -> obstructed(before, OBSTACLE, why))
        .orElseGet(() -> deliver(before, product, provider.get()));
  }

  /**
   * Of what is at its end a run hears again only if an earlier one failed. That may have been told
   * that what an operator released was delivered, and failed before it could say so.
   */
  private Progress ended(Redemption redemption) {
    Optional<Answer> asked =
        isReleasedByHand(redemption)
            ? offered(redemption)
                .flatMap(
                    product ->
                        providers
                            .of(product)
                            .filter(provider -> provider.obstacle().isEmpty())
                            .map(provider -> provider.ask(Delivery.of(redemption, product))))
            : Optional.empty();
    return asked.orElse(new Answer.Absent()) instanceof Answer.Delivered(String reference)
        ? new Progress.DeliveredAndReleased(redemption.order().hold(), reference)
        : new Progress.Ended(redemption);
  }

  private static boolean isReleasedByHand(Redemption redemption) {
    return redemption.state() instanceof State.Released(var _, Redemption.Said said)
        && said.by() instanceof EndedBy.Operator;
  }

  private Optional<Product> offered(Redemption redemption) {
    return catalogues
        .named(redemption.reserved().catalogue())
        .flatMap(catalogue -> catalogue.find(redemption.order().product()));
  }

  private Product product(Redemption redemption) {
    return offered(redemption)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "catalogue is gone that %s was asked under: %s"
                        .formatted(redemption.order().hold(), redemption.reserved().catalogue())));
  }

  private Progress deliver(Redemption before, Product product, Provider provider) {
    TransactionId hold = before.order().hold();
    if (!(redemptions.send(hold) instanceof Redemptions.Result.Done(Redemption claimed))) {
      return new Progress.Elsewhere(hold);
    }
    // A crash here means: it is sending, and nobody sends. When its time is over another claims it.
    Delivery delivery = Delivery.of(claimed, product);
    Answer asked = isFirst(claimed) ? new Answer.Absent() : provider.ask(delivery);
    // A crash here means: what was answered is asked again.
    Answer answer = asked instanceof Answer.Absent ? send(claimed, delivery, provider) : asked;
    // A crash here means: it may be delivered. Who claims it next asks by our id, and is told.
    return end(claimed, answer, product.terms().adapter().name());
  }

  /**
   * As long as a claim lasts nobody ends the redemption by hand, and no other run asks. So nothing
   * is sent that might arrive after it: whoever slept too long leaves it to the next.
   */
  private Answer send(Redemption claimed, Delivery delivery, Provider provider) {
    Instant latest = clock.instant().plus(Provider.LONGEST_CALL);
    return claimed.due().filter(latest::isBefore).isPresent()
        ? provider.send(delivery)
        : new Answer.Unclear("nothing was sent: this run was too slow", SOONEST);
    // Asleep between the clock and the call: Progress.DeliveredAndReleased is what remains.
  }

  /** Who claimed it first knows that nobody ever sent it. */
  private static boolean isFirst(Redemption claimed) {
    return claimed.state() instanceof State.Sending sending && sending.tries() == 1;
  }

  /** Only what is definite ends it; entry and item move in one write. */
  private Progress end(Redemption claimed, Answer answer, String adapter) {
    TransactionId hold = claimed.order().hold();
    return switch (answer) {
      case Answer.Delivered(String reference) ->
          switch (redemptions.settle(hold, Redemption.Said.byAdapter(adapter, reference))) {
            case Redemptions.Result.Refused _ when isReleased(hold) ->
                new Progress.DeliveredAndReleased(hold, reference);
            case Redemptions.Result result -> progress(hold, result);
          };
      case Answer.Declined(String reason) ->
          progress(hold, redemptions.giveUp(claimed, Redemption.Said.byAdapter(adapter, reason)));
      case Answer.Accepted(Duration after) -> putOff(claimed, after, ACCEPTED);
      case Answer.Unclear(String why, Duration after) -> putOff(claimed, after, why);
      case Answer.Absent _ -> putOff(claimed, NO_ADAPTER, "was sent, and is not known there");
    };
  }

  private boolean isReleased(TransactionId hold) {
    return redemptions
        .find(hold)
        .filter(redemption -> redemption.state() instanceof State.Released)
        .isPresent();
  }

  private Progress putOff(Redemption redemption, Duration after, String said) {
    Duration bounded = after.compareTo(SOONEST) < 0 ? SOONEST : after;
    Instant until = clock.instant().plus(bounded.compareTo(LATEST) > 0 ? LATEST : bounded);
    return progress(redemption.order().hold(), redemptions.putOff(redemption, until, said));
  }

  /** What moved meanwhile was moved by an operator, or by a run that came after this one's time. */
  private static Progress progress(TransactionId hold, Redemptions.Result result) {
    return switch (result) {
      case Redemptions.Result.Done(Redemption redemption) ->
          redemption
              .due()
              .<Progress>map(due -> new Progress.Waits(redemption, due))
              .orElseGet(() -> new Progress.Ended(redemption));
      case Redemptions.Result.Refused _ -> new Progress.Elsewhere(hold);
    };
  }

  /** What was never sent times out; what may have been waits for its adapter, or an operator. */
  private Progress obstructed(Redemption before, Duration after, String why) {
    boolean isOver = clock.instant().isAfter(before.requested().plus(HELD_FOR));
    if (before.state() instanceof State.Held && isOver) {
      return progress(
          before.order().hold(),
          redemptions.giveUp(
              before, new Redemption.Said("nobody delivers it", new EndedBy.Nobody())));
    }
    return putOff(before, after, why) instanceof Progress.Waits waits
        ? new Progress.Obstructed(waits.redemption(), waits.until(), why)
        : new Progress.Elsewhere(before.order().hold());
  }
}
