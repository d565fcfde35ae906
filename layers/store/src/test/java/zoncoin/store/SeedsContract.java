package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import zoncoin.rotation.Seeds;
import zoncoin.rotation.Seeds.Labels;

/** What {@link Seeds} promises. */
abstract class SeedsContract {
  static final String FIRST = "00000000-0000-4000-8000-000000000001";
  static final String SECOND = "00000000-0000-4000-8000-000000000002";
  static final String THIRD = "00000000-0000-4000-8000-000000000003";

  private final Seeds seeds = seeds(Town.seed(1));

  /** A new place, whose one version is current. */
  abstract Seeds seeds(byte[] seed);

  private String first() {
    return seeds.labels().current();
  }

  private void assertHas(int seed, String version) {
    assertArrayEquals(Town.seed(seed), seeds.read(version).orElseThrow());
  }

  @Test
  void atFirstOneVersionIsCurrentAndNoneIsPending() {
    assertEquals(Optional.empty(), seeds.labels().pending());
    assertHas(1, first());
    assertEquals(Optional.empty(), seeds.read(SECOND));
  }

  @Test
  void whatIsKeptIsPendingAndNotCurrent() {
    String first = first();
    seeds.keep(SECOND, Town.seed(2));
    assertEquals(new Labels(first, Optional.of(SECOND)), seeds.labels());
    assertTrue(seeds.labels().isNext(SECOND));
    assertHas(1, first);
    assertHas(2, SECOND);
  }

  @Test
  void whatAVersionHasStaysAsItIs() {
    String first = first();
    seeds.keep(SECOND, Town.seed(2));
    seeds.keep(SECOND, Town.seed(2));
    seeds.keep(SECOND, Town.seed(3));
    assertHas(2, SECOND);
    assertEquals(new Labels(first, Optional.of(SECOND)), seeds.labels());
  }

  @Test
  void whatIsPromotedIsCurrentAndPromotingItAgainChangesNothing() {
    String first = first();
    seeds.keep(SECOND, Town.seed(2));
    assertTrue(seeds.promote(SECOND, first));
    assertEquals(SECOND, seeds.labels().current());
    assertFalse(seeds.labels().isNext(SECOND));
    assertTrue(seeds.promote(SECOND, first));
    assertEquals(SECOND, seeds.labels().current());
    assertHas(2, SECOND);
    assertHas(1, first);
  }

  @Test
  void nothingIsPromotedOnceAnotherWas() {
    String first = first();
    seeds.keep(SECOND, Town.seed(2));
    assertTrue(seeds.promote(SECOND, first));
    seeds.keep(THIRD, Town.seed(3));
    assertFalse(seeds.promote(THIRD, first));
    assertEquals(SECOND, seeds.labels().current());
    assertTrue(seeds.promote(THIRD, SECOND));
    assertEquals(THIRD, seeds.labels().current());
  }

  @Test
  void whatIsNotThereIsNotPromoted() {
    String first = first();
    assertFalse(seeds.promote(SECOND, first));
    assertEquals(first, seeds.labels().current());
    assertHas(1, first);
  }
}
