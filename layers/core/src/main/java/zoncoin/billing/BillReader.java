package zoncoin.billing;

import java.util.List;
import zoncoin.tlog.Malformed;

/**
 * Where bills come from. An implementation
 *
 * <ul>
 *   <li>reads exactly the files a manifest lists, and as strings what is not a number;
 *   <li>sums exactly: no amount goes through binary floating point;
 *   <li>answers with a whole bill or none: bad input is one {@link Malformed} that says file, row,
 *       column and rule, and leaves nothing behind;
 *   <li>changes nothing where it reads, and answers the same for the same bytes;
 *   <li>may be called by several threads at once.
 * </ul>
 *
 * A place that cannot be read at all is an {@link java.io.UncheckedIOException}; asking again may
 * help.
 */
public interface BillReader {
  /**
   * Reads the bills found at some places.
   *
   * @param places each a manifest, a folder of deliveries, or a data file, by path or S3 URI; data
   *     files given by themselves are one delivery together
   * @param eligibility what earns
   * @return one bill for each delivery, oldest period first; of several deliveries of one export
   *     and period only the newest
   * @throws Malformed if anything found there is not in its form; {@linkplain
   *     Malformed#isOfAnotherKind of another kind} if it is no bill at all
   */
  List<Bill> read(List<String> places, Eligibility eligibility);
}
