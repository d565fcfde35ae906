package zoncoin.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.tlog.Hash;

/**
 * A journal that holds one poster to its side of the contract: an append is consistent in itself, a
 * token stands for one append, and no second decision is written while the outcome of the first is
 * unknown. One for each call of {@code post}.
 */
public final class Police implements Journal {
  private final Journal journal;
  private final Map<String, Append> tokens;
  private Optional<Append> open = Optional.empty();

  private Police(Journal journal, Map<String, Append> tokens) {
    this.journal = journal;
    this.tokens = tokens;
  }

  /** Watches one post. */
  public static Police watching(Journal journal) {
    return new Police(journal, new HashMap<>());
  }

  /** Watches one more post, with the tokens of those before. */
  public Police next(Journal real) {
    return new Police(real, tokens);
  }

  @Override
  public Outcome append(Append append) {
    assertConsistent(append);
    assertTrue(append.token().matches("[!-~]{1,36}"), append.token());
    assertEquals(append, tokens.getOrDefault(append.token(), append), "a token is one append");
    assertEquals(append, open.orElse(append), "the outcome of another append is unknown still");
    tokens.put(append.token(), append);
    try {
      Outcome outcome = journal.append(append);
      open = Optional.empty();
      return outcome;
    } catch (Unknown fault) {
      open = Optional.of(append);
      throw fault;
    }
  }

  private static void assertConsistent(Append append) {
    Entry entry = append.signed().entry();
    byte[] request = append.request().getBytes(StandardCharsets.UTF_8);
    assertEquals(entry.request(), Hash.sha256(request));
    assertEquals(
        entry.chain().stream().map(Chain::account).toList(),
        append.steps().stream().<Account>map(Step::account).toList());
    for (int i = 0; i < append.steps().size(); i++) {
      Step step = append.steps().get(i);
      assertEquals(entry.chain().get(i).sequence(), step.sequence());
      assertEquals(entry.transaction(), step.transaction());
      assertEquals(append.signed().hash(), step.entry());
      assertEquals(entry.time(), step.time());
    }
    List<Item.Key> keys = append.items().stream().map(Item::key).toList();
    assertEquals(keys.size(), keys.stream().distinct().count(), "an item moves once");
  }

  @Override
  public boolean put(Item item) {
    return journal.put(item);
  }

  @Override
  public Step head(Account.Chained account) {
    return journal.head(account);
  }

  @Override
  public Optional<Recorded> find(TransactionId transaction) {
    return journal.find(transaction);
  }

  @Override
  public Optional<Item> item(Item.Key key) {
    return journal.item(key);
  }
}
