package zoncoin.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * One transaction, one leaf of the log, the ledger's only record. Its text is specified in {@code
 * entry.md} beside this file; {@link EntryText} reads and prints it.
 *
 * @param log where it will be sealed, and at the latest when
 * @param transaction its name
 * @param kind what it does
 * @param time when, UTC, whole milliseconds
 * @param postings sorted by account and bucket, one for each, summing to zero, at most {@link
 *     #MAX_POSTINGS}
 * @param chain the histories it extends, sorted by account, at most {@link #MAX_CHAINS}
 * @param reference the earlier transaction it settles, releases, adjusts or reverses
 * @param request SHA-256 of the canonical request
 * @param evidence what issued coins rest on
 * @param publicKeys the keys it names, kind {@code key} alone
 * @param memo SHA-256 of a 16-byte salt and a text, both kept beside the log and erasable ({@link
 *     Memo}); an adjustment with one is an operator's, and rests on no bill
 * @param nonce what hides the leaf from whoever holds only hashes
 */
public record Entry(
    Log log,
    TransactionId transaction,
    Kind kind,
    Instant time,
    List<Posting> postings,
    List<Chain> chain,
    Optional<TransactionId> reference,
    Hash request,
    Optional<Evidence> evidence,
    List<PublicKey> publicKeys,
    Optional<Hash> memo,
    Nonce nonce) {
  /** More would not fit what one DynamoDB transaction and one reader can take. */
  public static final int MAX_POSTINGS = 100;

  /** A transfer needs two; the rest is room for what a later kind may need. */
  public static final int MAX_CHAINS = 4;

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  /** Four digits are all that a year has in the grammar. */
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /** A change of keys names the new and the retired ones. */
  public static final int MAX_PUBLIC_KEYS = 8;

  /** Checks every rule that one entry can be held to without knowing any other. */
  public Entry {
    postings = List.copyOf(postings);
    chain = List.copyOf(chain);
    publicKeys = List.copyOf(publicKeys);
    require(time.equals(time.truncatedTo(ChronoUnit.MILLIS)), "time is in whole milliseconds");
    require(!time.isBefore(FIRST) && time.isBefore(END), "time is in the years 2000 to 9999");
    require(postings.size() <= MAX_POSTINGS, "postings are at most " + MAX_POSTINGS);
    require(isStrictlySorted(postings), "postings are sorted by account and bucket, one for each");
    require(sum(postings).isZero(), "postings sum to zero");
    require(chain.size() <= MAX_CHAINS, "chain lines are at most " + MAX_CHAINS);
    require(
        kind.mayExtend(chain.size()),
        "kind " + kind.word() + " extends another number of accounts");
    require(isStrictlySorted(accounts(chain)), "chain lines are sorted by account, one for each");
    require(isEachChained(postings, chain), "every chained account posted to is chained");
    boolean isOperators = kind == Kind.ADJUST && memo.isPresent();
    require(
        (kind.hasReference() && !isOperators) == reference.isPresent(),
        "reference goes with " + kind.word() + " or not");
    require(
        (kind.hasEvidence() && !isOperators) == evidence.isPresent(),
        "evidence goes with " + kind.word() + " or not");
    require(
        publicKeys.size() <= MAX_PUBLIC_KEYS, "public-key lines are at most " + MAX_PUBLIC_KEYS);
    require((kind == Kind.KEY) != publicKeys.isEmpty(), "public-key goes with kind key alone");
    require(
        publicKeys.size() < 2 || areDistinct(publicKeys), "public-key lines name each key once");
  }

  /**
   * Where an entry will be sealed, and at the latest when.
   *
   * @param origin the log's origin, as checkpoints carry it
   * @param mergeDelaySeconds maximum merge delay in seconds, 1 to 604,800 (a week)
   */
  public record Log(String origin, int mergeDelaySeconds) {
    private static final int WEEK_SECONDS = 604_800;
    private static final Form ORIGIN = new Form("[!-*,-~]", 1, 100);

    /** Checks the form. */
    public Log {
      require(ORIGIN.fits(origin), "origin is 1 to 100 visible ASCII characters, no +");
      require(
          1 <= mergeDelaySeconds && mergeDelaySeconds <= WEEK_SECONDS,
          "merge delay is 1 s to a week");
    }
  }

  /** The text that is signed. */
  public String text() {
    return EntryText.print(this);
  }

  /** The chain line of that account, if this entry extends it. */
  public Optional<Chain> chainOf(Account.Chained account) {
    return chain.stream().filter(link -> link.account().equals(account)).findFirst();
  }

  /** What this entry moves into that bucket; {@link Amount#ZERO} if it does not name it. */
  public Amount posted(Account account, Bucket bucket) {
    for (Posting posting : postings) {
      if (posting.account().equals(account) && posting.bucket().equals(bucket)) {
        return posting.amount();
      }
    }
    return Amount.ZERO;
  }

  private static Amount sum(List<Posting> postings) {
    return postings.stream().map(Posting::amount).reduce(Amount.ZERO, Amount::plus);
  }

  private static List<Account> accounts(List<Chain> chain) {
    return chain.stream().<Account>map(Chain::account).toList();
  }

  /**
   * Whether every chained account that is posted to is extended: freeze, thaw and enrol extend an
   * account without a posting.
   */
  private static boolean isEachChained(List<Posting> postings, List<Chain> chain) {
    for (Posting posting : postings) {
      if (posting.account() instanceof Account.Chained account && !extendsAccount(chain, account)) {
        return false;
      }
    }
    return true;
  }

  private static boolean extendsAccount(List<Chain> chain, Account.Chained account) {
    for (Chain link : chain) {
      if (link.account().equals(account)) {
        return true;
      }
    }
    return false;
  }

  private static boolean areDistinct(List<PublicKey> publicKeys) {
    return publicKeys.stream().map(PublicKey::key).distinct().count() == publicKeys.size();
  }

  private static <T extends Comparable<? super T>> boolean isStrictlySorted(List<T> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new Malformed("entry: " + rule);
    }
  }
}
