package zoncoin.functions.operate;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Due;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Pause;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.CatalogueInForce.Applied;
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
    return new Fulfilments(redemptions::find, under).list(asked);
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
