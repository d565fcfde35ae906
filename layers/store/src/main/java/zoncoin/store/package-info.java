/**
 * Where a ledger and its log are kept: adapters of the ports of core. They translate and decide
 * nothing.
 *
 * <pre>{@code
 * LogFiles log = FolderFiles.of(Path.of("data/log"));      // a log on one machine, written
 * TileReader copy = new FolderTiles(Path.of("copy"));       // anybody's log, only read
 * }</pre>
 *
 * <p>Each port has one contract, a suite of tests that runs against every adapter and against the
 * reference in memory ({@code zoncoin.memory}).
 */
@NullMarked
package zoncoin.store;

import org.jspecify.annotations.NullMarked;
