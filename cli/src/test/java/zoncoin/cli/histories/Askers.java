package zoncoin.cli.histories;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds who asked for what is written.
 *
 * @param calls all that was asked so far
 * @param model what each is to be answered
 */
record Askers(List<Call> calls, Model model) {
  /** Those of a kind that are under way. */
  <A extends Asked> Stream<Call> underWay(Class<A> kind, Predicate<A> which) {
    return calls.stream()
        .filter(call -> !call.isOver() && kind.isInstance(call.asked()))
        .filter(call -> which.test(kind.cast(call.asked())));
  }

  /** Who may have asked for that, and still wait to hear of it; none of their rules is broken. */
  Asked by(Predicate<Asked> wanted) {
    List<Call> asking =
        calls.stream()
            .filter(Call::mayWrite)
            .filter(call -> wanted.test(call.asked()))
            .filter(call -> calls.stream().noneMatch(call::isRefusedBy))
            .toList();
    if (asking.isEmpty()) {
      throw new AssertionError("nobody asked for it, who waits to hear of it");
    }
    List<String> forbidden = asking.stream().flatMap(call -> call.forbids(model).stream()).toList();
    if (forbidden.size() == asking.size()) {
      throw new AssertionError(asking + " is " + forbidden);
    }
    return asking.getFirst().asked();
  }
}
