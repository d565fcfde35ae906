package zoncoin.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes an entry back in that was answered and that no store has, from its signed text: after a
 * table was restored, whoever holds one has the programme's word that it will be sealed. It is
 * posted byte for byte as it was, if nothing took its place: the chain lines name the whole history
 * of each account, so what was right to decide on it then is right now.
 *
 * <pre>{@code
 * readmission.readmit(SignedEntry.parse(bytes));   // Readmitted[c.111122223333.pay-7, isNew]
 * readmission.readmit(SignedEntry.parse(bytes));   // Readmitted, not new; at 412 once it is sealed
 * }</pre>
 */
public final class Readmission {
  private final Entry.Log log;
  private final Journal journal;
  private final Insisting insisting;
  private final Ledger.Waiting waiting;
  private final Deriving deriving;

  /**
   * @param log where this ledger's entries are sealed
   * @param journal the ledger's
   * @param waiting time, chance and patience
   * @param deriving finds what moves with an entry
   */
  public Readmission(Entry.Log log, Journal journal, Ledger.Waiting waiting, Deriving deriving) {
    this.log = log;
    this.journal = journal;
    this.insisting = new Insisting(journal, waiting);
    this.waiting = waiting;
    this.deriving = deriving;
  }

  /** Finds what was asked and what moved in the same write, by what the entry says. */
  @FunctionalInterface
  public interface Deriving {
    /** What an entry needs beside it, read at that time. */
    Derived of(Entry entry, Instant now);
  }

  /** What is to be written with an entry. */
  public sealed interface Derived {
    /**
     * All of it is known.
     *
     * @param request the canonical text of what was asked; empty where the entry does not say it
     * @param items the next revision of what was read
     */
    record Parts(String request, List<Item> items) implements Derived {
      /** Copies. */
      public Parts {
        items = List.copyOf(items);
      }
    }

    /** It cannot be known, or must not be written. */
    record Underivable(String why) implements Derived {}
  }

  /** What became of it. */
  public sealed interface Result {
    /**
     * It stands in the ledger as it was.
     *
     * @param isNew whether by this call
     * @param logIndex its place in the log, if it is sealed already
     */
    record Readmitted(SignedEntry signed, boolean isNew, OptionalLong logIndex) implements Result {}

    /** It cannot come true; nothing was written. */
    record Refused(Reason reason, String detail) implements Result {}
  }

  /** Why an entry is refused, in the order in which it is found. */
  public enum Reason {
    /** It was made for another log. */
    OTHER_LOG,
    /** The ledger has another entry of that name. */
    OTHER_ENTRY,
    /** No issuer key that may sign such an entry now signed these bytes. */
    SIGNATURE,
    /** It is dated further ahead than a clock may be. */
    AHEAD,
    /** What it follows from or refers to is not there yet. */
    TOO_EARLY,
    /** Another entry follows where this one would. */
    REPLACED,
    /** It takes what its account does not have. */
    STANDING,
    /** What moved with it cannot be made again. */
    ITEMS,
    /** Others move what it moves all the time. */
    BUSY
  }

  private static Optional<Result> refused(Reason reason, String detail) {
    return Optional.of(new Result.Refused(reason, detail));
  }

  /** Takes it in, if it is not there and can be. */
  public Result readmit(SignedEntry signed) {
    if (!signed.entry().log().origin().equals(log.origin())) {
      return new Result.Refused(
          Reason.OTHER_LOG, "it is of the log " + signed.entry().log().origin());
    }
    for (int attempt = 1; attempt <= Ledger.MAX_ATTEMPTS; attempt++) {
      Optional<Result> result = attempt(signed);
      if (result.isPresent()) {
        return result.get();
      }
      waiting.after(attempt);
    }
    return new Result.Refused(
        Reason.BUSY, "what it moves was moved at all of " + Ledger.MAX_ATTEMPTS + " attempts");
  }

  /** Empty if something moved meanwhile: look again. */
  private Optional<Result> attempt(SignedEntry signed) {
    Entry entry = signed.entry();
    Optional<Journal.Recorded> there = insisting.find(entry.transaction());
    if (there.isPresent()) {
      return Optional.of(again(signed, there.get()));
    }
    Optional<Result> refusal =
        unsigned(signed)
            .or(() -> ahead(entry))
            .or(() -> unfounded(entry))
            .or(() -> misplaced(entry));
    Optional<Result> result = refusal.isPresent() ? refusal : append(signed);
    // What forbids it may be what it did itself, readmitted twice at once: then it stands.
    return result.map(
        refused -> refused instanceof Result.Refused ? orThere(signed, refused) : refused);
  }

