/**
 * Where a ledger and its log are kept: adapters of the ports of core. They translate and decide
 * nothing.
 *
 * <pre>{@code
 * port                                   on one machine   in the cloud      for reference (zoncoin.memory)
 * Journal, Unsealed, Due, Accounts,      DynamoJournal    DynamoJournal     MemoryJournal
 *   History
 * Heads                                  DynamoHeads      DynamoHeads       MemoryHeads
 * LogFiles                               FolderFiles      S3Files           MemoryFiles
 * WorkQueue                              FolderQueue      SqsQueue         MemoryQueue
 * TileReader                             FolderTiles      Cloud.tiles
 * NoteSigner                             zoncoin.note     KmsSigner
 * CostExplorer, Invoices,                (costs-local)    zoncoin.store.costs
 *   EstimatedCharges
 * }</pre>
 *
 * <p>A function of the cloud is wired by one class:
 *
 * <pre>{@code
 * Cloud cloud = Cloud.fromEnvironment();
 * Posted posted = cloud.ledger(Kind.Desk.DESK).post(request, items);
 * Sealer.Result sealed = cloud.sealer(alarms).seal();
 * }</pre>
 *
 * <p><b>The table.</b> Everything but the log's files lies in one table; {@link zoncoin.store.Keys}
 * shows all its keys. An append is one TransactWriteItems. Nothing is ever scanned, and no step is
 * ever deleted.
 *
 * <p><b>Faults.</b> Requests are sent once ({@link zoncoin.store.Once}); what each fault means, and
 * what is tried again, is said once ({@link zoncoin.store.Faults}).
 *
 * <p><b>Why the low-level client.</b> What matters here are conditions, cancellation reasons and
 * sizes, which the Enhanced Client hands through unchanged; its schemas would replace four short
 * classes of rows with as many lines of another notation, and it costs a cold start more classes.
 *
 * <p>Each port has one contract, a suite of tests that runs against every adapter and against the
 * reference in memory.
 */
@NullMarked
package zoncoin.store;

import org.jspecify.annotations.NullMarked;
