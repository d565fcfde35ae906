package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.NotApplied;

final class AbreastTest {
  private final Set<Integer> made = new ConcurrentSkipListSet<>();

  @Test
  void everyCallIsMadeOnce() {
    for (int count : new int[] {0, 1, Abreast.CALLS, 1_000}) {
      made.clear();
      Abreast.run(count, call -> assertTrue(made.add(call)));
      assertEquals(IntStream.range(0, count).boxed().collect(Collectors.toSet()), made);
    }
  }

  @Test
  void severalAreMadeAtATime() {
    CyclicBarrier all = new CyclicBarrier(Abreast.CALLS);
    Abreast.run(
        Abreast.CALLS,
        call -> {
          try {
            made.add(all.await());
          } catch (Exception broken) {
            throw new AssertionError(broken);
          }
        });
    assertEquals(Abreast.CALLS, made.size());
  }

  @Test
  void afterOneFailedNoMoreAreBegun() {
    NotApplied fault = new NotApplied("couldn't");
    RuntimeException told =
        assertThrows(
            NotApplied.class,
            () ->
                Abreast.run(
                    1_000_000,
                    call -> {
                      made.add(call);
                      if (call == 7) {
                        throw fault;
                      }
                    }));
    assertEquals(fault, told);
    assertTrue(made.size() < 1_000_000, "not all");
  }
}
