package zoncoin.reward;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.tlog.Malformed;

/**
 * What an operator decides where the program will not: that a delivery which was held may speak,
 * and which export issues for a payer. Each decision is noted with who made it and when; made
 * again, it changes nothing.
 */
public final class Overrides {
  /** Longest principal, in characters: a role's ARN with the longest session name fits. */
  private static final int MAX_PRINCIPAL_CHARACTERS = 256;

  private static final int MAX_EXPORT_CHARACTERS = 2_048;

  private final Journal journal;
  private final InstantSource clock;

  /**
   * @param journal where decisions are noted
   * @param clock this machine's
   */
  public Overrides(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** What came of asking that a delivery be let through. */
  public sealed interface Acceptance {
    /**
     * It may speak, once it comes again.
     *
     * @param place where it lies
     */
    record Accepted(String place) implements Acceptance {}

    /** It was accepted before. */
    record AcceptedBefore() implements Acceptance {}

    /** Another waits. */
    record OtherWaits(String delivery) implements Acceptance {}

    /** Nothing waits. */
    record NothingWaits() implements Acceptance {}
  }

  /**
   * Lets the delivery of a period that waits speak, and no other. If it waits for what its export
   * is asked for, that is let too, for as long as it stays so.
   *
   * @param payer whose bill it is
   * @param period which
   * @param delivery its {@linkplain zoncoin.billing.Age#name name}, as it was held
   * @param principal who says so
   * @throws Malformed if payer or principal are not in their form
   */
  public Acceptance accept(String payer, Period period, String delivery, String principal) {
    Subject.checkAccount(payer);
    checkLine("principal", principal, MAX_PRINCIPAL_CHARACTERS);
    Acceptance shrunk = acceptShrink(payer, period, delivery, principal);
    if (shrunk instanceof Acceptance.Accepted) {
      return shrunk;
    }
    return ExportCheck.accept(
            journal, payer, period, new Word(delivery, principal, clock.instant()))
        .filter(
            changed ->
                changed instanceof Acceptance.Accepted || shrunk instanceof Acceptance.NothingWaits)
        .orElse(shrunk);
  }

  /** Which delivery who lets through when. */
  record Word(String delivery, String principal, Instant at) {}

  private Acceptance acceptShrink(String payer, Period period, String delivery, String principal) {
    Item.Key key = NewestDelivery.key(payer, period);
    while (true) {
      Optional<Item> item = journal.item(key);
      if (item.isEmpty()) {
        return new Acceptance.NothingWaits();
      }
      NewestDelivery noted = NewestDelivery.of(item.get());
      if (noted.held().isEmpty()) {
        return noted.accepted().filter(a -> a.age().name().equals(delivery)).isPresent()
            ? new Acceptance.AcceptedBefore()
            : new Acceptance.NothingWaits();
      }
      NewestDelivery.Held held = noted.held().get();
      if (!held.age().name().equals(delivery)) {
        return new Acceptance.OtherWaits(held.age().name());
      }
      NewestDelivery accepted = noted.accept(held, principal, clock.instant());
      if (journal.put(accepted.item(key, item))) {
        return new Acceptance.Accepted(held.place());
      }
    }
  }

  /**
   * Makes an export the one that issues for a payer.
   *
   * @param payer the payer
   * @param export its name, as the refusal of its delivery says it
   * @param principal who says so
   * @return the export before, if there was one
   * @throws Malformed if one of them is not in its form
   */
  public Optional<String> switchSource(String payer, String export, String principal) {
    Subject.checkAccount(payer);
    checkLine("export", export, MAX_EXPORT_CHARACTERS);
    checkLine("principal", principal, MAX_PRINCIPAL_CHARACTERS);
    return new ActiveExports(journal).switchTo(payer, export, principal, clock.instant());
  }

  private static void checkLine(String what, String text, int most) {
    if (text.isBlank() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      throw new Malformed(
          what + " is one line of at most " + most + " characters: " + Malformed.shown(text));
    }
  }
}
