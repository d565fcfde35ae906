package zoncoin.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.memory.Village;

/** What tests ask of a ledger again and again. */
enum Deed {
  /** One read, one append. */
  HOLD {
    @Override
    Request request() {
      return Village.hold("deed", Village.ALICE, Amount.ofZnc(25));
    }
  },
  /** Two accounts. */
  TRANSFER {
    @Override
    Request request() {
      TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), "deed");
      return new Request.Transfer(
          id, Village.ALICE.id(), Village.ALICE, Village.BOB, Amount.ofZnc(60));
    }
  },
  /** What another entry made possible. */
  SETTLE {
    @Override
    Request request() {
      return new Request.Settle(HELD.transaction(), "support-hour");
    }
  },
  /** Which leaves nothing to hold if it was posted: refused by what it left behind. */
  HOLD_ALL {
    @Override
    Request request() {
      return Village.hold("deed", Village.ALICE, Amount.ofZnc(90));
    }
  },
  /** An account that has no history. */
  ENROL {
    @Override
    Request request() {
      return Village.enrol(new Account.Member("777788889999"));
    }
  },
  /** No account at all. */
  KEY {
    @Override
    Request request() {
      return new Request.NameKeys(TransactionId.ofKey(2), new Village().issuer.publicKeys());
    }
  },
  /** An item that moves in the same write. */
  ISSUE {
    @Override
    Request request() {
      TransactionId id = TransactionId.parse("issue.deed.1");
      return new Request.Issue(id, Village.BOB, Amount.ofZnc(7), RuleWords.EVIDENCE, 1);
    }

    @Override
    List<Item> items() {
      Item.Key key = new Item.Key("test", "deed");
      return List.of(Item.first(key, Map.of("issued", "7"), Optional.empty()));
    }
  };

  private static final Request HELD = Village.hold("held", Village.ALICE, Amount.ofZnc(10));

  private static final Village VILLAGE = village(HELD);

  abstract Request request();

  List<Item> items() {
    return List.of();
  }

  /** A village in which it can be done, with 100 ZNC that Alice can spend and 10 that are held. */
  Village village() {
    return VILLAGE.copy();
  }

  private static Village village(Request held) {
    Village village = new Village().founded().rich(Village.ALICE, Amount.ofZnc(110), "2028-07");
    village.post(held);
    return village;
  }
}
