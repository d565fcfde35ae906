package zoncoin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sides measured in turn, A B C A B C, so that a machine whose speed drifts drifts for all.
 *
 * @param sides ours first, then what it is compared with
 * @param rounds of each side, in the order of the sides; round i of each belongs to one turn
 */
record Turns(List<Side> sides, List<List<Round>> rounds) {
  /** How many turns a median is taken over. */
  static final int COUNT = 5;

  /** One who does the work in its own way. */
  interface Side {
    /** What it is, as a row of a table calls it. */
    String name();

    /** Makes ready what is not to be measured, and answers the work that is. */
    Load.Work prepare(Load load);
  }

  /** A warm-up of each side, then as many turns as usual. */
  static Turns measure(List<? extends Side> sides, Load warmUp, Load load) {
    return measure(sides, warmUp, load, COUNT);
  }

  /** A warm-up of each side, then so many turns. */
  static Turns measure(List<? extends Side> sides, Load warmUp, Load load, int count) {
    List<List<Round>> rounds = new ArrayList<>();
    for (Side side : sides) {
      rounds.add(new ArrayList<>());
      var _ = warmUp.run(side.prepare(warmUp));
    }
    for (int turn = 0; turn < count; turn++) {
      for (int i = 0; i < sides.size(); i++) {
        rounds.get(i).add(load.run(sides.get(i).prepare(load)));
      }
    }
    return new Turns(List.copyOf(sides), rounds);
  }

  List<Round> ours() {
    return rounds.getFirst();
  }

  /** Rows of a table: what was written to by how many, and for each side its rate. */
  void print(String journal, int clients) {
    for (int i = 0; i < sides.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "%-9s %7d %-42s %10.0f %10.2f%n",
          journal,
          clients,
          sides.get(i).name(),
          Median.of(rounds.get(i), Round::rate),
          Median.ofRatio(ours(), rounds.get(i), Round::rate));
    }
    System.out.println();
  }
}
