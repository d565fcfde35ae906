package zoncoin.infra;

import java.util.Locale;

/**
 * The functions and what each is given. Memory buys processor share too: 1,769 MiB is one whole
 * core (AWS Lambda developer guide, "Configure function memory").
 */
public enum ProgrammeFunction {
  /**
   * Reads a delivered bill with DuckDB and issues coins. 3,008 MiB is the most that every account
   * is allowed from the start; ten GiB of disk hold the largest delivery it accepts; a large
   * payer's first month takes minutes.
   */
  ISSUE("IssueHandler", 3_008, 900, 10_240),

  /**
   * Walks what is due, one posting after another: waits for the table, so half a core, but for as
   * long as it may.
   */
  VEST("VestHandler", 1_024, 900, 512),

  /**
   * Hashes and signs up to a thousand entries a run: one whole core, and two minutes are twenty
   * usual runs.
   */
  SEAL("SealHandler", 1_769, 120, 512),

  /**
   * Somebody waits for the answer: one whole core halves the cold start. The gateway gives up after
   * 29 seconds.
   */
  REDEEM("RedeemHandler", 1_769, 28, 512),

  /** Reads and renders; somebody waits here as well. The gateway gives up after 29 seconds. */
  LOOKUP("LookupHandler", 1_769, 28, 512),

  /** Asks AWS, page after page, and posts a little: waits, so half a core, but for minutes. */
  ESTIMATE("EstimateHandler", 1_024, 900, 512),

  /** Asks as much, and posts nothing. */
  RECONCILE("ReconcileHandler", 1_024, 900, 512);

  private final String handlerClass;
  private final int memoryMib;
  private final int timeoutSeconds;
  private final int diskMib;

  ProgrammeFunction(String handlerClass, int memoryMib, int timeoutSeconds, int diskMib) {
    this.handlerClass = handlerClass;
    this.memoryMib = memoryMib;
    this.timeoutSeconds = timeoutSeconds;
    this.diskMib = diskMib;
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

  int memoryMib() {
    return memoryMib;
  }

  int timeoutSeconds() {
    return timeoutSeconds;
  }

  int diskMib() {
    return diskMib;
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
