/** What is sealed is announced, in its order, at least once. */
@NullMarked
package zoncoin.notice;

import org.jspecify.annotations.NullMarked;
