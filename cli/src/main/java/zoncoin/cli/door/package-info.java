/**
 * The doors by which an operator reaches a programme: of the cloud on this machine, or of a
 * deployment in AWS. A command asks {@link zoncoin.cli.door.Operate} and does not know which.
 *
 * <pre>{@code
 * Operate door = new LocalOperate(folder);                          // zon operate … --data DIR
 * Operate door = Deployment.of("zoncoin", Optional.empty());        // zon operate … --stack zoncoin
 * door.decide({"decision":"pause","part":"all","principal":…});     // {"decided":true,"changed":[…]}
 * }</pre>
 *
 * <p><b>In AWS</b> the stack {@code <programme>-service} tells by its outputs what the functions
 * are called; {@code operate} is invoked by the alias of the hand that the decision takes ({@link
 * zoncoin.functions.operate.Hand}), by whatever credentials the SDK finds, or as the role that is
 * named. Who decides is who signs: the principal of a decision is what STS says of these
 * credentials, which is what CloudTrail has of the invocation.
 *
 * <p>What AWS refuses becomes one sentence with what to do next ({@link zoncoin.cli.door.Refused}).
 * A decision is sent once: whether one that nobody answered was decided only a look can tell.
 *
 * <p><b>What it does not do.</b> It becomes nobody by itself: a role is named, or is the profile's.
 */
@NullMarked
package zoncoin.cli.door;

import org.jspecify.annotations.NullMarked;
