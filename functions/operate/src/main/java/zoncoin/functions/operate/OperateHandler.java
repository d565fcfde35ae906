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
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.OperatorDesk;
import zoncoin.store.Cloud;

/** Notes or posts what an operator decides: of issuing, of accounts, of redemptions. */
public final class OperateHandler implements RequestStreamHandler {
  private final Supplier<IssuingDesk> issuing;
  private final Supplier<OperatorDesk> desk;
  private final Supplier<RedemptionDesk> redeeming;
  private final Supplier<CodeDesk> codes;

  /** Wired from the environment, once the first event comes. */
  public OperateHandler() {
    FirstUse<Cloud> cloud = new FirstUse<>(Cloud::fromEnvironment);
    this.issuing = new FirstUse<>(() -> IssuingDesk.of(cloud.get()));
    this.desk = new FirstUse<>(() -> cloud.get().operatorDesk());
    this.redeeming = new FirstUse<>(() -> RedemptionDesk.of(cloud.get()));
    this.codes = new FirstUse<>(() -> CodeDesk.of(cloud.get()));
  }

  /**
   * @param issuing where it is decided what may be issued, and by which policy
   * @param desk where decisions about accounts are posted
   * @param redeeming where it is decided what can be redeemed, and what became of it
   * @param codes where codes are put in and taken out
   */
  public OperateHandler(
      IssuingDesk issuing, OperatorDesk desk, RedemptionDesk redeeming, CodeDesk codes) {
    this.issuing = () -> issuing;
    this.desk = () -> desk;
    this.redeeming = () -> redeeming;
    this.codes = () -> codes;
  }

  /** What is not in its form fails the function: whoever invoked it reads why. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    JsonObject event = Json.readEvent(input);
    Decision decision = Decision.parse(event);
    Hand hand = Hand.deciding(event.text("decision"));
    Map<String, Object> answer =
        Hand.of(context.getInvokedFunctionArn()).equals(Optional.of(hand))
            ? decide(decision)
            : refused("it is decided by the function's alias " + hand.alias());
    context.getLogger().log(Json.print(answer));
    Json.write(answer, output);
  }

  private Map<String, Object> decide(Decision decision) {
    return switch (decision) {
      case Decision.Accept accept -> issuing.get().accept(accept);
      case Decision.Source source -> issuing.get().source(source);
      case Decision.Reward reward -> issuing.get().apply(reward.policy());
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
      case Decision.Withdraw given -> codes.get().withdraw(given.file());
      case Decision.Empty emptied -> codes.get().withdraw(emptied.pool());
      case Decision.Codes given -> codes.get().put(given.file());
    };
  }

  private static Map<String, Object> render(OperatorDesk.Decided decided) {
    return switch (decided) {
      case OperatorDesk.Decided.Done done ->
          decided("transaction", Optional.of(done.signed().entry().transaction().text()));
      case OperatorDesk.Decided.Waits waits ->
          decided("proposal", Optional.of(waits.proposal().text()));
      case OperatorDesk.Decided.SamePrincipal _ -> refused("whoever proposed it cannot approve it");
      case OperatorDesk.Decided.Lapsed lapsed ->
          refused(
              "%s lapsed at %s, %d days after it was proposed: propose it again"
                  .formatted(lapsed.proposal(), lapsed.at(), OperatorDesk.LAPSE.toDays()));
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
