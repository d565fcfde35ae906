package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zoncoin.rebuild.Rebuild;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

final class RebuildTextTest {
  private static final Instant NOON = Instant.parse("2026-07-18T12:00:00Z");
  private static final TreeHead PUBLISHED = new TreeHead(5, Hash.sha256(new byte[] {5}));
  private static final TreeHead NEXT = new TreeHead(1_012, Hash.sha256(new byte[] {12}));

  private static Rebuild.Result rebuilt(Optional<TreeHead> next, long found) {
    return new Rebuild.Result.Rebuilt(
        PUBLISHED,
        next,
        new Rebuild.Written(1, 0, 2, 3, 4, 5, found, 6),
        new Rebuild.Window(NOON, NOON.plusSeconds(1)),
        List.of());
  }

  @Test
  void whatRunsLeftIsSaidAndWhatSealsIt() throws Exception {
    Rebuild.Result found = rebuilt(Optional.of(NEXT), 1_007);
    assertEquals(
        List.of(
            "would be   from 5 entries, root " + PUBLISHED.root(),
            "absent     1 transactions, 3 steps, 4 accounts; 5 items absent or older",
            "found      1,007 entries past it, of runs that were cut short: the next one seals"
                + " them, to 1,012",
            "waited     2 that the log has; 6 are sealed next",
            "lost       what was answered and not sealed from 2026-07-18T12:00:00Z until"
                + " 2026-07-18T12:00:01Z"),
        RebuildText.print(found, true).lines().toList());
    JsonNode json = new ObjectMapper().readTree(RebuildText.json(found, true));
    assertEquals(1_007, json.path("unpublished").asLong());
    assertEquals(1_012, json.path("sealedNext").path("size").asLong());
    assertEquals(NEXT.root().base64(), json.path("sealedNext").path("root").asText());
  }

  @Test
  void whereTheyLeftNothingNothingIsSaid() throws Exception {
    Rebuild.Result nothing = rebuilt(Optional.empty(), 0);
    assertFalse(RebuildText.print(nothing, false).contains("found"));
    JsonNode json = new ObjectMapper().readTree(RebuildText.json(nothing, false));
    assertFalse(json.has("sealedNext"));
    assertEquals(0, json.path("unpublished").asLong());
  }
}
