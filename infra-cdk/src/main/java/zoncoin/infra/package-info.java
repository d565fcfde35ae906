/**
 * The CDK app: everything an operator deploys, as code that a security reviewer can read.
 *
 * <h2>Two stacks</h2>
 *
 * <p>{@code <programme>-data} holds what must survive: the table, the log's bucket, the bills, what
 * coins rest on, the keys. Every resource in it is retained, the stack cannot be deleted, and what
 * nobody may do to a resource stands in that resource's own policy, where no grant elsewhere can
 * undo it. {@code <programme>-service} holds what runs: the functions, what starts them, the API,
 * the alarms. It can be thrown away and deployed again beside the same data. Beside these two,
 * {@code <programme>-payer} and {@code <programme>-member} are for the payers' and the members' own
 * accounts.
 *
 * <h2>Words</h2>
 *
 * <p>A <em>programme</em> is one deployment: one log, one table, one operator. A <em>role path</em>
 * is how the data stack knows a function before it exists: {@code
 * /zoncoin/<programme>/<function>/}. A <em>seed</em> is the secret 32 bytes of an issuer key.
 * <em>Failures</em> are the events a function could not deal with, kept to be replayed.
 *
 * <h2>Who may do what</h2>
 *
 * <p>{@link zoncoin.infra.Permissions} is the whole list, a method a function. Which items of the
 * one table each writes, and which few read (codes, who decided what), {@code functions/items.txt}
 * says by their partition keys, and {@link zoncoin.infra.TableItems} makes conditions of it; tests
 * hold the functions that they run to the same file. The two indexes have no such lines: they show
 * keys alone, to those that look for what is due or unsealed. These sentences are said again by the
 * resource itself, so that even an administrator would first have to change a policy, which
 * CloudTrail records:
 *
 * <ul>
 *   <li>only the sealer signs checkpoints, whole messages with one algorithm a key ({@link
 *       zoncoin.infra.CheckpointKeys});
 *   <li>only the sealer writes the log, each tile once, and nobody deletes from it ({@link
 *       zoncoin.infra.LogPolicy});
 *   <li>only what issues or reports writes what coins rest on, each piece once, and nobody deletes
 *       from it ({@link zoncoin.infra.EvidencePolicy});
 *   <li>only what issues, vests, reports or carries out what operators decide reads the key that
 *       mints, and of those the function facing the internet is none; only the function that
 *       rotates keys writes one, and nobody the nonce key ({@link zoncoin.infra.SeedSecrets});
 *   <li>only AWS delivers bills, those of a payer under its own account id and nowhere else ({@link
 *       zoncoin.infra.ExportsPolicy});
 *   <li>only the sealer writes what it stages, and only the function that issues on what it read of
 *       costs what that is ({@link zoncoin.infra.Buckets}).
 * </ul>
 *
 * <h2>An example</h2>
 *
 * <pre>
 * cd infra-cdk
 * cp programme.example.json programme.json      # then write your own origin, payers and callers
 * npx aws-cdk@2.1148.1 synth -c placeholder=true       # look at the templates; builds nothing
 * (cd .. &amp;&amp; ./mvnw package) &amp;&amp; npx aws-cdk@2.1148.1 deploy --all
 * </pre>
 *
 * <p>{@link zoncoin.infra.ConfigurationFile} reads {@code programme.json} and stops with the name
 * of the field that is wrong; {@link zoncoin.infra.ZonCoinApp} makes the stacks and holds them
 * against the AwsSolutions rules of cdk-nag and CloudFormation's schema. Findings we answer instead
 * of obeying stand with their reasons in {@link zoncoin.infra.Suppressions}.
 *
 * <h2>What it does not do</h2>
 *
 * <p>It imports no product code: functions are class names and jars. It names no resource, so any
 * number of programmes fit one account. It does not set the role with which API Gateway writes its
 * logs, of which a region has one for all APIs of an account: where none is set yet, {@code aws
 * apigateway update-account} sets it.
 */
@NullMarked
package zoncoin.infra;

import org.jspecify.annotations.NullMarked;
