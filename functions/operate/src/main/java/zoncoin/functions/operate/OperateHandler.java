package zoncoin.functions.operate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.ledger.OperatorDesk;
import zoncoin.reward.Overrides;
import zoncoin.store.Cloud;

/** Notes what an operator decides about deliveries, and posts what is decided about accounts. */
public final class OperateHandler implements RequestStreamHandler {
  private final Supplier<Overrides> overrides;
  private final Supplier<OperatorDesk> desk;
  private final Supplier<RedemptionDesk> redeeming;
  private final Supplier<CodeDesk> codes;

  /** Wired from the environment, once the first event comes. */
  public OperateHandler() {
    FirstUse<Cloud> cloud = new FirstUse<>(Cloud::fromEnvironment);
    this.overrides = new FirstUse<>(() -> overrides(cloud.get()));
    this.desk = new FirstUse<>(() -> cloud.get().operatorDesk());
    this.redeeming = new FirstUse<>(() -> RedemptionDesk.of(cloud.get()));
    this.codes = new FirstUse<>(() -> CodeDesk.of(cloud.get()));
  }

  /**
   * @param overrides where decisions about deliveries are noted
   * @param desk where decisions about accounts are posted
   * @param redeeming where it is decided what can be redeemed, and what became of it
   * @param codes where codes are put in
   */
  public OperateHandler(
      Overrides overrides, OperatorDesk desk, RedemptionDesk redeeming, CodeDesk codes) {
    this.overrides = () -> overrides;
    this.desk = () -> desk;
    this.redeeming = () -> redeeming;
    this.codes = () -> codes;
  }

  private static Overrides overrides(Cloud cloud) {
    return new Overrides(cloud.journal(), cloud.clock());
  }

  /** What is not in its form fails the function: whoever invoked it reads why. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Decision decision = Decision.parse(Json.readEvent(input));
    Optional<Hand> hand = Hand.of(context.getInvokedFunctionArn());
    Map<String, Object> answer =
        decision.hand().isEmpty() || decision.hand().equals(hand)
            ? decide(decision)
            : refused("it is decided by the function's alias " + decision.hand().get().alias());
    context.getLogger().log(Json.print(answer));
    Json.write(answer, output);
  }

  private Map<String, Object> decide(Decision decision) {
    return switch (decision) {
      case Decision.Accept accept ->
          render(
              overrides
                  .get()
                  .accept(accept.payer(), accept.period(), accept.delivery(), accept.principal()));
      case Decision.Source source ->
          decided(
              "before",
              overrides.get().switchSource(source.payer(), source.export(), source.principal()));
      case Decision.Standing change ->
          render(desk.get().change(change.kind(), change.account(), change.by()));
      case Decision.Adjust adjust ->
          render(desk.get().propose(adjust.account(), adjust.delta(), adjust.until(), adjust.by()));
      case Decision.Approve approve ->
          render(desk.get().approve(approve.proposal(), approve.principal()));
      case Decision.Stop stop -> redeeming.get().stop(stop);
      case Decision.End end -> redeeming.get().end(end);
      case Decision.UnderWay asked -> redeeming.get().list(asked);
      case Decision.Offer offer -> redeeming.get().apply(offer.catalogue());
      case Decision.Codes given -> codes.get().put(given.file());
    };
  }

  private static Map<String, Object> render(Overrides.Acceptance acceptance) {
    return switch (acceptance) {
      case Overrides.Acceptance.Accepted accepted ->
          decided("delivery", Optional.of(accepted.place()));
      case Overrides.Acceptance.AcceptedBefore _ -> decided("delivery", Optional.empty());
      case Overrides.Acceptance.OtherWaits other -> refused(other.delivery() + " waits");
      case Overrides.Acceptance.NothingWaits _ -> refused("nothing waits");
    };
  }

  private static Map<String, Object> render(OperatorDesk.Decided decided) {
    return switch (decided) {
      case OperatorDesk.Decided.Done done ->
          decided("transaction", Optional.of(done.signed().entry().transaction().text()));
      case OperatorDesk.Decided.Waits waits ->
          decided("proposal", Optional.of(waits.proposal().text()));
      case OperatorDesk.Decided.SamePrincipal _ -> refused("whoever proposed it cannot approve it");
      case OperatorDesk.Decided.Refused refused -> refused(refused.refusal().detail());
    };
  }

  static Map<String, Object> decided(String name, Optional<String> value) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", true);
    value.ifPresent(text -> answer.put(name, text));
    return answer;
  }

  static Map<String, Object> refused(String why) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", false);
    answer.put("because", why);
    return answer;
  }
}
