package zoncoin.cli.histories;

/** What somebody asks for, in a history. */
sealed interface Asked {
  /** What is asked under a key of the caller's own: once, however often it is asked. */
  sealed interface Keyed extends Asked {
    /** Twelve digits. */
    String member();

    /** The idempotency key. */
    String key();

    /** The name of the transaction that this becomes. */
    default String id() {
      return "c." + member() + "." + key();
    }

    /** Whether it is asked only what would become of it. */
    default boolean isDryRun() {
      return false;
    }
  }

  /** What a member asks about a redemption or an entry, perhaps not its own. */
  sealed interface OfId extends Asked {
    String member();

    String id();
  }

  record Enrol(String member, String key, String terms) implements Keyed {}

  record Leave(String member, String key) implements Keyed {}

  record Order(String member, String key, String product, long quantity, boolean isDryRun)
      implements Keyed {}

  /** To such as {@code member:111122223333} or {@code merchant:bakery}. */
  record Pay(String member, String key, String to, long amount, boolean isDryRun)
      implements Keyed {}

  record Cancel(String member, String id) implements OfId {}

  record Reveal(String member, String id) implements OfId {}

  record Acknowledge(String member, String id) implements OfId {}

  record Find(String member, String id) implements OfId {}

  record Receipt(String member, String id) implements OfId {}

  record Account(String member) implements Asked {}

  /** A page of its history: the newest, or those that come before one that it was shown. */
  record Entries(String member, int limit, long before) implements Asked {
    /** What comes before the newest of all. */
    static final long NEWEST = Long.MAX_VALUE;
  }

  /** A standing redemption. */
  record Wish(String member, String product, long minimum, long keep) implements Asked {}

  record NoWish(String member) implements Asked {}

  /** What is wrong whatever the ledger says, and the status that says so. */
  record Wrong(String member, Flaw flaw) implements Asked {}

  /** What is wrong about a request. */
  enum Flaw {
    FORGED,
    NO_JSON,
    HALF_A_MUG,
    ANOTHERS_NAME,
    NO_KEY
  }

  /** What the operator asks for. */
  sealed interface Decision extends Asked {}

  record Pause(boolean isPaused) implements Decision {}

  /** The operator's word on a redemption. */
  record End(String id, boolean isDelivered) implements Decision {}

  record Freeze(String member, boolean isFrozen) implements Decision {}

  /** Coins that no bill says: given, or taken if below zero. */
  record Propose(String member, long amount) implements Decision {}

  record Approve(String proposal) implements Decision {}

  /** A run of a function that nobody calls. */
  record Run(Function function) implements Asked {}

  enum Function {
    VEST,
    FULFIL,
    SEAL,
    COLLECT
  }
}
