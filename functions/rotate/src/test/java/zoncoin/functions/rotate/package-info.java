/** How Secrets Manager has a key rotated. */
@NullMarked
package zoncoin.functions.rotate;

import org.jspecify.annotations.NullMarked;
