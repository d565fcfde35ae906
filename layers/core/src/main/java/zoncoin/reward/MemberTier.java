package zoncoin.reward;

import java.math.BigDecimal;
import java.util.Optional;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.History;
import zoncoin.ledger.Journal;

/**
 * The tier that an account is in, as its holder is told. It is fixed when a month begins: what is
 * spent or vests meanwhile counts from the next month on.
 *
 * @param period for whose bill
 * @param currency of its bills
 * @param spend what counts: of the last closed months, as far as it had vested when the month began
 * @param standing the tier, the next one, and what is missing for that
 */
public record MemberTier(
    Period period, Currency currency, BigDecimal spend, Tiers.Standing standing) {
  /** Where it is read from. */
  public static final class Reader {
    private final Journal journal;
    private final History history;
    private final PolicySource policies;

    /**
     * @param journal where assessments are noted
     * @param history of accounts
     * @param policies of the programme
     */
    public Reader(Journal journal, History history, PolicySource policies) {
      this.journal = journal;
      this.history = history;
      this.policies = policies;
    }

    /**
     * The tier of an account in a month. Payer and currency are those of its newest bill among its
     * newest {@link History#MAX_PAGE} entries.
     *
     * @return empty if the policy of that month has no tiers, the account has no such bill or does
     *     not take part
     */
    public Optional<MemberTier> of(Account.Member account, Period period) {
      return policies
          .all()
          .inForce(period)
          .filter(policy -> !policy.offers().tiers().levels().isEmpty())
          .flatMap(policy -> newest(account).flatMap(bill -> of(bill, period, policy)));
    }

    private Optional<Subject> newest(Account.Member account) {
      return history.before(account, Long.MAX_VALUE, History.MAX_PAGE).stream()
          .map(recorded -> recorded.signed().entry().transaction())
          .flatMap(id -> PendingCoins.key(id).stream())
          .map(IssuedSoFar::subject)
          .filter(subject -> subject.account().equals(account.id()))
          .findFirst();
    }

    private Optional<MemberTier> of(Subject bill, Period period, RewardPolicy policy) {
      Subject subject = new Subject(bill.payer(), bill.account(), period, bill.currency());
      Tiers tiers = policy.offers().tiers();
      return new zoncoin.reward.History(journal)
          .tier(subject, policy)
          .map(
              reached ->
                  new MemberTier(
                      period,
                      bill.currency(),
                      reached.vestedSpend(),
                      tiers.at(bill.currency(), reached.vestedSpend())));
    }
  }
}
