package zoncoin.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.SignRequest;
import zoncoin.store.Endpoint;
import zoncoin.store.FakeKms;

/**
 * KMS with keys for Ed25519 and ML-DSA-44, before a KMS that has none: it makes them, tells their
 * public halves and signs with them (AWS KMS API reference, CreateKey, GetPublicKey, Sign);
 * whatever else it is asked it asks the other and hands on the answer.
 */
final class LogKeys implements AutoCloseable {
  static final String ED25519 = "ECC_NIST_EDWARDS25519";
  static final String ML_DSA_44 = "ML_DSA_44";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TARGET = "X-Amz-Target";
  private static final String TYPE = "application/x-amz-json-1.1";
  private static final int SEED_BYTES = 32;

  private final HttpClient client = HttpClient.newHttpClient();
  private final SecureRandom random = new SecureRandom();
  private final FakeKms keys = new FakeKms();
  private final Map<String, String> specs = new HashMap<>();
  private final URI other;
  private final HttpServer server;

  private LogKeys(URI other, HttpServer server) {
    this.other = other;
    this.server = server;
  }

  /** One before that KMS, on any port that is free; empty if that has keys of both kinds itself. */
  static Optional<LogKeys> where(URI kms) {
    return Stream.of(ED25519, ML_DSA_44).allMatch(spec -> lacks(kms, spec).isEmpty())
        ? Optional.empty()
        : Optional.of(before(kms));
  }

  /** Why that KMS makes no key of that kind; empty if it made one. */
  static Optional<String> lacks(URI kms, String spec) {
    try (KmsClient client =
        Endpoint.at(kms, KmsClient.builder())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      create(client, spec);
      return Optional.empty();
    } catch (KmsException refused) {
      return Optional.of(String.valueOf(refused.awsErrorDetails().errorMessage()));
    }
  }

  /** The id of a new key that signs. */
  static String create(KmsClient client, String spec) {
    return client.createKey(b -> b.keySpec(spec).keyUsage("SIGN_VERIFY")).keyMetadata().keyId();
  }

  private static LogKeys before(URI other) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      LogKeys opened = new LogKeys(other, server);
      server.createContext("/", opened::handle);
      server.start();
      return opened;
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't listen", fault);
    }
  }

  /** Where it is. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private record Answer(int status, byte[] body) {
    static Answer of(JsonNode body) throws IOException {
      return new Answer(200, JSON.writeValueAsBytes(body));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Answer answer = answer(exchange, JSON.readTree(body), body);
      exchange.getResponseHeaders().set("Content-Type", TYPE);
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer answer(HttpExchange exchange, JsonNode asked, byte[] body) throws IOException {
    String operation = exchange.getRequestHeaders().getFirst(TARGET).replace("TrentService.", "");
    String spec = asked.path("KeySpec").asText();
    try {
      if (operation.equals("CreateKey") && (spec.equals(ED25519) || spec.equals(ML_DSA_44))) {
        return Answer.of(created(spec));
      }
      if (!specs.containsKey(asked.path("KeyId").asText())) {
        return handedOn(exchange, body);
      }
      return switch (operation) {
        case "GetPublicKey" -> Answer.of(publicKey(asked));
        case "Sign" -> Answer.of(signature(asked));
        default -> refused(operation + " of a key that signs the log");
      };
    } catch (SdkException refused) {
      return refused(String.valueOf(refused.getMessage()));
    }
  }

  private static Answer refused(String why) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("__type", "ValidationException");
    return new Answer(400, JSON.writeValueAsBytes(body.put("message", why)));
  }

  private JsonNode created(String spec) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    String id = UUID.randomUUID().toString();
    if (spec.equals(ED25519)) {
      keys.withEd25519(id, seed);
    } else {
      keys.withMlDsa44(id, seed);
    }
    specs.put(id, spec);
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("KeyMetadata").put("KeyId", id).put("KeySpec", spec);
    return answer;
  }

  private JsonNode publicKey(JsonNode asked) {
    String id = asked.path("KeyId").asText();
    byte[] der =
        keys.getPublicKey(GetPublicKeyRequest.builder().keyId(id).build())
            .publicKey()
            .asByteArray();
    return JSON.createObjectNode()
        .put("KeyId", id)
        .put("KeySpec", specs.get(id))
        .put("PublicKey", der);
  }

  private JsonNode signature(JsonNode asked) throws IOException {
    SignRequest request =
        SignRequest.builder()
            .keyId(asked.path("KeyId").asText())
            .message(SdkBytes.fromByteArray(asked.path("Message").binaryValue()))
            .messageType(asked.path("MessageType").asText())
            .signingAlgorithm(asked.path("SigningAlgorithm").asText())
            .build();
    return JSON.createObjectNode()
        .put("KeyId", request.keyId())
        .put("Signature", keys.sign(request).signature().asByteArray());
  }

  private Answer handedOn(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(other.resolve("/")).POST(BodyPublishers.ofByteArray(body));
    for (String header : new String[] {"Authorization", "Content-Type", "X-Amz-Date", TARGET}) {
      request.header(header, exchange.getRequestHeaders().getFirst(header));
    }
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.body());
    } catch (InterruptedException stop) {
      throw new IOException("interrupted", stop);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
