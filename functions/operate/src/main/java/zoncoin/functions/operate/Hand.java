package zoncoin.functions.operate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the two hands that it takes to give coins which no bill says: an alias of the function.
 * IAM says who may invoke which, and Lambda says by which it was invoked: neither is the caller's
 * word.
 */
public enum Hand {
  /** Proposes. */
  PROPOSE,
  /** Approves what the other proposed. */
  APPROVE;

  /** {@code arn:aws:lambda:<region>:<account>:function:<name>:<alias or version>}. */
  private static final int QUALIFIER = 7;

  /**
   * The hand by whose alias the function was invoked.
   *
   * @param arn {@code Context.getInvokedFunctionArn}, which says alias or version where the caller
   *     did (AWS Lambda developer guide, "Using the Lambda context object")
   * @return empty if it was invoked without an alias, by a version or by another alias
   */
  static Optional<Hand> of(String arn) {
    List<String> words = List.of(arn.split(":", -1));
    return List.of(values()).stream()
        .filter(hand -> words.size() == QUALIFIER + 1 && words.get(QUALIFIER).equals(hand.alias()))
        .findFirst();
  }

  /**
   * The hand that alone decides something: whoever approves can do nothing else.
   *
   * @param decision as an event names it, such as {@code freeze}
   */
  public static Hand deciding(String decision) {
    return decision.equals("approve") ? APPROVE : PROPOSE;
  }

  /** The name of its alias: {@code propose} or {@code approve}. */
  public String alias() {
    return name().toLowerCase(Locale.ROOT);
  }
}
