package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

final class FolderQueueTest implements WorkQueueContract {
  private static final Duration HIDDEN = Duration.ofSeconds(30);

  private final Path folder;
  private Instant now = Town.START;

  FolderQueueTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** As a new process opens it each time: nothing is kept but in the folder. */
  @Override
  public FolderQueue queue() {
    return new FolderQueue(folder, () -> now, HIDDEN, TRIES);
  }

  @Override
  public void passAWhile() {
    now = now.plus(HIDDEN);
  }

  @Override
  public List<Work> aside() {
    return queue().aside().stream().map(Work::parse).toList();
  }

  @Test
  void aPieceThatIsNamedIsHandedOverByItselfAndAtOnce() {
    FolderQueue queue = queue();
    var _ = queue.put(List.of(ONE, OTHER));
    List<Work> done = new ArrayList<>();
    assertTrue(queue.handOver(ONE, pieces -> Set.of(ONE)));
    assertTrue(queue.handOver(ONE, pieces -> done.addAll(pieces) ? Set.of() : Set.of(ONE)));
    assertEquals(List.of(ONE), done);
    assertEquals(1, queue.handOver(pieces -> Set.of()));
    assertTrue(!queue.handOver(ONE, pieces -> Set.of()), "it is gone");
  }

  @Test
  void ofManyWhoTakeAPieceOneGetsIt() {
    for (int round = 0; round < 20; round++) {
      Work piece = new Work("round." + round, "");
      var _ = queue().put(List.of(piece));
      List<Integer> got = Race.of(4, runner -> queue().handOver(pieces -> Set.of()));
      assertEquals(1, got.stream().mapToInt(count -> count).sum());
    }
  }

  @Test
  void whatIsNoWorkIsSetAsideAndHoldsUpNothing() throws IOException {
    Files.writeString(folder.resolve("note"), "{\"Records\":[]}");
    WorkQueue queue = queue();
    var _ = queue.put(List.of(ONE));
    assertEquals(1, queue.handOver(pieces -> Set.of()));
    assertEquals(List.of("{\"Records\":[]}"), queue().aside());
    assertEquals(0, queue.handOver(pieces -> Set.of()));
  }
}
