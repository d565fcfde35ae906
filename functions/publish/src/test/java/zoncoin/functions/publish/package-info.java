/** What is announced is what the documentation says. */
@NullMarked
package zoncoin.functions.publish;

import org.jspecify.annotations.NullMarked;
