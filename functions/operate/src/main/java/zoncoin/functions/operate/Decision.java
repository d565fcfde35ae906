package zoncoin.functions.operate;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import zoncoin.billing.Period;
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Kind;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Pause;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Catalogue;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.vault.Pool;

/** What an operator decided. */
sealed interface Decision {
  /** That a delivery which is held may speak. */
  record Accept(String payer, Period period, String delivery, String principal)
      implements Decision {}

  /** That another export issues for a payer. */
  record Source(String payer, String export, String principal) implements Decision {}

  /** That an account may not spend for now, or may again. */
  record Standing(Kind kind, Account.Chained account, OperatorDesk.By by) implements Decision {}

  /** That members can pay a merchant from now on. */
  record Enrol(Account.Merchant merchant, Account.Member caller, Hash terms, OperatorDesk.By by)
      implements Decision {}

  /** That an account should get coins that no bill says, or give some back. */
  record Adjust(
      Account.Chained account, Amount delta, Optional<YearMonth> until, OperatorDesk.By by)
      implements Decision {}

  /** That what another proposed is right. */
  record Approve(TransactionId proposal, String principal) implements Decision {}

  /** That an entry which was answered and that no store has should be sealed after all. */
  record Readmit(SignedEntry signed) implements Decision {}

  /** That something stops for now, or goes on. */
  record Stop(List<Pause.Part> parts, boolean isPaused, String principal) implements Decision {}

  /** What became of a redemption, where the other side does not say. */
  record End(TransactionId hold, boolean isDelivered, OperatorDesk.By by) implements Decision {}

  /**
   * No decision, but what to decide about: redemptions that are not at their end.
   *
   * @param isStuck whether only those that were asked for over an hour ago
   * @param after the last one that was listed before, if some were
   */
  record UnderWay(boolean isStuck, Optional<String> after) implements Decision {}

  /** What bills are worth from some period on. */
  record Reward(RewardPolicy policy) implements Decision {}

  /** What coins can be redeemed for from now on. */
  record Offer(Catalogue catalogue) implements Decision {}

  /** That nobody is given the codes of a file any more; {@link #toString} does not show them. */
  record Withdraw(String file) implements Decision {
    /** How large it is. */
    @Override
    public String toString() {
      return "Withdraw[" + file.length() + " characters]";
    }
  }

  /** That nobody is given a code of a pool any more. */
  record Empty(Pool pool) implements Decision {}

  /** Promotional codes to give to members; {@link #toString} does not show them. */
  record Codes(String file) implements Decision {
    /** How large it is. */
    @Override
    public String toString() {
      return "Codes[" + file.length() + " characters]";
    }
  }

  /**
   * Reads an event.
   *
   * @throws Malformed if it is none of these, or has a field of another
   */
  static Decision parse(JsonObject event) {
    String which = event.text("decision");
    return switch (which) {
      case "accept" -> accept(event.only("decision", "payer", "period", "delivery", "principal"));
      case "source" -> source(event.only("decision", "payer", "export", "principal"));
      case "enrol" ->
          enrol(event.only("decision", "account", "caller", "terms", "memo", "principal"));
      case "freeze" -> standing(Kind.FREEZE, event);
      case "thaw" -> standing(Kind.THAW, event);
      case "adjust" ->
          adjust(event.only("decision", "account", "amountZon", "until", "memo", "principal"));
      case "approve" -> approve(event.only("decision", "proposal", "principal"));
      case "readmit" -> readmit(event.only("decision", "entry"));
      case "pause" -> stop(event.only("decision", "part", "principal"), true);
      case "resume" -> stop(event.only("decision", "part", "principal"), false);
      case "fulfil" -> end(event.only("decision", "redemption", "end", "reason", "principal"));
      case "fulfilments" -> underWay(event.only("decision", "stuck", "after"));
      case "policy" -> new Reward(RewardPolicy.parse(event.only("decision", "text").text("text")));
      case "catalogue" -> new Offer(Catalogue.parse(event.only("decision", "text").text("text")));
      case "withdraw" -> withdraw(event.only("decision", "file", "pool"));
      case "codes" -> new Codes(event.only("decision", "file").text("file"));
      default ->
          throw new Malformed(
              "decision is accept, source, enrol, freeze, thaw, adjust, approve, readmit, pause,"
                  + " resume, fulfil, fulfilments, policy, catalogue, codes or withdraw: "
                  + Malformed.shown(which));
    };
  }

  private static Decision withdraw(JsonObject event) {
    Optional<String> pool = event.optionalText("pool");
    if (pool.isPresent() == event.optionalText("file").isPresent()) {
      throw new Malformed("withdraw names a file or a pool");
    }
    return pool.<Decision>map(text -> new Empty(Pool.parse(text)))
        .orElseGet(() -> new Withdraw(event.text("file")));
  }

  private static Decision accept(JsonObject event) {
    return new Accept(
        event.text("payer"),
        Period.parse(event.text("period")),
        event.text("delivery"),
        event.text("principal"));
  }

  private static Decision source(JsonObject event) {
    return new Source(event.text("payer"), event.text("export"), event.text("principal"));
  }

  private static Decision enrol(JsonObject event) {
    String text = event.text("account");
    if (Account.parse(text) instanceof Account.Merchant merchant) {
      Account.Member caller = new Account.Member(event.text("caller"));
      return new Enrol(merchant, caller, Hash.parse(event.text("terms")), by(event));
    }
    throw new Malformed(
        "account is a merchant, for a member enrols itself: " + Malformed.shown(text));
  }

  private static Decision standing(Kind kind, JsonObject event) {
    JsonObject only = event.only("decision", "account", "memo", "principal");
    return new Standing(kind, account(only), by(only));
  }

  private static Decision adjust(JsonObject event) {
    return new Adjust(
        account(event),
        Amount.of(event.integer("amountZon")),
        event.optionalText("until").map(Bucket::parseMonth),
        by(event));
  }

  private static Decision approve(JsonObject event) {
    return new Approve(TransactionId.parse(event.text("proposal")), event.text("principal"));
  }

  private static Decision readmit(JsonObject event) {
    return new Readmit(
        SignedEntry.parse(event.text("entry").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static Decision stop(JsonObject event, boolean isPaused) {
    return new Stop(Pause.Part.parse(event.text("part")), isPaused, event.text("principal"));
  }

  private static Decision end(JsonObject event) {
    String end = event.text("end");
    if (!end.equals("settle") && !end.equals("release")) {
      throw new Malformed("end is settle or release: " + Malformed.shown(end));
    }
    return new End(
        TransactionId.parse(event.text("redemption")),
        end.equals("settle"),
        new OperatorDesk.By(event.text("principal"), event.text("reason")));
  }

  private static Decision underWay(JsonObject event) {
    return new UnderWay(event.flag("stuck"), event.optionalText("after"));
  }

  private static OperatorDesk.By by(JsonObject event) {
    return new OperatorDesk.By(event.text("principal"), event.text("memo"));
  }

  private static Account.Chained account(JsonObject event) {
    String text = event.text("account");
    if (Account.parse(text) instanceof Account.Chained account) {
      return account;
    }
    throw new Malformed("account is a member or a merchant: " + Malformed.shown(text));
  }
}
