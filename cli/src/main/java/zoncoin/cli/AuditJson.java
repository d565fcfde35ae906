package zoncoin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import zoncoin.audit.AuditReport;
import zoncoin.audit.AuditReport.Figures;
import zoncoin.audit.AuditReport.Tally;
import zoncoin.audit.EvidenceHeld;
import zoncoin.audit.Finding;
import zoncoin.audit.Supply;

/**
 * {@code zon audit --json}: {@code log}, {@code sound}, what was counted, {@code findings} (one of
 * each rule, the first in the log first) and {@code evidence} (checkpoints that contradict each
 * other, as notes); with {@code --evidence} also {@code atHand}: how many entries by a bill, and
 * how many policies, had all their files there, and the first of those that had not. Coins are
 * whole zon.
 */
final class AuditJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AuditJson() {}

  static String print(AuditAnswer answer) {
    ObjectNode root = JSON.createObjectNode();
    root.put("log", answer.origin()).put("sound", answer.isSound());
    ArrayNode findings = root.putArray("findings");
    ArrayNode evidence = root.putArray("evidence");
    switch (answer) {
      case AuditAnswer.Refused refused -> {
        findings
            .addObject()
            .put("rule", "seen")
            .put("count", 1)
            .put("detail", refused.contradiction().why());
        print(refused.contradiction(), evidence);
      }
      case AuditAnswer.Audited audited -> {
        print(audited.report(), findings);
        print(audited.report().figures(), root);
        audited.held().ifPresent(held -> print(held, root.putObject("atHand")));
        root.put("seconds", audited.seconds());
        audited.contradiction().ifPresent(found -> print(found, evidence));
      }
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("a tree of text and numbers prints", impossible);
    }
  }

  private static void print(AuditReport report, ArrayNode findings) {
    if (report instanceof AuditReport.Unsound unsound) {
      unsound.kinds().forEach(kind -> print(kind, findings.addObject()));
    }
  }

  private static void print(Tally tally, ObjectNode node) {
    Finding first = tally.first();
    node.put("rule", first.rule().word()).put("count", tally.count());
    first.index().ifPresent(index -> node.put("index", index));
    first.transaction().ifPresent(id -> node.put("transaction", id.text()));
    node.put("detail", first.detail());
  }

  private static void print(Figures figures, ObjectNode root) {
    root.put("size", figures.head().size())
        .put("root", figures.head().root().base64())
        .put("entries", figures.entries())
        .put("bytes", figures.bytes());
    ObjectNode kinds = root.putObject("kinds");
    figures.byKind().forEach((kind, count) -> kinds.put(kind.word(), count));
    Supply supply = figures.supply();
    root.putObject("supply")
        .put("issuedZon", supply.flow().issued().zon())
        .put("takenBackZon", supply.flow().takenBack().zon())
        .put("expiredZon", supply.flow().expired().zon())
        .put("redeemedZon", supply.flow().redeemed().zon())
        .put("circulatingZon", supply.circulating().zon())
        .put("pendingZon", supply.stock().pending().zon())
        .put("spendableZon", supply.stock().spendable().zon())
        .put("heldZon", supply.stock().held().zon())
        .put("inTillsZon", supply.stock().inTills().zon())
        .put("owedZon", supply.stock().owed().zon());
  }

  private static void print(EvidenceHeld held, ObjectNode node) {
    node.put("all", held.isAll());
    print(held.coins(), node.putObject("issues"));
    print(held.policies(), node.putObject("policies"));
  }

  private static void print(EvidenceHeld.Tally tally, ObjectNode node) {
    node.put("entries", tally.entries()).put("held", tally.held()).put("missing", tally.missing());
    ArrayNode first = node.putArray("firstMissing");
    for (EvidenceHeld.Missing missing : tally.first()) {
      ArrayNode files =
          first.addObject().put("transaction", missing.transaction().text()).putArray("files");
      missing.files().forEach(file -> files.add(file.path()));
    }
  }

  private static void print(Seen.Contradiction contradiction, ArrayNode evidence) {
    contradiction.before().forEach(seen -> evidence.add(Seen.Contradiction.text(seen)));
    evidence.add(Seen.Contradiction.text(contradiction.now()));
  }
}
