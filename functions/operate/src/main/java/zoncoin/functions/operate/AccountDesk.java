package zoncoin.functions.operate;

import java.util.Map;
import java.util.Optional;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Journal;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Readmission;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.ReadmittedParts;
import zoncoin.store.Cloud;

/**
 * What an operator decides about accounts.
 *
 * @param decisions posts them, by one person or two
 * @param readmission takes in again what was answered and lost
 */
public record AccountDesk(OperatorDesk decisions, Readmission readmission) {
  static AccountDesk of(Cloud cloud) {
    Journal journal = cloud.journal();
    return new AccountDesk(
        cloud.operatorDesk(),
        new Readmission(
            cloud.log(),
            journal,
            cloud.waiting(),
            new ReadmittedParts(
                journal, new CatalogueInForce(journal, new EvidenceReader(cloud.evidence())))));
  }

  Map<String, Object> change(Decision.Standing change) {
    return render(decisions.change(change.kind(), change.account(), change.by()));
  }

  Map<String, Object> enrol(Decision.Enrol enrol) {
    return render(decisions.enrol(enrol.merchant(), enrol.caller(), enrol.terms(), enrol.by()));
  }

  Map<String, Object> propose(Decision.Adjust adjust) {
    return render(decisions.propose(adjust.account(), adjust.delta(), adjust.until(), adjust.by()));
  }

  Map<String, Object> approve(Decision.Approve approve) {
    return render(decisions.approve(approve.proposal(), approve.principal()));
  }

  Map<String, Object> readmit(Decision.Readmit held) {
    return switch (readmission.readmit(held.signed())) {
      case Readmission.Result.Refused refused -> OperateHandler.refused(refused.detail());
      case Readmission.Result.Readmitted readmitted -> {
        Map<String, Object> answer =
            OperateHandler.decided(
                "transaction", Optional.of(readmitted.signed().entry().transaction().text()));
        answer.put("isNew", readmitted.isNew());
        readmitted.logIndex().ifPresent(index -> answer.put("logIndex", index));
        yield answer;
      }
    };
  }

  private static Map<String, Object> render(OperatorDesk.Decided decided) {
    return switch (decided) {
      case OperatorDesk.Decided.Done done ->
          OperateHandler.decided(
              "transaction", Optional.of(done.signed().entry().transaction().text()));
      case OperatorDesk.Decided.Waits waits ->
          OperateHandler.decided("proposal", Optional.of(waits.proposal().text()));
      case OperatorDesk.Decided.SamePrincipal _ ->
          OperateHandler.refused("whoever proposed it cannot approve it");
      case OperatorDesk.Decided.Lapsed lapsed ->
          OperateHandler.refused(
              "%s lapsed at %s, %d days after it was proposed: propose it again"
                  .formatted(lapsed.proposal(), lapsed.at(), OperatorDesk.LAPSE.toDays()));
      case OperatorDesk.Decided.Refused refused ->
          OperateHandler.refused(refused.refusal().detail());
    };
  }
}
