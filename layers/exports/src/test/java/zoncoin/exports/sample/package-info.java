/**
 * Tests of reading: real and golden bills to the last decimal, and bad input refused in one line.
 */
@NullMarked
package zoncoin.exports.sample;

import org.jspecify.annotations.NullMarked;
