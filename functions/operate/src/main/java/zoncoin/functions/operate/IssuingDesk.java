package zoncoin.functions.operate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.reward.Overrides;
import zoncoin.reward.PoliciesInForce;
import zoncoin.reward.PoliciesInForce.Applied;
import zoncoin.reward.RewardPolicy;
import zoncoin.store.Cloud;

/**
 * What an operator decides about issuing: which deliveries speak, and by which policy.
 *
 * @param overrides where decisions about deliveries are noted
 * @param applying brings a reward policy into force
 */
public record IssuingDesk(Overrides overrides, Function<RewardPolicy, Applied> applying) {
  static IssuingDesk of(Cloud cloud) {
    Ledger billing = cloud.ledger(Kind.Desk.BILLING);
    EvidenceWriter evidence =
        new EvidenceWriter(
            cloud.evidence(), cloud.issuer(Kind.Desk.BILLING).signer(Kind.Desk.BILLING));
    PoliciesInForce policies =
        new PoliciesInForce(cloud.journal(), new EvidenceReader(cloud.evidence()));
    return new IssuingDesk(
        new Overrides(cloud.journal(), cloud.clock()),
        policy -> policies.apply(policy, billing, evidence));
  }

  Map<String, Object> accept(Decision.Accept accept) {
    Overrides.Acceptance acceptance =
        overrides.accept(accept.payer(), accept.period(), accept.delivery(), accept.principal());
    return switch (acceptance) {
      case Overrides.Acceptance.Accepted accepted ->
          OperateHandler.decided("delivery", Optional.of(accepted.place()));
      case Overrides.Acceptance.AcceptedBefore _ ->
          OperateHandler.decided("delivery", Optional.empty());
      case Overrides.Acceptance.OtherWaits other ->
          OperateHandler.refused(other.delivery() + " waits");
      case Overrides.Acceptance.NothingWaits _ -> OperateHandler.refused("nothing waits");
    };
  }

  Map<String, Object> source(Decision.Source source) {
    return OperateHandler.decided(
        "before", overrides.switchSource(source.payer(), source.export(), source.principal()));
  }

  Map<String, Object> apply(RewardPolicy policy) {
    return switch (applying.apply(policy)) {
      case Applied.Filed filed -> {
        Map<String, Object> answer =
            new LinkedHashMap<>(
                OperateHandler.decided(
                    "transaction", Optional.of(filed.signed().entry().transaction().text())));
        answer.put("policy", policy.name());
        answer.put("from", policy.from().toString());
        answer.put("sha256", policy.hash().base64());
        answer.put("isNew", filed.isNew());
        yield answer;
      }
      case Applied.Retroactive retroactive ->
          OperateHandler.refused(
              "bills from %s on are issued by another policy and keep it; it can begin with %s"
                  .formatted(policy.from(), retroactive.earliest()));
      case Applied.NameTaken _ ->
          OperateHandler.refused(
              "another policy had the name %s; give it one of its own".formatted(policy.name()));
      case Applied.Replaced _ ->
          OperateHandler.refused(
              "%s was applied before, and another took its place; give it a new name"
                  .formatted(policy.name()));
      case Applied.Refused rule -> OperateHandler.refused(rule.refusal().detail());
    };
  }
}
