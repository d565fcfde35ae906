/**
 * {@code zon demo}: a bill becomes coins, and coins become proofs, on one machine in seconds.
 *
 * <p>{@link zoncoin.cli.demo.Story} tells it, in the order in which it happens; {@link
 * zoncoin.cli.demo.DemoCloud} runs the real handlers in this process, over the journal in memory
 * and a log in a folder; {@link zoncoin.cli.demo.Screen} prints. Nothing is shown that a handler
 * did not answer.
 *
 * <pre>{@code
 * try (DemoFolder taken = DemoFolder.take(folder)) {
 *   boolean held = new Story(bills, new Screen(out), taken.making()).tell();
 *   taken.publish();
 *   new Next(new Screen(out), taken.folder()).say();
 * }
 * }</pre>
 *
 * <p>What it does not do: it keeps no state between runs, and it writes nowhere but in its own
 * folder.
 */
@NullMarked
package zoncoin.cli.demo;

import org.jspecify.annotations.NullMarked;
