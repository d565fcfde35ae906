package zoncoin.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import zoncoin.costslocal.CostsLocal;
import zoncoin.functions.issue.OurExport;
import zoncoin.store.Endpoint;
import zoncoin.store.LedgerTable;
import zoncoin.store.Once;
import zoncoin.store.bus.EventBus;

/**
 * What the stacks make of a programme, as far as its functions use it, made at the endpoint; and
 * the variables by which functions find it ({@code zoncoin.infra.Variables}).
 */
final class Programme implements AutoCloseable {
  private static final String ORIGIN = Endpoint.own("endpoint.zoncoin.example/log");
  private static final int SEED_BYTES = 32;
  private static final int MOST_MESSAGES = 10;
  private static final List<String> SERVICES =
      List.of(Endpoint.DYNAMODB, "S3", "SQS", "SECRETS_MANAGER", "EVENTBRIDGE");

  private final Map<String, String> variables = new TreeMap<>();
  private final Optional<LogKeys> logKeys;
  private final CostsLocal payers = CostsLocal.open(Optional.of(ORIGIN), InstantSource.system());
  private final DynamoDbClient tables = at(Endpoint.DYNAMODB, Once.dynamoDb()).build();
  private final S3Client s3 = at("S3", Once.s3()).forcePathStyle(true).build();
  private final SqsClient sqs = at("SQS", Once.sqs()).build();

  /** The queue that hears of all that the programme announces. */
  private final String listener;

  /** Makes it. */
  Programme() {
    variables.put("ZONCOIN_LOG_ORIGIN", ORIGIN);
    variables.put("ZONCOIN_MERGE_DELAY_SECONDS", "3600");
    variables.put("ZONCOIN_TABLE", table("ledger"));
    for (String bucket : List.of("LOG", "STAGING", "EXPORTS", "EVIDENCE")) {
      variables.put("ZONCOIN_" + bucket + "_BUCKET", bucket(Endpoint.own("zoncoin-" + bucket)));
    }
    variables.put("ZONCOIN_VEST_QUEUE", queue("vest"));
    variables.put("ZONCOIN_FULFIL_QUEUE", queue("fulfil"));
    secrets();
    logKeys = LogKeys.where(Endpoint.of("KMS"));
    keys();
    listener = queue("listener");
    bus();
    surroundings();
  }

  /** A client by the key that alone may become the payers' role; no other service checks it. */
  private <B extends AwsClientBuilder<B, ?>> B at(String service, B builder) {
    return at(Endpoint.of(service), builder);
  }

