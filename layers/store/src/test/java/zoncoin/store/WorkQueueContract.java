package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/** What every {@link WorkQueue} keeps to, where a piece is set aside after two hand-overs. */
interface WorkQueueContract {
  int TRIES = 2;

  Work ONE = new Work("vest.member.111122223333", "{\"month\":\"2028-07\"}");
  Work OTHER = new Work("vest.member.222233334444", "");

  /** The queue under test; the same for all calls within one test, empty at its start. */
  WorkQueue queue();

  /** After this, what was handed over before and not done is nobody's. */
  void passAWhile();

  /** What was handed over in vain. */
  List<Work> aside();

  /** Hands over once and does all of it. */
  private Set<Work> done() {
    Set<Work> done = new HashSet<>();
    int count =
        queue()
            .handOver(
                pieces -> {
                  assertTrue(done.addAll(pieces));
                  return Set.of();
                });
    assertEquals(count, done.size());
    return done;
  }

  /** Hands over once and does nothing of it. */
  private Set<Work> left() {
    Set<Work> left = new HashSet<>();
    queue()
        .handOver(
            pieces -> {
              left.addAll(pieces);
              return left;
            });
    return left;
  }

  @Test
  default void whatIsPutIsHandedOverAndForgottenWhenItIsDone() {
    assertEquals(Set.of(), done());
    assertEquals(Set.of(), queue().put(List.of(ONE, OTHER)));
    assertEquals(Set.of(ONE, OTHER), done());
    passAWhile();
    assertEquals(Set.of(), done());
    assertEquals(List.of(), aside());
  }

  @Test
  default void textsAreHandedOverAsTheyWere() {
    Work text = new Work("!key~", "\tline\n\n  größer ≤ 𝄞 & <br> \"\\\"\n");
    Work long20 = new Work("long", "x".repeat(Work.MAX_BYTES));
    var _ = queue().put(List.of(text, long20));
    assertEquals(Set.of(text, long20), done());
  }

  @Test
  default void tenAreHandedOverAtMostAndAllInTheEnd() {
    List<Work> all =
        IntStream.range(0, 23).mapToObj(number -> new Work("key." + number, "")).toList();
    for (int from = 0; from < all.size(); from += WorkQueue.MAX_BATCH) {
      var _ = queue().put(all.subList(from, Math.min(from + WorkQueue.MAX_BATCH, all.size())));
    }
    Set<Work> done = new HashSet<>();
    for (Set<Work> some = done(); !some.isEmpty(); some = done()) {
      assertTrue(some.size() <= WorkQueue.MAX_BATCH);
      some.forEach(piece -> assertTrue(done.add(piece), piece + " is handed over once"));
    }
    assertEquals(Set.copyOf(all), done);
  }

  @Test
  default void whatCouldNotBeDoneIsHandedOverAgainAndNothingElseIs() {
    var _ = queue().put(List.of(ONE, OTHER));
    assertEquals(2, queue().handOver(pieces -> Set.of(OTHER)));
    assertEquals(Set.of(), done(), "not yet");
    passAWhile();
    assertEquals(Set.of(OTHER), done());
  }

  @Test
  default void whatIsBeingDoneIsHandedToNobodyElse() {
    var _ = queue().put(List.of(ONE));
    List<Set<Work>> others = new ArrayList<>();
    queue()
        .handOver(
            pieces -> {
              others.add(done());
              return Set.of();
            });
    assertEquals(List.of(Set.of()), others);
  }

  @Test
  default void whereTheWorkerThrowsNoneWasDone() {
    var _ = queue().put(List.of(ONE, OTHER));
    IllegalStateException fault = new IllegalStateException("table lost");
    assertSame(
        fault,
        assertThrows(
            IllegalStateException.class,
            () ->
                queue()
                    .handOver(
                        pieces -> {
                          throw fault;
                        })));
    passAWhile();
    assertEquals(Set.of(ONE, OTHER), done());
  }

  @Test
  default void whatIsHandedOverTwiceInVainIsSetAside() {
    var _ = queue().put(List.of(ONE));
    for (int attempt = 0; attempt < TRIES; attempt++) {
      assertEquals(Set.of(ONE), left());
      passAWhile();
    }
    assertEquals(Set.of(), left());
    assertEquals(List.of(ONE), aside());
  }
}
