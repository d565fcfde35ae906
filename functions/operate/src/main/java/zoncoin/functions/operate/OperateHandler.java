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
import zoncoin.store.Cloud;

/** Notes or posts what an operator decides: of issuing, of accounts, of redemptions. */
public final class OperateHandler implements RequestStreamHandler {
  private final Supplier<IssuingDesk> issuing;
  private final Supplier<AccountDesk> accounts;
  private final Supplier<RedemptionDesk> redeeming;
  private final Supplier<CodeDesk> codes;

  /** Wired from the environment, once the first event comes. */
  public OperateHandler() {
    FirstUse<Cloud> cloud = new FirstUse<>(Cloud::fromEnvironment);
    this.issuing = new FirstUse<>(() -> IssuingDesk.of(cloud.get()));
    this.accounts = new FirstUse<>(() -> AccountDesk.of(cloud.get()));
    this.redeeming = new FirstUse<>(() -> RedemptionDesk.of(cloud.get()));
    this.codes = new FirstUse<>(() -> CodeDesk.of(cloud.get()));
  }

  /**
   * @param issuing where it is decided what may be issued, and by which policy
   * @param accounts where decisions about accounts are posted
   * @param redeeming where it is decided what can be redeemed, and what became of it
   * @param codes where codes are put in and taken out
   */
  public OperateHandler(
      IssuingDesk issuing, AccountDesk accounts, RedemptionDesk redeeming, CodeDesk codes) {
    this.issuing = () -> issuing;
    this.accounts = () -> accounts;
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
      case Decision.Enrol enrol -> accounts.get().enrol(enrol);
      case Decision.Standing change -> accounts.get().change(change);
      case Decision.Adjust adjust -> accounts.get().propose(adjust);
      case Decision.Approve approve -> accounts.get().approve(approve);
      case Decision.Readmit held -> accounts.get().readmit(held);
      case Decision.Stop stop -> redeeming.get().stop(stop);
      case Decision.End end -> redeeming.get().end(end);
      case Decision.UnderWay asked -> redeeming.get().list(asked);
      case Decision.Offer offer -> redeeming.get().apply(offer.catalogue());
      case Decision.Withdraw given -> codes.get().withdraw(given.file());
      case Decision.Empty emptied -> codes.get().withdraw(emptied.pool());
      case Decision.Codes given -> codes.get().put(given.file());
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
