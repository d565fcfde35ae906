/**
 * A whole programme on whatever answers as AWS: the functions as they are deployed, each made by
 * its public constructor from environment variables, in a process of their own; its table, buckets,
 * queues, keys, secrets and bus at {@link zoncoin.store.Endpoint}, by clients of the SDK.
 *
 * <pre>{@code
 * ./mvnw verify                                                the story on DynamoDB Local and moto_server
 * ./mvnw verify -Plocalstack                                   with the store's contracts, in a container of LocalStack
 * AWS_ENDPOINT_URL=http://127.0.0.1:5000 ./mvnw verify -Plocalstack     on what answers there
 * }</pre>
 *
 * <p>What the endpoint lacks is asked for and skipped by name ({@code Lacking}). Two things the
 * story never finds at an emulator and could not go on without: KMS keys for Ed25519 and ML-DSA-44,
 * where {@code LogKeys} answers in its place, and a payer's account, its export and the role that
 * reads it, for which {@code costs-local} stands.
 *
 * <p><b>What it does not do.</b> Nobody wakes a function here but the test: it plays API Gateway,
 * the rules of EventBridge, the table's stream and Lambda's pollers.
 */
@NullMarked
package zoncoin.endpoint;

import org.jspecify.annotations.NullMarked;
