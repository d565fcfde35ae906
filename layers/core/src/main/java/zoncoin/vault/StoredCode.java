package zoncoin.vault;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.fulfilment.Delivery;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.TransactionId;

/**
 * A code as the vault keeps it.
 *
 * @param item where it is kept
 */
record StoredCode(Item item) {
  static final String FAMILY = "code";
  private static final String LOCKED = "locked";
  private static final String HOLD = "hold";
  private static final String ACCOUNT = "account";
  private static final String UNTIL = "until";
  private static final String SLOTTED = "slotted";
  private static final String WITHDRAWN = "withdrawn";
  private static final List<String> DESCRIBED = List.of("pool", "funder", "terms", UNTIL);

  static Item.Key key(Fingerprint fingerprint) {
    return new Item.Key(FAMILY, fingerprint.hex());
  }

  /** One that was just put in. */
  static StoredCode of(Offered offered, Fingerprint fingerprint, String locked) {
    Map<String, String> fields = new TreeMap<>(described(offered));
    fields.put(LOCKED, locked);
    return new StoredCode(Item.first(key(fingerprint), fields, Optional.empty()));
  }

  private static Map<String, String> described(Offered offered) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("pool", offered.pool().name());
    fields.put("funder", offered.funder());
    fields.put("terms", offered.terms());
    offered.until().ifPresent(day -> fields.put(UNTIL, day.toString()));
    return fields;
  }

  /** The first of what an import says otherwise, if it says anything otherwise. */
  Optional<String> differing(Offered offered) {
    Map<String, String> said = described(offered);
    return DESCRIBED.stream()
        .filter(name -> !text(name).equals(Optional.ofNullable(said.get(name))))
        .findFirst();
  }

  Fingerprint fingerprint() {
    return new Fingerprint(item.key().name());
  }

  Optional<String> locked() {
    return text(LOCKED);
  }

  Optional<TransactionId> hold() {
    return text(HOLD).map(TransactionId::parse);
  }

  boolean isFree(LocalDate today) {
    return hold().isEmpty()
        && !isWithdrawn()
        && text(UNTIL).map(LocalDate::parse).filter(today::isAfter).isEmpty();
  }

  /** Whether a slot names it, or did; one that was claimed was found in a slot. */
  boolean isSlotted() {
    return text(SLOTTED).isPresent() || hold().isPresent();
  }

  StoredCode slotted() {
    Map<String, String> fields = new TreeMap<>(item.fields());
    fields.put(SLOTTED, "yes");
    return next(fields);
  }

  /** The same, given to that account for ever. */
  StoredCode claimed(Delivery delivery) {
    Account.Member owner = delivery.account();
    Map<String, String> fields = new TreeMap<>(item.fields());
    fields.put(HOLD, delivery.hold().text());
    fields.put(ACCOUNT, owner.text());
    return next(fields);
  }

  /** Whether it was taken out: nobody is given it any more. */
  boolean isWithdrawn() {
    return text(WITHDRAWN).isPresent();
  }

  /** The same, taken out, and without what could be read. */
  StoredCode withdrawn() {
    Map<String, String> fields = new TreeMap<>(wiped().item().fields());
    fields.put(WITHDRAWN, "yes");
    return next(fields);
  }

  /** The same without what could be read. */
  StoredCode wiped() {
    Map<String, String> fields = new TreeMap<>(item.fields());
    fields.remove(LOCKED);
    return next(fields);
  }

  private StoredCode next(Map<String, String> fields) {
    return new StoredCode(item.next(fields, Optional.empty()));
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(item.fields().get(name));
  }
}
