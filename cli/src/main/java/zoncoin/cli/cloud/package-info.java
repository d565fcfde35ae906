/**
 * The cloud on one machine: what AWS does around the functions, done by this process.
 *
 * <pre>{@code
 * try (LocalCloud cloud = LocalCloud.open(folder, Optional.empty())) {
 *   cloud.found();
 *   Gateway gateway = Gateway.start(8480, cloud);
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link zoncoin.cli.cloud.Gateway} is API Gateway: it keeps to its limits ({@link
 *       zoncoin.cli.cloud.Incoming}), checks the signature of a request ({@link
 *       zoncoin.cli.cloud.SigV4}), hands it to a function as the event that a function gets there
 *       ({@link zoncoin.cli.cloud.ProxyEvent}), and finds routes and its own answers in the file
 *       that the deployed API is made from ({@link zoncoin.cli.cloud.ApiFile}).
 *   <li>{@link zoncoin.cli.cloud.LocalTable} is DynamoDB: Amazon DynamoDB Local, a child process
 *       that ends when this one does.
 *   <li>Folders are buckets, keys in files are KMS and Secrets Manager, {@link
 *       zoncoin.cli.cloud.LocalClock} is the time.
 *   <li>{@link zoncoin.cli.cloud.Functions} wires the handlers that run in Lambda, unchanged.
 * </ul>
 *
 * <p>It is for trying, developing and testing. It answers on 127.0.0.1 alone, and its keys lie in
 * files that only their owner can read.
 */
@NullMarked
package zoncoin.cli.cloud;

import org.jspecify.annotations.NullMarked;
