/**
 * The function that turns the day: pending coins that are due become lots, and coins whose month is
 * over expire. Once a day it lists what there is to do and hands it out to a queue in pieces; for
 * each ten of those it is called again, as often at once as there are pieces.
 *
 * <pre>{@code
 * {"source":"aws.events", …}  →  {"handedOut":13,"ended":"done"}
 *
 * {"Records":[{"messageId":"m-1","body":"vest.999988887777.111122223333.2026-06.USD\n"}, …]}
 *   →  {"batchItemFailures":[]}, and in its log
 *      {"vested":10,"vestedZon":266000000,"expired":0,"expiredZon":0,"redeemed":0,"refused":[],"failed":[],"ended":"done"}
 * }</pre>
 *
 * <p>When coins vest, what their account wants redeemed by itself is redeemed at once ({@link
 * zoncoin.redemption.AutomaticRedemption}); {@code redeemed} says how many times. For that it also
 * holds the desk's key.
 *
 * <p>Without a queue it does at once what it would hand out. It may run any number of times: what
 * was done is done, what was not come to is still due. {@code ended} is {@code time} if it stopped
 * because its time did. What failed or was refused stays in the queue, is tried again, and is set
 * aside with an alarm; the next day hands it out once more.
 */
@NullMarked
package zoncoin.functions.vest;

import org.jspecify.annotations.NullMarked;
