/** Every adapter against whom it stands for, over connections that break in every way. */
@NullMarked
package zoncoin.providers;

import org.jspecify.annotations.NullMarked;
