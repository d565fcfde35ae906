package zoncoin.cli.doctor;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import zoncoin.cli.door.Refused;
import zoncoin.ledger.NotApplied;
import zoncoin.tlog.Malformed;

/** Asks every question there is, whatever becomes of the one before. */
public final class Doctor {
  private Doctor() {}

  /** What came of a check. */
  public sealed interface Verdict {
    /** It is as it should be. */
    record Good(String detail) implements Verdict {}

    /** It is not. */
    record Bad(String why, String next) implements Verdict {}

    /** Nobody knows: it could not be asked. */
    record Unasked(String why) implements Verdict {}

    /** Good if that holds. */
    static Verdict of(boolean isGood, String detail, String next) {
      return isGood ? new Good(detail) : new Bad(detail, next);
    }
  }

  /**
   * One check.
   *
   * @param what was asked about
   * @param verdict what came of it
   */
  public record Checked(String what, Verdict verdict) {}

  /** Checks in the order of a list, each by what it is about. */
  static Map<String, Supplier<Verdict>> inOrder(List<Map.Entry<String, Supplier<Verdict>>> checks) {
    Map<String, Supplier<Verdict>> inOrder = new LinkedHashMap<>();
    checks.forEach(check -> inOrder.put(check.getKey(), check.getValue()));
    return inOrder;
  }

  /** Makes all checks, in their order. */
  public static List<Checked> examine(Map<String, Supplier<Verdict>> checks) {
    return checks.entrySet().stream()
        .map(check -> new Checked(check.getKey(), ask(check.getValue())))
        .toList();
  }

  private static Verdict ask(Supplier<Verdict> check) {
    try {
      return check.get();
    } catch (SdkException unanswered) {
      return new Verdict.Unasked(Refused.why(unanswered));
    } catch (NotApplied | UncheckedIOException unanswered) {
      return new Verdict.Unasked(Refused.said(unanswered));
    } catch (Malformed wrong) {
      return new Verdict.Bad(String.valueOf(wrong.getMessage()), "look at what is stored there");
    }
  }
}
