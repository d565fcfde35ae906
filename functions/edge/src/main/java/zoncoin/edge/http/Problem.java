package zoncoin.edge.http;

import java.util.LinkedHashMap;
import java.util.Map;
import zoncoin.edge.event.Json;
import zoncoin.ledger.Refusal;

/**
 * Why a request was not done, as RFC 9457 says it. The last word of the type is stable; the detail
 * is for people.
 *
 * @param status HTTP status
 * @param name the last word of the type, such as {@code insufficient-coins}
 * @param detail one sentence
 */
public record Problem(int status, String name, String detail) {
  /** What types begin with. */
  public static final String TYPE = "urn:zoncoin:problem:";

  private static final int RETRY_AFTER_SECONDS = 1;

  /** What the caller sent is not in its form. */
  static Problem malformed(String detail) {
    return new Problem(400, "malformed-request", detail);
  }

  /** Nobody signed, or two things that say who did disagree. */
  static Problem unknownCaller() {
    return new Problem(401, "unknown-caller", "the request is signed by an AWS account");
  }

  /** There is no such thing, or it is another account's: the two look alike. */
  public static Problem notFound() {
    return new Problem(404, "not-found", "there is nothing of that name in this account");
  }

  /** The body is larger than any request needs. */
  static Problem tooLarge(int mostCharacters) {
    return new Problem(
        413, "content-too-large", "the body is at most " + mostCharacters + " characters");
  }

  /** The body is not said to be JSON. */
  static Problem notJson() {
    return new Problem(415, "unsupported-media-type", "header Content-Type is application/json");
  }

  /** What keeps the ledger did not answer, or not what became of a write. */
  static Problem unavailable() {
    return new Problem(
        503, "unavailable", "whether it was done is not known yet: ask again with the same key");
  }

  /** A rule forbids it. */
  public static Problem of(Refusal refusal) {
    return new Problem(status(refusal), refusal.problem(), refusal.detail());
  }

  /**
   * 422: it can never be done as asked. 409: it cannot be done as the account stands. 404, 429, 503
   * as everywhere.
   */
  private static int status(Refusal refusal) {
    return switch (refusal) {
      case Refusal.ClockBehind _ -> 503;
      case Refusal.ExistsWithDifferent _ -> 409;
      case Refusal.UnknownReference _ -> 404;
      case Refusal.Paused _ -> 409;
      case Refusal.UnknownProduct _ -> 422;
      case Refusal.NotOffered _ -> 409;
      case Refusal.QuantityOutOfRange _ -> 422;
      case Refusal.LimitReached _ -> 409;
      case Refusal.OutOfStock _ -> 409;
      case Refusal.UnderWay _ -> 409;
      case Refusal.BeingAsked _ -> 409;
      case Refusal.NothingToReveal _ -> 409;
      case Refusal.Acknowledged _ -> 410;
      case Refusal.TransfersClosed _ -> 403;
      case Refusal.AmountOutOfRange _ -> 422;
      case Refusal.SameAccount _ -> 422;
      case Refusal.NotEnrolled _ -> 409;
      case Refusal.NoChange _ -> 409;
      case Refusal.EnrolmentChanged _ -> 409;
      case Refusal.Frozen _ -> 409;
      case Refusal.InDebt _ -> 409;
      case Refusal.InsufficientCoins _ -> 409;
      case Refusal.WrongMonth _ -> 409;
      case Refusal.NothingToMove _ -> 409;
      case Refusal.TooManyLots _ -> 422;
      case Refusal.BalanceTooLarge _ -> 409;
      case Refusal.Busy _ -> 429;
    };
  }

  /** The answer; with when to ask again, if asking again can help. */
  public ApiResponse response() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", TYPE + name);
    body.put("title", title());
    body.put("status", status);
    body.put("detail", detail);
    ApiResponse response = ApiResponse.of(status, "application/problem+json", Json.print(body));
    return status == 429 || status == 503 ? response.retryAfter(RETRY_AFTER_SECONDS) : response;
  }

  /** The name in words, the same for every occurrence of the type. */
  private String title() {
    String words = name.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
