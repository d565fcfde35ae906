package zoncoin.functions.found;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;

/** What CloudFormation is told of its custom resource. */
sealed interface Answer {
  /** Seconds are plenty for an object of S3 of a few hundred bytes. */
  int WAIT_MILLIS = 10_000;

  /** CloudFormation cuts what is longer than 4 KB in all. */
  int LONGEST_REASON = 1_000;

  /** The ledger of that origin has begun with those keys. */
  record Founded(String origin, String keys) implements Answer {}

  /** The stack goes, and the ledger stays. */
  record Deleted() implements Answer {}

  /** It has not begun, and why. */
  record Failed(String because) implements Answer {}

  /** The answer's fields, with those of the question that it repeats. */
  default Map<String, Object> fields(JsonObject event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Status", this instanceof Failed ? "FAILED" : "SUCCESS");
    fields.put(
        "PhysicalResourceId",
        switch (this) {
          case Founded founded -> founded.origin();
          case Deleted _, Failed _ -> event.optionalText("PhysicalResourceId").orElse("none");
        });
    for (String repeated : new String[] {"StackId", "RequestId", "LogicalResourceId"}) {
      fields.put(repeated, event.text(repeated));
    }
    switch (this) {
      case Founded founded -> fields.put("Data", Map.of("Keys", founded.keys()));
      case Failed failed ->
          fields.put(
              "Reason",
              failed.because().substring(0, Math.min(failed.because().length(), LONGEST_REASON)));
      case Deleted _ -> {}
    }
    return fields;
  }

  /** Puts it where the question says; it is signed for this one answer. */
  default void send(JsonObject event) {
    byte[] body = Json.print(fields(event)).getBytes(StandardCharsets.UTF_8);
    try {
      HttpURLConnection to =
          (HttpURLConnection) URI.create(event.text("ResponseURL")).toURL().openConnection();
      to.setConnectTimeout(WAIT_MILLIS);
      to.setReadTimeout(WAIT_MILLIS);
      to.setRequestMethod("PUT");
      // The signature of the URL is of a request without a type.
      to.setRequestProperty("Content-Type", "");
      to.setDoOutput(true);
      to.setFixedLengthStreamingMode(body.length);
      to.getOutputStream().write(body);
      if (to.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new IOException("status " + to.getResponseCode());
      }
    } catch (IOException unsent) {
      throw new UncheckedIOException("couldn't answer CloudFormation", unsent);
    }
  }
}