  private <B extends AwsClientBuilder<B, ?>> B at(URI address, B builder) {
    return Endpoint.at(address, builder)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(payers.accessKeyId(), payers.secretAccessKey())));
  }

  /** Region, credentials and endpoints, as the SDK finds them. */
  private void surroundings() {
    variables.put("AWS_REGION", Endpoint.REGION.id());
    variables.put("AWS_ACCESS_KEY_ID", payers.accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", payers.secretAccessKey());
    SERVICES.forEach(of -> variables.put("AWS_ENDPOINT_URL_" + of, Endpoint.of(of).toString()));
    variables.put("AWS_ENDPOINT_URL_KMS", kms().toString());
    variables.put("AWS_ENDPOINT_URL_STS", payers.address().toString());
    variables.put("AWS_ENDPOINT_URL_BCM_DATA_EXPORTS", payers.address().toString());
    variables.put("ZONCOIN_PAYER_ROLE", "zoncoin-costs");
    variables.put("ZONCOIN_PAYER_EXTERNAL_ID", ORIGIN);
  }

  private URI kms() {
    return logKeys.map(LogKeys::address).orElseGet(() -> Endpoint.of("KMS"));
  }

  /** Makes an empty table. */
  String table(String name) {
    String own = Endpoint.own("zoncoin-" + name);
    LedgerTable.create(tables, own);
    return own;
  }

  private String bucket(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    s3.createBucket(b -> b.bucket(lower));
    return lower;
  }

  private String queue(String name) {
    return sqs.createQueue(b -> b.queueName(Endpoint.own("zoncoin-" + name))).queueUrl();
  }

  private void secrets() {
    SecureRandom random = new SecureRandom();
    try (SecretsManagerClient client =
        at("SECRETS_MANAGER", SecretsManagerClient.builder())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      for (String secret : List.of("BILLING_KEY", "DESK_KEY", "NONCE_KEY")) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        String arn =
            client
                .createSecret(
                    b ->
                        b.name(Endpoint.own("zoncoin/" + secret))
                            .secretString(HexFormat.of().formatHex(seed)))
                .arn();
        variables.put("ZONCOIN_" + secret + "_SECRET", arn);
      }
    }
  }

  private void keys() {
    try (KmsClient client =
        at(kms(), KmsClient.builder())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      variables.put("ZONCOIN_CODE_KEY", client.createKey(b -> {}).keyMetadata().keyId());
      variables.put("ZONCOIN_LOG_KEY_ED25519", LogKeys.create(client, LogKeys.ED25519));
      variables.put("ZONCOIN_LOG_KEY_ML_DSA_44", LogKeys.create(client, LogKeys.ML_DSA_44));
    }
  }

  /** A rule sends all that the programme announces to the queue. */
  private void bus() {
    String bus = Endpoint.own("zoncoin-events");
    variables.put("ZONCOIN_EVENT_BUS", bus);
    try (EventBridgeClient client = at("EVENTBRIDGE", EventBus.client()).build()) {
      client.createEventBus(b -> b.name(bus));
      client.putRule(
          b ->
              b.name("all")
                  .eventBusName(bus)
                  .eventPattern("{\"source\":[\"" + EventBus.SOURCE + "\"]}"));
      String arn =
          sqs.getQueueAttributes(
                  b -> b.queueUrl(listener).attributeNames(QueueAttributeName.QUEUE_ARN))
              .attributes()
              .get(QueueAttributeName.QUEUE_ARN);
      Target queue = Target.builder().id("queue").arn(arn).build();
      client.putTargets(b -> b.rule("all").eventBusName(bus).targets(List.of(queue)));
    }
  }

  /** What functions are started with. */
  Map<String, String> variables() {
    return new TreeMap<>(variables);
  }

  /** One of them; without {@code ZONCOIN_}. */
  String variable(String name) {
    return Optional.ofNullable(variables.get("ZONCOIN_" + name)).orElseThrow();
  }

  /** Makes the export that a payer's stack makes, so that it can be asked about. */
  void export(String arn, String payer) {
    String bucket = variable("EXPORTS_BUCKET");
    payers.make(arn, new OurExport(bucket, Endpoint.REGION.id()).json(payer));
  }

  /** Puts an object into the bucket of deliveries. */
  void deliver(String key, String text) {
    s3.putObject(
        b -> b.bucket(variable("EXPORTS_BUCKET")).key(key), RequestBody.fromString(text, UTF_8));
  }

  /** A folder with a copy of that bucket, as {@code aws s3 sync} makes it. */
  Path copied(String bucket, Path folder) {
    for (S3Object object : s3.listObjectsV2Paginator(b -> b.bucket(variable(bucket))).contents()) {
      Path file = folder.resolve(object.key());
      try {
        Files.createDirectories(file.resolveSibling("."));
        Files.write(
            file,
            s3.getObjectAsBytes(b -> b.bucket(variable(bucket)).key(object.key())).asByteArray());
      } catch (IOException fault) {
        throw new UncheckedIOException("couldn't write " + file, fault);
      }
    }
    return folder;
  }

  /** Takes some messages of a queue, if there are any within a second. */
  List<Message> taken(String queue) {
    List<Message> messages =
        sqs.receiveMessage(
                b -> b.queueUrl(queue).maxNumberOfMessages(MOST_MESSAGES).waitTimeSeconds(1))
            .messages();
    messages.forEach(
        one -> sqs.deleteMessage(b -> b.queueUrl(queue).receiptHandle(one.receiptHandle())));
    return messages;
  }

  /** Takes all that was announced: so many messages. */
  List<String> heard(int count) {
    List<String> bodies = new ArrayList<>();
    for (int tries = 0; bodies.size() < count && tries < count + MOST_MESSAGES; tries++) {
      taken(listener).forEach(message -> bodies.add(message.body()));
    }
    return bodies;
  }

  @Override
  public void close() {
    logKeys.ifPresent(LogKeys::close);
    payers.close();
    tables.close();
    s3.close();
    sqs.close();
  }
}