  private Result orThere(SignedEntry signed, Result refused) {
    return insisting
        .find(signed.entry().transaction())
        .map(there -> again(signed, there))
        .orElse(refused);
  }

  private static Result again(SignedEntry signed, Journal.Recorded there) {
    return there.signed().equals(signed)
        ? new Result.Readmitted(signed, false, there.logIndex())
        : new Result.Refused(
            Reason.OTHER_ENTRY,
            "the ledger has another entry %s, of %s"
                .formatted(signed.entry().transaction(), there.signed().entry().time()));
  }

  /**
   * What is sealed next is judged by the keys of now: a key that was retired since signs nothing.
   */
  private Optional<Result> unsigned(SignedEntry signed) {
    return KeyChanges.read(journal)
        .ring()
        .check(signed)
        .flatMap(
            fault ->
                refused(
                    Reason.SIGNATURE,
                    switch (fault) {
                      case UNKNOWN_KEY -> "none of the programme's issuer keys signed it";
                      case KIND_NOT_ALLOWED ->
                          "its issuer key may not sign it any more, so it can be sealed no more;"
                              + instead();
                      case BAD_SIGNATURE -> "its signature is not that of the key it names";
                    }));
  }

  private static String instead() {
    return " what it did is done again by two persons: zon operate adjust";
  }

  private Optional<Result> ahead(Entry entry) {
    return entry.time().isAfter(waiting.clock().instant().plus(Rules.MAX_AHEAD))
        ? refused(Reason.AHEAD, "it is dated " + entry.time() + "; readmit it then")
        : Optional.empty();
  }

  private Optional<Result> unfounded(Entry entry) {
    return entry
        .reference()
        .filter(reference -> insisting.find(reference).isEmpty())
        .flatMap(
            reference ->
                refused(
                    Reason.TOO_EARLY,
                    "it refers to %s, which is not there; readmit that first"
                        .formatted(reference)));
  }

  private Optional<Result> misplaced(Entry entry) {
    return entry.chain().stream().flatMap(link -> misplaced(link).stream()).findFirst();
  }

  private Optional<Result> misplaced(Chain link) {
    Step head = insisting.head(link.account());
    if (head.next().equals(link)) {
      return Optional.empty();
    }
    if (link.sequence() > head.sequence() + 1) {
      return refused(
          Reason.TOO_EARLY,
          "it is step %d of %s, which has %d; readmit the entries before it first"
              .formatted(link.sequence(), link.account(), head.sequence()));
    }
    return refused(
        Reason.REPLACED,
        "it is step %d of %s, which went on without it to step %d, %s;"
                .formatted(link.sequence(), link.account(), head.sequence(), head.transaction())
            + instead());
  }

  private Optional<Result> append(SignedEntry signed) {
    return switch (deriving.of(signed.entry(), waiting.clock().instant())) {
      case Derived.Underivable(String why) -> refused(Reason.ITEMS, why);
      case Derived.Parts parts -> append(signed, parts);
    };
  }

  private Optional<Result> append(SignedEntry signed, Derived.Parts parts) {
    List<Step> steps = new ArrayList<>();
    for (Chain link : signed.entry().chain()) {
      Step head = insisting.head(link.account());
      Optional<Standing> after = head.standing().after(signed.entry(), link);
      if (!head.next().equals(link)) {
        return Optional.empty();
      }
      if (after.isEmpty()) {
        return refused(Reason.STANDING, "it takes from " + link.account() + " what is not there");
      }
      steps.add(step(signed, link, after.get()));
    }
    Journal.Append append =
        new Journal.Append(signed, parts.request(), steps, parts.items(), waiting.token());
    return switch (insisting.append(append)) {
      case Journal.Outcome.Appended _ ->
          Optional.of(new Result.Readmitted(signed, true, OptionalLong.empty()));
      case Journal.Outcome.Exists exists -> Optional.of(again(signed, exists.recorded()));
      case Journal.Outcome.ItemMoved _, Journal.Outcome.StepMoved _ -> Optional.empty();
    };
  }

  private static Step step(SignedEntry signed, Chain link, Standing after) {
    Entry entry = signed.entry();
    return new Step(
        link.account(), link.sequence(), entry.transaction(), signed.hash(), entry.time(), after);
  }
}
