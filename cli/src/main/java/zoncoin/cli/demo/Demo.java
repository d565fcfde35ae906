package zoncoin.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import zoncoin.billing.Bill;
import zoncoin.exports.DuckBillReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.exports.SampleBill;
import zoncoin.reward.RewardPolicy;

/** Sets the stage: the bills to tell of, and a folder for the story. */
public final class Demo {
  /** Folder of the sample bill, within the demo's. */
  static final String SAMPLE = "sample-bill";

  private Demo() {}

  /**
   * Runs the demo.
   *
   * @param paths of the user's bill; a sample bill is made if there are none
   * @param folder where to write; made if it is not there, and what an earlier demo made there is
   *     replaced once this one is done
   * @param out where the story is told
   * @return whether every proof held
   * @throws IOException if the folder cannot be written, holds anything else, or is in use
   * @throws zoncoin.tlog.Malformed if the bill is not in its form; then nothing was written
   */
  public static boolean run(List<String> paths, Path folder, PrintWriter out) throws IOException {
    Screen screen = new Screen(out);
    DemoFolder.checkOutside(folder, paths);
    if (paths.isEmpty()) {
      try (DemoFolder taken = DemoFolder.take(folder)) {
        screen.title("A bill becomes coins, and coins become proofs: a sample bill, made for this");
        Path sample = taken.making().resolve(SAMPLE);
        SampleBill.write(sample);
        return tell(read(List.of(sample.toString())), screen, taken);
      }
    }
    screen.title("A bill becomes coins, and coins become proofs: " + String.join(" ", paths));
    List<Bill> bills = read(paths);
    try (DemoFolder taken = DemoFolder.take(folder)) {
      return tell(bills, screen, taken);
    }
  }

  private static List<Bill> read(List<String> places) {
    return new DuckBillReader(ReaderSettings.standard())
        .read(places, RewardPolicy.standard().eligibility());
  }

  private static boolean tell(List<Bill> bills, Screen screen, DemoFolder taken)
      throws IOException {
    boolean holds = new Story(bills, screen, taken.making()).tell();
    taken.publish();
    new Next(screen, taken.folder()).say();
    return holds;
  }
}
