package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Order;
import zoncoin.redemption.Product;
import zoncoin.redemption.Redemptions;
import zoncoin.redemption.Supply;

/** The last one of a stock, on a real table: whoever asks at once, one has it. */
final class LastOneTest {
  private static final int CLIENTS = 64;
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          "last-1",
          List.of(
              Product.of("mug", Product.Kind.MERCHANT, Amount.ofZnc(1), Product.Limits.upTo(1))
                  .in(Supply.ofStock(1))));

  private final DynamoJournal journal =
      new DynamoJournal(LocalTables.client(), LocalTables.fresh());
  private final Town town = Town.patient(journal);
  private final Redemptions redemptions =
      new Redemptions(town.ledger(), journal, () -> Town.START, new SecureRandom());

  private Redemptions.Result ask(int client) {
    TransactionId id = TransactionId.ofCaller(Town.ALICE.id(), "c" + client);
    return redemptions.request(
        new Order(id, Town.ALICE, "arn:aws:iam::111122223333:root", "mug", 1), CATALOGUE);
  }

  @Test
  void exactlyOneOfSixtyFourClientsGetsIt() {
    new Town(journal).rich();
    List<Redemptions.Result> answers = new ArrayList<>(Race.of(CLIENTS, this::ask));
    for (int client = 0; client < CLIENTS; client++) {
      if (answers.get(client) instanceof Redemptions.Result.Refused(Refusal refusal)
          && refusal instanceof Refusal.Busy) {
        answers.set(client, ask(client));
      }
    }
    assertEquals(1, answers.stream().filter(Redemptions.Result.Done.class::isInstance).count());
    assertEquals(
        CLIENTS - 1,
        answers.stream()
            .filter(new Redemptions.Result.Refused(new Refusal.OutOfStock("mug", 0))::equals)
            .count());
  }
}
