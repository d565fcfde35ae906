/**
 * The function that turns the day: pending coins that are due become lots, and coins whose month is
 * over expire.
 *
 * <pre>{@code
 * {"vested":12,"vestedZon":266000000,"refused":[],"expired":0,"expiredZon":0,"ended":"done"}
 * }</pre>
 *
 * <p>It may run any number of times: what was done is done, what was not come to is still due.
 * {@code ended} is {@code time} if it stopped because its time did.
 */
@NullMarked
package zoncoin.functions.vest;

import org.jspecify.annotations.NullMarked;
