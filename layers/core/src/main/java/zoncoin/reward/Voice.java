package zoncoin.reward;

import java.time.Instant;
import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Enrolment;

/**
 * What a delivery that speaks for a whole payer and period says of accounts that are new in it. Of
 * those that were there before, their own notes say which delivery is the newest.
 */
interface Voice {
  /** Of an assessment that stands for itself. */
  Voice ALONE =
      new Voice() {
        @Override
        public boolean isNewest() {
          return true;
        }

        @Override
        public boolean isOpenTo(Account.Member account, Enrolment enrolment) {
          return true;
        }

        @Override
        public Optional<Instant> enrolledAt(Account.Member account, Enrolment enrolment) {
          return Optional.empty();
        }
      };

  /** Whether no newer delivery speaks for the period by now. Read anew at each call. */
  boolean isNewest();

  /** Whether an account that enrolled then can begin to earn in the period. */
  boolean isOpenTo(Account.Member account, Enrolment enrolment);

  /** When an account took part that takes part now; empty if it cannot be told. */
  Optional<Instant> enrolledAt(Account.Member account, Enrolment enrolment);
}
