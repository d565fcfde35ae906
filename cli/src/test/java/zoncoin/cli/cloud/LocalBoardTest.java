package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.notice.Notice;

final class LocalBoardTest {
  private static final int FILE_BYTES = 1_000;

  @TempDir private Path folder;

  private static Notice notice(int number) {
    return new Notice(
        "vest." + number,
        Notice.Kind.VESTED,
        Instant.parse("2026-07-18T09:30:00Z"),
        OptionalLong.of(number),
        new Account.Member("111122223333"),
        Amount.of(1),
        Notice.About.NOTHING);
  }

  /** Puts those from that number on, each by a board of its own: a process that ended since. */
  private void put(int first, int last) {
    IntStream.rangeClosed(first, last)
        .forEach(i -> new LocalBoard(folder, FILE_BYTES).put(List.of(notice(i))));
  }

  /** The numbers of what can be read, from the oldest file to the newest. */
  private List<Integer> numbers() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (String name : List.of("events.2.jsonl", "events.1.jsonl", "events.jsonl")) {
      Path file = folder.resolve(name);
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        String id = Caller.json(line).at("/detail/id").asText();
        numbers.add(Integer.parseInt(id.substring("vest.".length())));
      }
    }
    return numbers;
  }

  private static List<Integer> from(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void whatWasPutIsThereInItsOrderOverAllFiles() throws IOException {
    put(1, 10);
    assertEquals(from(1, 10), numbers());
    assertTrue(Files.exists(folder.resolve("events.1.jsonl")), "in more than one file");
  }

  @Test
  void onlyTheOldestGoes() throws IOException {
    put(1, 100);
    List<Integer> kept = numbers();
    assertEquals(from(kept.getFirst(), 100), kept);
    assertTrue(kept.getFirst() > 1, "something went");
    for (String name : List.of("events.1.jsonl", "events.2.jsonl")) {
      assertTrue(Files.size(folder.resolve(name)) >= FILE_BYTES, "no file goes before it is full");
    }
    assertFalse(Files.exists(folder.resolve("events.3.jsonl")));
  }

  @Test
  void itGoesOnWhereverMakingRoomEnded() throws IOException {
    put(1, 10);
    Files.move(folder.resolve("events.1.jsonl"), folder.resolve("events.2.jsonl"));
    put(11, 20);
    List<Integer> kept = numbers();
    assertEquals(from(kept.getFirst(), 20), kept);
    Files.delete(folder.resolve("events.1.jsonl"));
    Files.move(folder.resolve("events.jsonl"), folder.resolve("events.1.jsonl"));
    put(21, 21);
    assertEquals(21, numbers().getLast());
    assertTrue(Files.size(folder.resolve("events.jsonl")) < FILE_BYTES, "in a file of its own");
  }

  @Test
  void aLineThatWasNotFinishedSpoilsNoOther() throws IOException {
    put(1, 1);
    Path newest = folder.resolve("events.jsonl");
    Files.writeString(newest, "{\"source\":\"zonc", StandardOpenOption.APPEND);
    put(2, 2);
    List<String> lines = Files.readAllLines(newest);
    assertEquals("vest.2", Caller.json(lines.getLast()).at("/detail/id").asText());
    assertEquals(3, lines.size());
  }
}
