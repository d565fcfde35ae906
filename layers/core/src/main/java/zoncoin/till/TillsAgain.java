package zoncoin.till;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.ledger.Account;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.rebuild.Asked;
import zoncoin.rebuild.Beside;
import zoncoin.rebuild.Mend;
import zoncoin.seal.Stop;

/**
 * Up to where each till was emptied, made again from what emptied it last: an older note would have
 * the same payments collected twice. What was carried over since is counted anew.
 */
public final class TillsAgain implements Beside {
  private final Asked asked;
  private final Map<String, Long> emptied = new TreeMap<>();

  /**
   * @param asked finds up to which size of the log a collection counted
   */
  public TillsAgain(Asked asked) {
    this.asked = asked;
  }

  @Override
  public void see(Seen seen, Mend mend) throws Stop {
    Entry entry = seen.signed().entry();
    if (entry.kind() == Kind.COLLECT
        && entry.chain().getFirst().account() instanceof Account.Merchant merchant) {
      long size =
          asked
              .of(entry)
              .map(request -> ((Request.Collect) request).size())
              .orElseThrow(
                  () ->
                      new Stop(
                          entry.transaction()
                              + " does not say up to where it counted: its till cannot be known"));
      emptied.put(merchant.name(), size);
    }
  }

  @Override
  public void end(Instant now, Mend mend) throws Stop {
    for (Map.Entry<String, Long> one : emptied.entrySet()) {
      Item.Key key = Collector.key(one.getKey());
      Optional<Item> item = mend.item(key);
      long size = item.map(found -> Long.parseLong(found.field(Collector.SIZE))).orElse(0L);
      if (size < one.getValue()) {
        Map<String, String> fields =
            Map.of(Collector.SIZE, Long.toString(one.getValue()), Collector.CARRIED, "0");
        mend.replace(
            item,
            item.map(before -> before.next(fields, Optional.empty()))
                .orElseGet(() -> Item.first(key, fields, Optional.empty())));
      }
    }
  }
}
