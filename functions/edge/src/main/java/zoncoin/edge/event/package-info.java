/**
 * How a function is called: an event comes in as JSON, a result goes out as JSON, and there is only
 * so much time.
 *
 * <pre>{@code
 * JsonObject event = JsonObject.read("event", input, JsonObject.EVENT_DEPTH);
 * String key = event.object("detail").object("object").text("key");
 * Deadline deadline = Deadline.of(context);
 * ...
 * Json.write(Map.of("vested", 12), output);
 * }</pre>
 *
 * <p>JSON is read strictly: each name once, nothing behind the end, no number that is not what the
 * reader asks for. Events may say more than is read, for AWS adds to them; what callers send may
 * not ({@link zoncoin.edge.event.JsonObject#only}).
 *
 * <p><b>What it does not do.</b> It knows no event in particular: each function reads its own.
 */
@NullMarked
package zoncoin.edge.event;

import org.jspecify.annotations.NullMarked;
