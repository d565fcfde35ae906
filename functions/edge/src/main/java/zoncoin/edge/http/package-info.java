/**
 * The API's side of API Gateway: a proxy event comes in, its caller is told, a route answers, and
 * every refusal looks like RFC 9457.
 *
 * <p><b>Words.</b> A <i>caller</i> is the AWS account that signed the request, as IAM found it; no
 * header and no body can say otherwise. A <i>route</i> is a method and a resource with three steps:
 * parse, call, render. A <i>problem</i> is the answer to what cannot be done.
 *
 * <pre>{@code
 * Api api = new Api(List.of(
 *     Route.taking("POST", "/v1/redemptions", this::parseOrder, this::redeem), ...));
 * api.handle(input, output, context);
 * }</pre>
 *
 * <p>What a caller sends is judged in the parsing step alone: only there does {@link
 * zoncoin.tlog.Malformed} mean status 400. Later it means that what we keep is broken, and the
 * function fails. A fault of what keeps the ledger is 503 and says to ask again with the same key,
 * which is always safe.
 *
 * <p><b>What it does not do.</b> It checks no signature: API Gateway does, before it calls.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">Lambda
 *     proxy integrations in API Gateway</a>
 */
@NullMarked
package zoncoin.edge.http;

import org.jspecify.annotations.NullMarked;
