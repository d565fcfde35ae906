package zoncoin.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * S3, SQS and Secrets Manager of {@link Endpoint}, with a bucket, a queue or a secret for each
 * test; and their stand-in, {@code moto_server}.
 */
final class Moto {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final String SECRETS_MANAGER = "SECRETS_MANAGER";

  /** The program's path comes after it; however this process ends, the server does. */
  private static final String UNTIL_INPUT_ENDS =
      "\"$0\" -H 127.0.0.1 -p 0 & cat > /dev/null; kill $!";

  /**
   * It takes a port that is free and says which: one looked for before may be another's by then.
   */
  private static final Pattern ADDRESS = Pattern.compile("Running on (http://127.0.0.1:[0-9]+)\n");

  private Moto() {}

  /** Made when one is first asked for. */
  private static final class Clients {
    static final S3Client S3 =
        Endpoint.at("S3", Once.s3(Endpoint.turns("S3"))).forcePathStyle(true).build();
    static final SqsClient SQS = Endpoint.at("SQS", Once.sqs()).build();
    static final SecretsManagerClient SECRETS =
        Endpoint.at(
                SECRETS_MANAGER,
                SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))
            .build();
  }

  /** A client; the test is skipped, visibly, where there is nothing to be a client of. */
  static S3Client client() {
    Endpoint.of("S3");
    return Clients.S3;
  }

  /** A client of its queues; as {@link #client}. */
  static SqsClient sqs() {
    Endpoint.of("SQS");
    return Clients.SQS;
  }

  /** A client of its secrets; as {@link #client}. */
  static SecretsManagerClient secrets() {
    Endpoint.of(SECRETS_MANAGER);
    return Clients.SECRETS;
  }

  /** The ARN of a new secret, whose current version and value are these. */
  static String freshSecret(String version, String text) {
    String name = Endpoint.own("secret-" + NAMES.incrementAndGet());
    return secrets()
        .createSecret(b -> b.name(name).clientRequestToken(version).secretString(text))
        .arn();
  }

  /** The URL of a new, empty queue. */
  static String freshQueue(Map<QueueAttributeName, String> attributes) {
    String name = Endpoint.own("queue-" + NAMES.incrementAndGet());
    return sqs().createQueue(b -> b.queueName(name).attributes(attributes)).queueUrl();
  }

  /** The name of a new, empty bucket. */
  static String fresh() {
    String name = Endpoint.own("bucket-" + NAMES.incrementAndGet());
    client().createBucket(b -> b.bucket(name));
    return name;
  }

  /** Where it is installed. */
  static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "moto_server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it, and waits until it answers. */
  static URI start() {
    try {
      Path said = Files.createTempFile("zoncoin-moto-", ".log");
      said.toFile().deleteOnExit();
      Process server =
          new ProcessBuilder("sh", "-c", UNTIL_INPUT_ENDS, program().orElseThrow().toString())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      Matcher address = ADDRESS.matcher(Files.readString(said));
      while (!address.find()) {
        Assumptions.assumeTrue(server.isAlive(), "moto_server does not start");
        Thread.sleep(50);
        address = ADDRESS.matcher(Files.readString(said));
      }
      return URI.create(address.group(1));
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't start moto_server", fault);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
