package zoncoin.bench;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Medians over rounds that were measured in turn. */
final class Median {
  private Median() {}

  /** Of a figure of each round; the higher one of two in the middle. */
  static <T> double of(Collection<T> rounds, ToDoubleFunction<T> figure) {
    return rounds.stream()
        .mapToDouble(figure)
        .sorted()
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /** Of what a figure is divided by the same figure of the peer's round of the same turn. */
  static <T> double ofRatio(List<T> ours, List<T> peer, ToDoubleFunction<T> figure) {
    List<Integer> turns = IntStream.range(0, ours.size()).boxed().toList();
    return of(turns, i -> figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(peer.get(i)));
  }
}
