package zoncoin.audit;

import java.util.Locale;

/**
 * What a log is held to, in the order in which one entry is looked at. Each rule is a sentence that
 * a finding says to be untrue.
 */
public enum Rule {
  /** About the file {@code checkpoint}. */
  CHECKPOINT("the checkpoint is this log's and signed by each of its keys"),
  /** About a checkpoint that somebody kept. */
  EXTENSION("the log begins with all entries of every checkpoint signed before"),
  /** About an entry bundle. */
  BUNDLE("an entry bundle is there, and is its entries and nothing else"),
  /** About the bytes of an entry. */
  ALTERED("an entry is the one that the signed root commits to"),
  /** About a hash tile. */
  TILE("a hash tile holds the hashes of what is below it, and is there"),
  /** About the bytes of an entry that the root commits to. */
  FORM("an entry is in its one form"),
  /** About the line {@code log}. */
  LOG("an entry names this log"),
  /** About entries of kind {@code key}. */
  KEYS("entry 0 names the first issuer keys, and later changes of keys are numbered"),
  /** About who signed. */
  ISSUER("an entry is signed by an issuer key that is valid at its index"),
  /** About what the key may sign. */
  KIND("an issuer key signs only the kinds it may"),
  /** About the arithmetic of the signature. */
  SIGNATURE("an entry's signature verifies"),
  /** About the line {@code transaction}. */
  TRANSACTION("a transaction stands in the log once"),
  /** About the names of what ends a hold and of reversals. */
  NAME("what ends a hold is named <hold>.end, and a reversal <transfer>.reverse"),
  /** About the sequence of a line {@code chain}. */
  SEQUENCE("an account's steps are numbered without gap"),
  /** About the hash of a line {@code chain}. */
  PREVIOUS("an account's step names the hash of the step before"),
  /** About the line {@code time}. */
  TIME("an account's steps do not go back in time"),
  /** About the accounts and buckets of a kind. */
  POSTING("an entry posts only what its kind may"),
  /** About the line {@code reference}. */
  REFERENCE("what an entry refers to stands before it, and is of the kind and accounts it must be"),
  /** About holds. */
  HOLD("a hold ends once"),
  /** About what leaves {@code held}, and what a reversal moves. */
  RETURN("what ends a hold or takes back a transfer moves what that one moved"),
  /** About tills. */
  TILL("a till is emptied of no more than it held"),
  /** About balances. */
  BUCKET("no bucket is below zero, no debt above, none beyond the limit"),
  /** About who may earn and spend. */
  STANDING("an account that takes part earns; one that owes nothing and is not frozen spends"),
  /** About months. */
  MONTH("coins last 36 months at most, are not spent after their month, and expire only then"),
  /** About the order of lots. */
  LOT_ORDER("coins are drawn soonest month first"),
  /** About debt. */
  DEBT("what comes in pays debt first, and all else is taken before debt is made"),
  /** About the line {@code request}, where it follows from the entry alone. */
  REQUEST("an entry carries the hash of the request that it answers"),
  /** About assessments and what follows from them, where they are at hand. */
  EVIDENCE("coins are what an assessment and the log before it come to"),
  /** About the root. */
  ROOT("all entries hash to the signed root"),
  /** About all coins. */
  SUPPLY("all accounts sum to zero");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  /** The rule, said positively, without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** The name that programs read, such as {@code lot-order}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
