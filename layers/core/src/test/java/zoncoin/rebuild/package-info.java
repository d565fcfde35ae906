/** Tests of rebuilding: a table from any moment, faults at any call, and what must stop it. */
@NullMarked
package zoncoin.rebuild;

import org.jspecify.annotations.NullMarked;
