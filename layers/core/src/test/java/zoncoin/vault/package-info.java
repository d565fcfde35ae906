/** Codes are put in once, given once, shown to whom they were given, and wiped. */
@NullMarked
package zoncoin.vault;

import org.jspecify.annotations.NullMarked;
