package zoncoin.ledger;

import java.util.List;

/** The ledger's answer to a request. */
public sealed interface Posted {
  /**
   * It is in the ledger.
   *
   * @param signed the entry, byte for byte the same whenever the request is repeated
   * @param isNew whether this call wrote it
   * @param request the canonical text that is kept with it
   */
  record Written(SignedEntry signed, boolean isNew, String request) implements Posted {}

  /** It breaks a rule; nothing was written. */
  record Refused(Refusal refusal) implements Posted {}

  /**
   * An item that was to move with it was moved by another; read it again and make a new request.
   */
  record Stale(List<Item.Key> items) implements Posted {}
}
