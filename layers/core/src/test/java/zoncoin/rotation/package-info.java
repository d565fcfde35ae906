@NullMarked
package zoncoin.rotation;

import org.jspecify.annotations.NullMarked;
