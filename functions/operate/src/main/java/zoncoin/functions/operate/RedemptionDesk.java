package zoncoin.functions.operate;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Due;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Pause;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.CatalogueInForce.Applied;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemptions;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;

/**
 * What an operator decides about redemptions.
 *
 * @param redemptions from held to their end
 * @param under those that are not at their end, and since when
 * @param pause what is stopped for now
 * @param applying brings a catalogue into force
 */
public record RedemptionDesk(
    Redemptions redemptions, UnderWay under, Pause pause, Function<Catalogue, Applied> applying) {
  /** Whoever reads them reads them on a screen. */
  private static final int MOST = 1_000;

  /** Most of what is delivered by machine is at its end in seconds. */
  private static final Duration STUCK_AFTER = Duration.ofHours(1);

  /**
   * Redemptions that are not at their end.
   *
   * @param due every one of them is, at some time
   * @param clock says how old they are
   */
  public record UnderWay(Due due, InstantSource clock) {}

  static RedemptionDesk of(Cloud cloud) {
    DynamoJournal journal = cloud.journal();
    Ledger billing = cloud.ledger(Kind.Desk.BILLING);
    EvidenceWriter evidence =
        new EvidenceWriter(
            cloud.evidence(), cloud.issuer(Kind.Desk.BILLING).signer(Kind.Desk.BILLING));
    CatalogueInForce catalogues =
        new CatalogueInForce(journal, new EvidenceReader(cloud.evidence()));
    return new RedemptionDesk(
        new Redemptions(cloud.ledger(Kind.Desk.DESK), journal, cloud.clock(), new SecureRandom()),
        new UnderWay(journal, cloud.clock()),
        new Pause(journal),
        catalogue -> catalogues.apply(catalogue, billing, evidence));
  }

  Map<String, Object> stop(Decision.Stop stop) {
    List<String> changed =
        stop.parts().stream()
            .filter(part -> pause.set(part, stop.isPaused(), stop.principal()))
            .map(Pause.Part::word)
            .toList();
    Map<String, Object> answer = OperateHandler.decided("changed", Optional.empty());
    answer.put("changed", changed);
    return answer;
  }

  Map<String, Object> end(Decision.End end) {
    return switch (redemptions.endByHand(end.hold(), end.isDelivered(), end.by())) {
      case Redemptions.Result.Done done ->
          OperateHandler.decided("state", Optional.of(done.redemption().state().word()));
      case Redemptions.Result.Refused refused -> OperateHandler.refused(refused.refusal().detail());
    };
  }

  Map<String, Object> list(Decision.UnderWay asked) {
    Instant now = under.clock().instant();
    Instant ever = now.plus(Redemptions.FARTHEST);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", true);
    answer.put(
        "fulfilments",
        under.due().due(Redemption.FAMILY, ever, MOST).stream()
            .flatMap(key -> find(key).stream())
            .filter(redemption -> !asked.isStuck() || isStuck(redemption, now))
            .map(RedemptionDesk::render)
            .toList());
    return answer;
  }

  /** The index may lag behind. */
  private Optional<Redemption> find(Item.Key key) {
    return redemptions
        .find(TransactionId.parse(key.name()))
        .filter(redemption -> redemption.due().isPresent());
  }

  private static boolean isStuck(Redemption redemption, Instant now) {
    return redemption.requested().plus(STUCK_AFTER).isBefore(now);
  }

  private static Map<String, Object> render(Redemption redemption) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", redemption.order().hold().text());
    one.put("account", redemption.order().account().text());
    one.put("product", redemption.order().product());
    one.put("quantity", redemption.order().quantity());
    one.put("requested", redemption.requested().toString());
    one.put("state", redemption.state().word());
    redemption.due().ifPresent(due -> one.put("due", due.toString()));
    if (redemption.state() instanceof Redemption.State.Sending sending) {
      one.put("tries", sending.tries());
      one.put("said", sending.said());
    }
    return one;
  }

  Map<String, Object> apply(Catalogue catalogue) {
    return switch (applying.apply(catalogue)) {
      case Applied.Filed filed -> {
        Map<String, Object> answer =
            OperateHandler.decided(
                "transaction", Optional.of(filed.signed().entry().transaction().text()));
        answer.put("catalogue", catalogue.name());
        answer.put("sha256", catalogue.hash().base64());
        answer.put("isNew", filed.isNew());
        yield answer;
      }
      case Applied.NameTaken _ ->
          OperateHandler.refused(
              "another catalogue had the name %s; give it one of its own"
                  .formatted(catalogue.name()));
      case Applied.Replaced _ ->
          OperateHandler.refused(
              "%s was in force before, and another took its place; give it a new name"
                  .formatted(catalogue.name()));
      case Applied.Refused rule -> OperateHandler.refused(rule.refusal().detail());
    };
  }
}
