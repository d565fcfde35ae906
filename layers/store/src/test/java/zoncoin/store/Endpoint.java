package zoncoin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import zoncoin.dynamodblocal.DynamoDbLocal;

/**
 * Where tests find AWS: at the endpoint that was given (the profile {@code localstack} hands on
 * {@code AWS_ENDPOINT_URL}, or the address of the container that it started), else at stand-ins
 * that are started when they are first asked for: DynamoDB Local, and for all else {@code
 * moto_server}, where it is installed ({@code pip install 'moto[server]'}). Either ends with this
 * process.
 */
public final class Endpoint {
  /** What is given, as a system property: a container has no address before it runs. */
  public static final String GIVEN = "zoncoin.endpoint";

  /**
   * The service whose stand-in is DynamoDB Local; named as in {@code AWS_ENDPOINT_URL_DYNAMODB}.
   */
  public static final String DYNAMODB = "DYNAMODB";

  /** All that is signed with here: no stand-in checks it. */
  private static final AwsBasicCredentials CREDENTIALS =
      AwsBasicCredentials.create("local", "local");

  /** Where all of it is. */
  public static final Region REGION = Region.US_EAST_1;

  private static final int PATIENCE_MILLIS = 5_000;

  /** A server may remember the run before. */
  private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

  private Endpoint() {}

  /** Started when it is first asked for. */
  private static final class Tables {
    static final URI ADDRESS = DynamoDbLocal.inMemory(DynamoDbLocal.jars()).endpoint();
  }

  /** As {@link Tables}. */
  private static final class Rest {
    static final URI ADDRESS = Moto.start();
  }

  /**
   * The address that was given for a service; its own variable goes first, as in the SDK (AWS SDKs
   * and Tools reference guide, "Service-specific endpoints"). Maven hands on the name of a variable
   * that is not set.
   */
  private static Optional<URI> given(String service) {
    return Optional.ofNullable(System.getProperty(GIVEN))
        .filter(text -> text.startsWith("http"))
        .map(all -> Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_" + service)).orElse(all))
        .map(URI::create);
  }

  /** Whether tests find AWS at an endpoint that was given. */
  static boolean isGiven() {
    return given(DYNAMODB).isPresent();
  }

  /**
   * Where that service is; the test is skipped, visibly, where it is nowhere.
   *
   * @param service its name in {@code AWS_ENDPOINT_URL_…}
   */
  public static URI of(String service) {
    return given(service).orElseGet(service.equals(DYNAMODB) ? Endpoint::tables : Endpoint::rest);
  }

  private static URI tables() {
    Path jars = DynamoDbLocal.jars();
    Assumptions.assumeTrue(
        Files.isDirectory(jars),
        "no DynamoDB Local in " + jars + "; `./mvnw -pl dynamodb-local package` resolves it");
    return Tables.ADDRESS;
  }

  private static URI rest() {
    Assumptions.assumeTrue(Moto.program().isPresent(), "no moto_server on the PATH");
    return Rest.ADDRESS;
  }

  /** A client of that service there. */
  public static <B extends AwsClientBuilder<B, ?>> B at(String service, B builder) {
    return at(of(service), builder);
  }

  /** A client of what is at that address. */
  public static <B extends AwsClientBuilder<B, ?>> B at(URI address, B builder) {
    return builder
        .endpointOverride(address)
        .region(REGION)
        .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS));
  }

  /**
   * What each request of a client of that service passes through. moto compares and writes in two
   * steps where AWS does it in one, and answers 500 to some of many who write the same: requests to
   * it take turns.
   */
  static ExecutionInterceptor[] turns(String service) {
    boolean isMoto = given(service).map(Endpoint::answersAsMoto).orElse(!service.equals(DYNAMODB));
    return isMoto ? new ExecutionInterceptor[] {new OneAtATime()} : new ExecutionInterceptor[] {};
  }

  private static boolean answersAsMoto(URI address) {
    try {
      HttpURLConnection asked =
          (HttpURLConnection) address.resolve("/moto-api/").toURL().openConnection();
      asked.setConnectTimeout(PATIENCE_MILLIS);
      asked.setReadTimeout(PATIENCE_MILLIS);
      return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException nobody) {
      throw new UncheckedIOException("couldn't reach " + address, nobody);
    }
  }

  /** A name that no other run on that server has. */
  public static String own(String name) {
    return name + "-" + RUN;
  }
}
