package zoncoin.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import zoncoin.cli.cloud.LocalCloud;
import zoncoin.exports.ReaderSettings;
import zoncoin.exports.Redelivery;
import zoncoin.exports.SampleBill;

/** Sets the stage: the bills to tell of, and a folder for the story. */
public final class Demo {
  /** Folder of the sample bill, within the demo's. */
  static final String SAMPLE = "sample-bill";

  private Demo() {}

  /**
   * Runs the demo.
   *
   * @param paths of the user's bill; a sample bill is made if there are none
   * @param isInMemory whether the table is kept in this process, and not by DynamoDB Local
   * @param folder where to write; made if it is not there, and what an earlier demo made there is
   *     replaced once this one is done
   * @param out where the story is told
   * @return whether every proof held
   * @throws IOException if the folder cannot be written, holds anything else, or is in use
   * @throws zoncoin.tlog.Malformed if the bill is not in its form; then nothing was written
   */
  public static boolean run(List<String> paths, boolean isInMemory, Path folder, PrintWriter out)
      throws IOException {
    Screen screen = new Screen(out);
    DemoFolder.checkOutside(folder, paths);
    if (paths.isEmpty()) {
      try (DemoFolder taken = DemoFolder.take(folder)) {
        screen.title("A bill becomes coins, and coins become proofs: a sample bill, made for this");
        Path sample = taken.making().resolve(SAMPLE);
        SampleBill.write(sample);
        return tell(read(List.of(sample.toString())), isInMemory, screen, taken);
      }
    }
    screen.title("A bill becomes coins, and coins become proofs: " + String.join(" ", paths));
    List<Redelivery> deliveries = read(paths);
    try (DemoFolder taken = DemoFolder.take(folder)) {
      return tell(deliveries, isInMemory, screen, taken);
    }
  }

  private static List<Redelivery> read(List<String> places) {
    return Redelivery.newest(places, LocalCloud.EXPORTS, ReaderSettings.standard());
  }

  private static boolean tell(
      List<Redelivery> deliveries, boolean isInMemory, Screen screen, DemoFolder taken)
      throws IOException {
    boolean holds;
    try (Story story = new Story(deliveries, screen, taken.making(), isInMemory)) {
      holds = story.tell();
    }
    taken.publish();
    new Next(screen, taken.folder()).say(!isInMemory);
    return holds;
  }
}
