/**
 * Benchmarks. A figure by itself says more about the machine than about us: each stands beside a
 * peer, measured in turn with it in the same run, and the ratio of the two is what to look at.
 *
 * <pre>{@code
 * bench/run                 ours                                   beside
 *                           a tree in memory; an audit             bare SHA-256; bare Ed25519
 *                           a decision with its signature (JMH)    -
 * bench/run redemptions     POST /v1/redemptions without HTTP:     the same writes alone, made beforehand; one hash
 *                           rate, p50 and p99 at 1 to 64 clients   chain with one writer, with group commit and without
 * bench/run api             POST /v1/redemptions over HTTP         the same gateway with a function that touches no
 *                           on zon up                              table; the same writes alone, also on disk
 * bench/run tills           64 payers at once to one merchant:     the same payments to 64 members; to one member,
 *                           rate, writes that had to be decided    whose newest step all of them extend
 *                           anew
 * bench/run cpu             CPU time of the same on our side       no SDK; neither SDK nor items
 * bench/run enhanced        CPU and bytes of each call of the table  the same through the Enhanced Client
 *                           CPU, classes to a fresh JVM's answer
 * bench/run cold            CPU and wall to a function's first      a handler by JVM and SDK defaults: Enhanced
 *                           answer, by Lambda's own client         Client with bean schema, databind
 *                           first answer after a restore           the same, warm
 * bench/run sealing         entries waiting to stamped             one read and one stamp of each
 *                           merge delay at a steady rate           the 5 s that sealing aims at
 * bench/run history         a redemption with a million steps,     the same with a thousand
 *                           or 100,000 accounts, behind it
 *                           the last page of a million steps       the first
 * bench/run pages           GET /v1/entries over HTTP on zon up:   the first hundred; the same reads alone
 *                           the last hundred pages of a million
 *                           entries, and a hundred in the middle
 * bench/run bills           ten million rows read and assessed,    the bare query of the same exact sums;
 *                           and the memory that takes              a plain reader of CSV in Java
 * bench/run issuance        a month of 100,000 accounts issued     its signatures; the same writes alone
 * bench/run monthend        the end of a month of as many:         the same
 *                           vest, expire, redeem
 * bench/run rebuild         a table rebuilt from its log, its        the audit of the same log
 *                           writes forgotten; the memory it takes
 *                           the same on DynamoDB Local              PutItem, BatchWriteItem of its items
 * bench/run policy          a reward policy on a million groups    one exact sum of the same
 * }</pre>
 *
 * <p>All but the first, {@code bills}, {@code rebuild} and {@code policy} run on DynamoDB Local, in
 * a process of its own on the same machine. It executes every statement in one thread: there, more
 * clients wait longer and do not get more done, and what saves it work, as group commit does,
 * counts for more than what saves waiting. DynamoDB has neither property: no rate here is one of
 * DynamoDB; how many calls an entry costs is.
 *
 * <p><b>How.</b> A warm-up of each side, then five rounds A B A B; a table has the median of each
 * side's rate, percentiles over all rounds, and the median of the ratio of each turn. Where clients
 * are many, each has a connection and accounts of its own, as functions have.
 *
 * <p><b>What it does not do.</b> No test depends on a time; nothing here fails because something is
 * slow.
 */
@NullMarked
package zoncoin.bench;

import org.jspecify.annotations.NullMarked;
