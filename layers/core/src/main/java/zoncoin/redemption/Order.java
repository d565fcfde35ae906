package zoncoin.redemption;

import zoncoin.ledger.Account;
import zoncoin.ledger.TransactionId;

/**
 * What a member asks for.
 *
 * @param hold the id of the hold this begins with, and of the redemption
 * @param account who pays
 * @param principal who asked on the account's behalf, an ARN; kept with the redemption, never in an
 *     entry
 * @param product its name in the catalogue
 * @param quantity how many
 */
public record Order(
    TransactionId hold, Account.Member account, String principal, String product, long quantity) {}
