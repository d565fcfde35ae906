package zoncoin.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import zoncoin.billing.Bill;
import zoncoin.exports.DuckBillReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.exports.SampleBill;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Malformed;

/** Sets the stage: the bills to tell of, and an empty folder. */
public final class Demo {
  /** Marks a folder that an earlier demo made, and that the next may therefore empty. */
  private static final String MARK = ".zoncoin-demo";

  private Demo() {}

  /**
   * Runs the demo.
   *
   * @param paths of the user's bill; a sample bill is made if there are none
   * @param folder where to write; made if it is not there, emptied if an earlier demo made it
   * @param out where the story is told
   * @return whether every proof held
   * @throws IOException if the folder cannot be written
   * @throws Malformed if the bill is not in its form, or the folder holds anything else
   */
  public static boolean run(List<String> paths, Path folder, PrintWriter out) throws IOException {
    Screen screen = new Screen(out);
    empty(folder);
    List<String> places = paths;
    if (paths.isEmpty()) {
      Path sample = folder.resolve("sample-bill");
      SampleBill.write(sample);
      places = List.of(sample.toString());
      screen.title("A bill becomes coins, and coins become proofs: a sample bill, made for this");
    } else {
      screen.title("A bill becomes coins, and coins become proofs: " + String.join(" ", paths));
    }
    List<Bill> bills =
        new DuckBillReader(ReaderSettings.standard())
            .read(places, RewardPolicy.standard().eligibility());
    return new Story(bills, screen, folder).tell();
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.exists(folder.resolve(MARK)) && !isEmpty(folder)) {
      throw new Malformed(folder + " holds something else than a demo; name another with --dir");
    }
    if (Files.exists(folder.resolve(MARK))) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
    Files.createFile(folder.resolve(MARK));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
