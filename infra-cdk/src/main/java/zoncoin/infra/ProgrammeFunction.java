package zoncoin.infra;

import java.util.Locale;
import java.util.Set;

/**
 * The functions and what each is given, as a table: one row is all that makes a folder under {@code
 * functions/} a deployed function, with its line in {@link Permissions}, {@link Variables} and,
 * where something starts it, {@link Triggers}. Memory buys processor share too: 1,769 MiB is one
 * whole core (AWS Lambda developer guide, "Configure function memory").
 */
public enum ProgrammeFunction {
  /**
   * Reads a delivered bill with DuckDB and issues coins. 3,008 MiB is the most that every account
   * is allowed from the start; ten GiB of disk hold the largest delivery it accepts; a large
   * payer's first month takes minutes. Nobody waits for it.
   */
  ISSUE("IssueHandler", new Machine(3_008, 900, 10_240), Trait.KEEPS_FAILURES, Trait.READS_BILLS),

  /**
   * Lists what is due and hands it out, and does the pieces: waits for the table, so half a core,
   * and as long as it may for whoever has a hundred thousand accounts.
   */
  VEST("VestHandler", new Machine(1_024, 900, 512), Trait.KEEPS_FAILURES, Trait.HANDS_OUT_WORK),

  /**
   * Hashes and signs up to a thousand entries a run: one whole core, and two minutes are twenty
   * usual runs.
   */
  SEAL("SealHandler", new Machine(1_769, 120, 512), Trait.STARTS_FROM_SNAPSHOT),

  /**
   * Somebody waits for the answer: one whole core halves the cold start. The gateway gives up after
   * 29 seconds.
   */
  REDEEM("RedeemHandler", new Machine(1_769, 28, 512), Trait.STARTS_FROM_SNAPSHOT),

  /** Reads and renders; somebody waits here as well. The gateway gives up after 29 seconds. */
  LOOKUP("LookupHandler", new Machine(1_769, 28, 512), Trait.STARTS_FROM_SNAPSHOT),

  /** Asks AWS, page after page, and posts a little: waits, so half a core, but for minutes. */
  ESTIMATE("EstimateHandler", new Machine(1_024, 900, 512)),

  /** Asks as much, and posts nothing. */
  RECONCILE("ReconcileHandler", new Machine(1_024, 900, 512)),

  /**
   * Notes what an operator decides. A person waits at a terminal, a few times a month: half a core
   * and a cold start do; two minutes are what eight refused attempts to post take at worst.
   */
  OPERATE("OperateHandler", new Machine(1_024, 120, 512)),

  /**
   * Reads the whole log once a month, a million entries in about two minutes on one core, and signs
   * what it found. What it read it does not keep: 3,008 MiB are for the accounts and their lots.
   */
  REPORT("ReportHandler", new Machine(3_008, 900, 512), Trait.KEEPS_FAILURES),

  /**
   * Brings redemptions to their end, a few at a time, and waits for other sides to answer: half a
   * core, and time for ten of the slowest. Nobody waits for the answer.
   */
  FULFIL("FulfilHandler", new Machine(1_024, 300, 512), Trait.HANDS_OUT_WORK),

  /** Reads what the log got since the day before, and posts once for each merchant. */
  COLLECT("CollectHandler", new Machine(1_024, 900, 512)),

  /**
   * Begins the ledger, once: two signatures' worth of work, and CloudFormation waits. Two minutes
   * are what eight refused attempts to post take at worst.
   */
  FOUND("FoundHandler", new Machine(1_024, 120, 512)),

  /**
   * Takes one step of a rotation, and in one of them waits for the sealer for up to a hundred
   * seconds: half a core, and three times as long. Secrets Manager calls it, a few times a year,
   * and again if it failed.
   */
  ROTATE("RotateHandler", new Machine(1_024, 300, 512)),

  /** Reads what was sealed since, and announces it: waits for the bus, so half a core. */
  PUBLISH("PublishHandler", new Machine(1_024, 300, 512));

  private final String handlerClass;

  @SuppressWarnings("ImmutableEnumChecker") // of three numbers
  private final Machine machine;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of never changes
  private final Set<Trait> traits;

  ProgrammeFunction(String handlerClass, Machine machine, Trait... traits) {
    this.handlerClass = handlerClass;
    this.machine = machine;
    this.traits = Set.of(traits);
  }

  /** What a function runs on: memory, seconds until it is stopped, disk under {@code /tmp}. */
  record Machine(int memoryMib, int timeoutSeconds, int diskMib) {}

  /** What a function has that others do without. */
  enum Trait {
    /**
     * A queue of the events it failed on, until somebody replays them: nobody would send them
     * again. Of the others the next run comes to what was missed, or the caller asks again.
     */
    KEEPS_FAILURES,
    /** A queue of pieces of work that it hands out and is called for, and one of those given up. */
    HANDS_OUT_WORK,
    /** The layer with DuckDB. */
    READS_BILLS,
    /**
     * A snapshot of it when it was ready to start (Lambda SnapStart), on each version that is
     * published: somebody waits, or an entry does. The others run on a timer or a queue, where a
     * second more is nothing to anybody and a snapshot would cost what it costs to keep; and what
     * needs more than 512 MiB of disk cannot have one.
     */
    STARTS_FROM_SNAPSHOT
  }

  /**
   * The name of its folder under {@code functions/} and in every path and sentence: {@code seal}.
   */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The id of its construct: {@code Seal}. */
  String id() {
    return name().charAt(0) + folder().substring(1);
  }

  /** What Lambda calls: {@code zoncoin.functions.seal.SealHandler::handleRequest}. */
  public String handler() {
    return "zoncoin.functions." + folder() + "." + handlerClass + "::handleRequest";
  }

  Machine machine() {
    return machine;
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /**
   * The path of its role. The data stack's policies know each function by this path alone, so they
   * can be written before the function exists, and a role elsewhere is a stranger to them whatever
   * it is granted.
   */
  String rolePath(ProgrammeConfiguration configuration) {
    return "/zoncoin/" + configuration.programme() + "/" + folder() + "/";
  }
}
