package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryFiles;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Order;
import zoncoin.redemption.Product;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemptions;

/**
 * Many clients on one account, all at once: some redeem, some pay, some end what is held, and
 * together they ask for more than there is. {@code -Dzoncoin.clients=640} has more of them:
 *
 * <pre>{@code
 * ./mvnw -q test -pl layers/store -am -Dtest=CrowdTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dzoncoin.clients=640
 * }</pre>
 */
final class CrowdTest {
  private static final int CLIENTS = Integer.getInteger("zoncoin.clients", 64);

  /** One in so many clients ends a redemption that was made before. */
  private static final int ENDS = 8;

  /** All together ask for nearly twice the hundred coins that there are. */
  private static final Amount PRICE = Amount.of(Amount.ofZnc(192).zon() / CLIENTS);

  private static final Product MUG =
      Product.of("mug", Product.Kind.MERCHANT, PRICE, Product.Limits.upTo(1));
  private static final Catalogue CATALOGUE = Catalogue.of("crowd-1", List.of(MUG));

  private final String table = LocalTables.fresh();
  private final DynamoJournal journal = new DynamoJournal(LocalTables.client(), table);
  private final Town town = Town.patient(journal);
  private final Redemptions redemptions =
      new Redemptions(town.ledger(), journal, () -> Town.START, new SecureRandom());
  private final TownLog log = new TownLog(new MemoryFiles(), new MemoryFiles());

  /** What a client was told. */
  sealed interface Told {
    /** It is in the ledger under that name. */
    record Written(TransactionId transaction) implements Told {}

    /** A rule forbids it. */
    record Refused(Refusal refusal) implements Told {}
  }

  private static TransactionId id(int client) {
    return TransactionId.ofCaller(Town.ALICE.id(), "c" + client);
  }

  private static Order order(int client) {
    return new Order(id(client), Town.ALICE, "arn:aws:iam::111122223333:root", MUG.name(), 1);
  }

  private static Request transfer(int client) {
    return new Request.Transfer(id(client), Town.ALICE.id(), Town.ALICE, Town.BOB, PRICE);
  }

  private Told ask(int client) {
    return switch (client % ENDS) {
      case 0 -> end(client, client / ENDS % 2 == 0);
      case 1, 2, 3 -> told(town.ledger().post(transfer(client), List.of()));
      default -> told(redemptions.request(order(client), CATALOGUE), id(client));
    };
  }

  private Told end(int client, boolean isSettled) {
    TransactionId hold = id(client);
    Redemptions.Result result =
        isSettled ? redemptions.settle(hold) : redemptions.release(hold, Request.Cause.CANCELLED);
    return told(result, hold.end());
  }

  private static Told told(Posted posted) {
    return switch (posted) {
      case Posted.Written written -> new Told.Written(written.signed().entry().transaction());
      case Posted.Refused refused -> new Told.Refused(refused.refusal());
      case Posted.Stale stale -> throw new AssertionError(stale);
    };
  }

  private static Told told(Redemptions.Result result, TransactionId transaction) {
    return switch (result) {
      case Redemptions.Result.Done _ -> new Told.Written(transaction);
      case Redemptions.Result.Refused refused -> new Told.Refused(refused.refusal());
    };
  }

  private static boolean isBusy(Told told) {
    return told instanceof Told.Refused(Refusal refusal) && refusal instanceof Refusal.Busy;
  }

  /** What some clients will end is held before, and on its way if it is to be settled. */
  private void prepare() {
    new Town(journal).rich();
    for (int client = 0; client < CLIENTS; client += ENDS) {
      Redemptions.Result held = redemptions.request(order(client), CATALOGUE);
      assertTrue(held instanceof Redemptions.Result.Done, held.toString());
      if (client / ENDS % 2 == 0) {
        redemptions.send(id(client));
      }
    }
  }

  @Test
  void everyCallIsAnsweredAndEveryAnswerStands() {
    prepare();
    List<Told> answers = new ArrayList<>(Race.of(CLIENTS, this::ask));
    for (int client = 0; client < CLIENTS; client++) {
      if (isBusy(answers.get(client))) {
        answers.set(client, ask(client));
      }
    }
    log.sealUntilIdle(new DynamoHeads(LocalTables.client(), table), journal);
    Set<TransactionId> sealed = log.assertSound(journal).keySet();
    assertEquals(List.of(), log.alarms());
    Set<TransactionId> written = new HashSet<>();
    for (Told answer : answers) {
      switch (answer) {
        case Told.Written(TransactionId transaction) -> written.add(transaction);
        case Told.Refused(Refusal refusal) ->
            assertEquals("insufficient-coins", refusal.problem(), "the only rule in the way");
      }
    }
    assertTrue(written.size() < CLIENTS, "they asked for more than there was");
    int before = 5 + (CLIENTS + ENDS - 1) / ENDS;
    assertTrue(sealed.containsAll(written), "what was answered stands");
    assertEquals(before + written.size(), sealed.size(), "and nothing else does");
    assertHeldIsWhatIsNotEnded();
  }

  /** An entry and the redemption that says the same never part. */
  private void assertHeldIsWhatIsNotEnded() {
    Amount held =
        IntStream.range(0, CLIENTS)
            .mapToObj(client -> redemptions.find(id(client)))
            .flatMap(Optional::stream)
            .filter(redemption -> redemption.state() instanceof Redemption.State.Held)
            .map(Redemption::amount)
            .reduce(Amount.ZERO, Amount::plus);
    assertEquals(held, journal.head(Town.ALICE).standing().buckets().of(Bucket.Plain.HELD));
  }
}
