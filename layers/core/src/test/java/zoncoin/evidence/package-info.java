/** Tests of what entries rest on. */
@NullMarked
package zoncoin.evidence;

import org.jspecify.annotations.NullMarked;
