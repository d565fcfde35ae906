package zoncoin.costslocal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** CloudWatch: EstimatedCharges of AWS/Billing. */
final class CloudWatchService implements Service {
  private static final String PATH = "/service/GraniteServiceVersion20100801/operation/";
  private static final String TYPE = "application/cbor";

  /** As many as the service takes. */
  private static final int MAX_QUERIES = 500;

  /** RFC 8949 §3.4.2: seconds since 1970. */
  private static final int EPOCH_TAG = 1;

  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  private final Supplier<Costs> costs;
  private final IntSupplier pageSize;

  CloudWatchService(Supplier<Costs> costs, IntSupplier pageSize) {
    this.costs = costs;
    this.pageSize = pageSize;
  }

  /** What a query asks for. */
  private record Series(String id, List<Costs.Datum> data) {}

  @Override
  public String signingName() {
    return "monitoring";
  }

  @Override
  public boolean isFor(Call call) {
    return call.path().startsWith(PATH);
  }

  @Override
  public Call.Refused throttled() {
    return new Call.Refused(400, "ThrottlingException", "rate exceeded");
  }

  @Override
  public Call.Answer answer(Call call, Optional<String> caller) {
    check(call.path().equals(PATH + "GetMetricData"), "only GetMetricData is known here");
    check(call.header("smithy-protocol").equals(Optional.of("rpc-v2-cbor")), "only rpc-v2-cbor");
    check(call.header("content-type").equals(Optional.of(TYPE)), "only " + TYPE);
    String payer =
        caller.orElseThrow(() -> new Call.Refused(400, "AccessDeniedException", "not authorized"));
    try {
      JsonNode asked = CBOR.readTree(call.body());
      check(asked.path("ScanBy").asText().equals("TimestampDescending"), "newest first, here");
      JsonNode queries = asked.path("MetricDataQueries");
      check(!queries.isEmpty() && queries.size() <= MAX_QUERIES, "1 to 500 queries");
      List<Series> all = new ArrayList<>();
      for (JsonNode query : queries) {
        all.add(series(query, payer, time(asked, "StartTime"), time(asked, "EndTime")));
      }
      int from = Integer.parseInt(asked.path("NextToken").asText("0"));
      return new Call.Answer(200, TYPE, page(all, from));
    } catch (IOException notCbor) {
      throw new Call.Refused(400, "SerializationException", String.valueOf(notCbor.getMessage()));
    }
  }

  private Series series(JsonNode query, String payer, Instant from, Instant to) {
    JsonNode metric = query.path("MetricStat").path("Metric");
    check(query.path("MetricStat").path("Stat").asText().equals("Maximum"), "only Maximum");
    check(metric.path("Namespace").asText().equals("AWS/Billing"), "only AWS/Billing");
    check(metric.path("MetricName").asText().equals("EstimatedCharges"), "only EstimatedCharges");
    Map<String, String> dimensions = new TreeMap<>();
    metric
        .path("Dimensions")
        .forEach(one -> dimensions.put(one.path("Name").asText(), one.path("Value").asText()));
    boolean isOfAccount = dimensions.keySet().equals(java.util.Set.of("LinkedAccount", "Currency"));
    // Another set of dimensions is another metric, of which there is nothing.
    List<Costs.Datum> data =
        isOfAccount && "USD".equals(dimensions.get("Currency"))
            ? costs
                .get()
                .payer(payer)
                .estimates()
                .getOrDefault(dimensions.getOrDefault("LinkedAccount", ""), List.of())
            : List.of();
    return new Series(
        query.path("Id").asText(),
        data.reversed().stream()
            .filter(one -> !one.at().isBefore(from) && one.at().isBefore(to))
            .toList());
  }

  private static Instant time(JsonNode asked, String name) {
    check(asked.path(name).isNumber(), name + " is required");
    return Instant.ofEpochMilli(Math.round(asked.path(name).asDouble() * 1_000));
  }

  /** So many of the queries are answered at once. */
  private byte[] page(List<Series> all, int from) throws IOException {
    int to = Math.min(all.size(), from + pageSize.getAsInt());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator cbor = new CBORFactory().createGenerator(bytes)) {
      cbor.writeStartObject();
      cbor.writeArrayFieldStart("MetricDataResults");
      for (Series one : all.subList(Math.min(from, to), to)) {
        cbor.writeStartObject();
        cbor.writeStringField("Id", one.id());
        cbor.writeStringField("StatusCode", "Complete");
        cbor.writeArrayFieldStart("Timestamps");
        for (Costs.Datum datum : one.data()) {
          cbor.writeTag(EPOCH_TAG);
          cbor.writeNumber((double) datum.at().toEpochMilli() / 1_000);
        }
        cbor.writeEndArray();
        cbor.writeArrayFieldStart("Values");
        for (Costs.Datum datum : one.data()) {
          cbor.writeNumber(datum.usd().doubleValue());
        }
        cbor.writeEndArray();
        cbor.writeEndObject();
      }
      cbor.writeEndArray();
      if (to < all.size()) {
        cbor.writeStringField("NextToken", Integer.toString(to));
      }
      cbor.writeEndObject();
    }
    return bytes.toByteArray();
  }

  @Override
  public Call.Answer refusal(Call.Refused refused) {
    ObjectNode body = CBOR.createObjectNode();
    body.put("__type", "com.amazonaws.cloudwatch#" + refused.code());
    body.put("message", refused.told());
    try {
      return new Call.Answer(refused.status(), TYPE, CBOR.writeValueAsBytes(body));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw Call.Refused.validation(rule);
    }
  }
}
