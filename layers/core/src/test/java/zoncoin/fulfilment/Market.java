package zoncoin.fulfilment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.memory.Village;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.redemption.Supply;

/** Where histories happen: who is there, with how much, and what there is to have. */
final class Market {
  static final Account.Till TILL = new Account.Till("bakery");
  static final List<Account.Member> MEMBERS =
      IntStream.range(0, 16).mapToObj(i -> new Account.Member("1000%08d".formatted(i))).toList();

  static final Map<String, HistoryModel.Ware> WARES =
      Map.of(
          "mug", new HistoryModel.Ware(2, 3, 6, 4, 10),
          "hour", new HistoryModel.Ware(9, 5, Long.MAX_VALUE / 2, 1_000, 1_000));

  static final Catalogue CATALOGUE =
      Catalogue.of(
          "histories-1",
          List.of(
              Product.of("mug", Product.Kind.MERCHANT, Amount.of(2), Product.Limits.upTo(3))
                  .in(new Supply(OptionalLong.of(6), OptionalLong.of(4), OptionalLong.of(10))),
              Product.of("hour", Product.Kind.SUPPORT, Amount.of(9), Product.Limits.upTo(5))));

  static Village start() {
    Village village = new Village().founded();
    for (Account.Member member : MEMBERS) {
      village.post(Village.enrol(member));
      village.rich(member, Amount.of(60), "2028-07");
    }
    return village;
  }

  /** As the items of the stock say. */
  static long taken(Journal journal) {
    return IntStream.range(0, 5)
        .mapToObj(slice -> journal.item(new Item.Key("stock", "mug." + slice)))
        .flatMap(Optional::stream)
        .mapToLong(item -> Long.parseLong(item.field("taken")))
        .sum();
  }

  private Market() {}
}
