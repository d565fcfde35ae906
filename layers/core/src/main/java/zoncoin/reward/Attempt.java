package zoncoin.reward;

import java.util.Optional;
import java.util.function.Function;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.SignedEntry;

/**
 * To read, decide and write once. It answers empty if what it read moved before it wrote: then it
 * is made again.
 */
@FunctionalInterface
interface Attempt {
  /** Where a budget ends, all issuers of a large programme may meet at its last slices. */
  int MAX_ATTEMPTS = 128;

  /** Makes it. */
  Optional<Issuance.Result> run();

  /** Makes it until it was written. */
  static Issuance.Result untilWritten(Attempt attempt) {
    for (int i = 1; i <= MAX_ATTEMPTS; i++) {
      Optional<Issuance.Result> result = attempt.run();
      if (result.isPresent()) {
        return result.get();
      }
    }
    return new Issuance.Result.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  /**
   * What the ledger's answer comes to.
   *
   * @param posted the answer
   * @param written what an entry comes to
   * @param reward what the assessment is worth
   */
  static Optional<Issuance.Result> answer(
      Posted posted, Function<SignedEntry, Issuance.Result> written, Amount reward) {
    return switch (posted) {
      case Posted.Written entry -> Optional.of(written.apply(entry.signed()));
      case Posted.Stale stale -> Optional.empty();
      case Posted.Refused refused ->
          switch (refused.refusal()) {
            // The member left or came back since its enrolment was read: read again.
            case Refusal.EnrolmentChanged changed -> Optional.empty();
            // The month ended since it was asked for: read again.
            case Refusal.WrongMonth over -> Optional.empty();
            // Another delivery took this revision, and its name with it: read again.
            case Refusal.ExistsWithDifferent other -> Optional.empty();
            case Refusal.NotEnrolled gone -> Optional.of(new Issuance.Result.NotEnrolled(reward));
            case Refusal other -> Optional.of(new Issuance.Result.Refused(other));
          };
    };
  }
}
