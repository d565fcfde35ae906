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
 * CodeLock                               SoftwareCodeLock KmsCodeLock
 * NoticeBoard                            (a file)         zoncoin.store.bus
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
 * <p><b>Why the low-level client.</b> The same journal and head of the log stand among the tests of
 * this module on the Enhanced Client, with immutable schemas built in code: {@code EnhancedJournal}
 * passes the contract, sends the same requests, and obeys the same {@link zoncoin.store.Faults}. A
 * whole call costs as much either way; a process that has just been started, which a function often
 * is, loads 400 classes more with it and takes a tenth more CPU. Medians of seven turns: ours, the
 * Enhanced Client's, and the median of their ratios.
 *
 * <pre>{@code
 *                      table in memory: µs, bytes     DynamoDB Local: µs
 * step, the newest     12.0 16.9 0.72   9312 14608    2353 2520 0.96
 * transaction by id    29.9 34.2 0.90  24704 27376    1307 1337 1.00
 * item by its key       8.1  9.7 0.87   7520  8224     943 1132 0.96
 * hold, redemption     22.5 22.0 1.01  26896 23279    1513 1483 1.00
 * item put              5.9  6.0 0.99   8464  7208    1211 1202 0.98
 * head of the log       6.1  7.4 0.82   5104  5848    1068 1015 1.11
 * head swapped         17.3 20.9 0.99  18832 15760    1090 1085 0.95
 *
 * first answer of a JVM on one core: CPU ms, wall ms, classes
 * step, the newest      995 1095 0.89   1464 1667   3518 3912
 * a redemption         1265 1345 0.91   1802 2209   4121 4585
 * }</pre>
 *
 * <p>{@code bench/run enhanced 150} on two busy cores of a virtual machine, JDK 25.0.3, 30 November
 * 2026; the JVMs with the options of the functions that somebody waits for. CPU is that of the
 * calling thread. Reads are cheaper here, writes are a tie but for the bytes; what decides is the
 * start of a process, which any one call through the Enhanced Client would pay for.
 *
 * <p>What the Enhanced Client has no call for is a stamp, which sets one attribute and removes
 * another without reading the item; and its own converters read a number as text and text as a
 * flag, where {@link zoncoin.store.Row} says that the item is malformed.
 *
 * <p>Each port has one contract, a suite of tests that runs against every adapter and against the
 * reference in memory.
 */
@NullMarked
package zoncoin.store;

import org.jspecify.annotations.NullMarked;
