package zoncoin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import zoncoin.rebuild.Rebuild;

/** What {@code zon operate rebuild} answers. */
final class RebuildText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RebuildText() {}

  static String print(Rebuild.Result result, boolean isDry) {
    return switch (result) {
      case Rebuild.Result.Stopped stopped -> "stopped   " + stopped.why() + "\n";
      case Rebuild.Result.Rebuilt rebuilt -> print(rebuilt, isDry);
    };
  }

  private static String print(Rebuild.Result.Rebuilt rebuilt, boolean isDry) {
    Rebuild.Written written = rebuilt.written();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s   from %,d entries, root %s%n"
            .formatted(
                isDry ? "would be" : "rebuilt ", rebuilt.tree().size(), rebuilt.tree().root()));
    text.append(
        "absent     %,d transactions, %,d steps, %,d accounts; %,d items absent or older%n"
            .formatted(
                written.transactions(), written.steps(), written.accounts(), written.items()));
    rebuilt
        .sealedNext()
        .ifPresent(
            tree ->
                text.append(
                    "found      %,d entries past it, of runs that were cut short: the next one seals them, to %,d%n"
                        .formatted(written.unpublished(), tree.size())));
    text.append(
        "waited     %,d that the log has; %,d are sealed next%n"
            .formatted(written.stamped(), written.waiting()));
    text.append(
        "lost       what was answered and not sealed from %s until %s%n"
            .formatted(rebuilt.lost().from(), rebuilt.lost().until()));
    if (written.unasked() > 0) {
      text.append(
          "unknown    what was asked for %,d transactions; the same request is still known by its hash%n"
              .formatted(written.unasked()));
    }
    rebuilt.left().forEach(what -> text.append("next       ").append(what).append('\n'));
    return text.toString();
  }

  static String json(Rebuild.Result result, boolean isDry) {
    ObjectNode root = JSON.createObjectNode().put("dryRun", isDry);
    switch (result) {
      case Rebuild.Result.Stopped stopped ->
          root.put("rebuilt", false).put("because", stopped.why());
      case Rebuild.Result.Rebuilt rebuilt -> {
        Rebuild.Written written = rebuilt.written();
        root.put("rebuilt", !isDry);
        root.put("size", rebuilt.tree().size()).put("root", rebuilt.tree().root().base64());
        root.put("transactions", written.transactions()).put("unasked", written.unasked());
        root.put("stamped", written.stamped()).put("steps", written.steps());
        root.put("accounts", written.accounts()).put("items", written.items());
        root.put("unpublished", written.unpublished());
        rebuilt
            .sealedNext()
            .ifPresent(
                tree ->
                    root.putObject("sealedNext")
                        .put("size", tree.size())
                        .put("root", tree.root().base64()));
        root.put("waiting", written.waiting());
        root.put("lostFrom", rebuilt.lost().from().toString());
        root.put("lostUntil", rebuilt.lost().until().toString());
        rebuilt.left().forEach(root.putArray("next")::add);
      }
    }
    return root.toPrettyString() + "\n";
  }
}
