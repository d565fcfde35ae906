package zoncoin.redemption;

import java.util.OptionalLong;
import java.util.stream.Stream;
import zoncoin.tlog.Malformed;

/**
 * How much of a product there is to have. What is empty has no end.
 *
 * @param stock how many can be redeemed in all, by every catalogue that has the product: who has
 *     fifty more to offer raises it by fifty. A redemption that is released gives back what it took
 * @param memberDaily how many a member can ask for on one day (UTC); what is released counts too
 * @param daily how many all members together can ask for on one day (UTC); what is released on that
 *     day is given back, so that nobody takes it from the others by asking and cancelling
 */
public record Supply(OptionalLong stock, OptionalLong memberDaily, OptionalLong daily) {
  /** As much as anybody asks for. */
  public static final Supply ENDLESS =
      new Supply(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** The most of each: as many as a redemption of the cheapest product can be of. */
  public static final long MOST = 10_000_000_000_000_000L;

  /** Refuses what is below zero, or none of which could ever be had. */
  public Supply {
    if (stock.isPresent() && (stock.getAsLong() < 0 || stock.getAsLong() > MOST)) {
      throw new Malformed("stock is 0 to " + MOST + ": " + stock.getAsLong());
    }
    Stream.of(memberDaily, daily)
        .flatMap(limit -> limit.stream().boxed())
        .filter(limit -> limit < 1 || limit > MOST)
        .findFirst()
        .ifPresent(
            limit -> {
              throw new Malformed("limit of a day is 1 to " + MOST + ": " + limit);
            });
  }

  /** So many in all. */
  public static Supply ofStock(long stock) {
    return new Supply(OptionalLong.of(stock), OptionalLong.empty(), OptionalLong.empty());
  }
}
