/** Reads AWS billing exports with DuckDB, for the port of {@code zoncoin.billing}. */
@NullMarked
package zoncoin.exports;

import org.jspecify.annotations.NullMarked;
