package zoncoin.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;
import zoncoin.cli.doctor.Doctor.Verdict;
import zoncoin.ledger.NotApplied;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.TrustedKeys;

/** What is as it should be is good, what is not says what to do, and what is silent is unknown. */
final class DoctorTest {
  private static final CloudChecks.Names NAMES =
      new CloudChecks.Names(
          "table",
          "log",
          TrustedKeys.of(List.of(Ed25519Signer.of("log.example", new byte[32]).verifierKey())),
          Map.of("key-1", "ECC_NIST_EDWARDS25519"),
          List.of("https://sqs/1/dead"));

  /** A table that is there, with or without what protects it. */
  private record FakeTable(boolean isProtected) implements DynamoDbClient {
    private GlobalSecondaryIndexDescription index(String name) {
      return GlobalSecondaryIndexDescription.builder()
          .indexName(name)
          .indexStatus("ACTIVE")
          .projection(p -> p.projectionType(isProtected ? "KEYS_ONLY" : "ALL"))
          .build();
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
      return DescribeTableResponse.builder()
          .table(
              t ->
                  t.tableStatus("ACTIVE")
                      .deletionProtectionEnabled(isProtected)
                      .globalSecondaryIndexes(index("unsealed"), index("due")))
          .build();
    }

    @Override
    public DescribeContinuousBackupsResponse describeContinuousBackups(
        DescribeContinuousBackupsRequest request) {
      return DescribeContinuousBackupsResponse.builder()
          .continuousBackupsDescription(
              d ->
                  d.pointInTimeRecoveryDescription(
                      p -> p.pointInTimeRecoveryStatus(isProtected ? "ENABLED" : "DISABLED")))
          .build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      throw SdkClientException.create("nobody answers getItem");
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      throw SdkClientException.create("nobody answers query");
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  /** A queue with so many messages. */
  private record FakeQueue(int count) implements SqsClient {
    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
      return GetQueueAttributesResponse.builder()
          .attributes(
              Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, Integer.toString(count)))
          .build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }

  /** Whatever it is asked, nobody answers. */
  private static <C> C silent(Class<C> client) {
    return client.cast(
        Proxy.newProxyInstance(
            client.getClassLoader(),
            new Class<?>[] {client},
            (proxy, method, arguments) -> {
              throw SdkClientException.create("nobody answers " + method.getName());
            }));
  }

  private static Map<String, Verdict> examine(boolean isProtected, int deadLetters) {
    CloudChecks.Clients clients =
        new CloudChecks.Clients(
            new FakeTable(isProtected),
            silent(S3Client.class),
            silent(KmsClient.class),
            new FakeQueue(deadLetters),
            silent(StsClient.class));
    return Doctor.examine(CloudChecks.of(clients, NAMES, () -> Instant.EPOCH)).stream()
        .collect(Collectors.toMap(Doctor.Checked::what, Doctor.Checked::verdict));
  }

  /** A check of that name that ends with that. */
  private static Verdict unasked(RuntimeException fault) {
    return Doctor.examine(
            Map.of(
                "head",
                () -> {
                  throw fault;
                }))
        .getFirst()
        .verdict();
  }

  @Test
  void whoHasNoCredentialsIsToldWhatToSetAndNotWhereItWasLookedFor() {
    SdkClientException none =
        SdkClientException.create(
            "Unable to load credentials from any of the providers in the chain A(B(), C()) : [B]");
    String next = "no credentials: set AWS_PROFILE, or sign in (aws sso login)";
    assertEquals(new Verdict.Unasked(next), unasked(none));
    assertEquals(
        new Verdict.Unasked("couldn't read the head: " + next),
        unasked(new NotApplied("couldn't read the head", none)));
    assertEquals(
        new Verdict.Unasked(
            "no credentials (profile 'x' has none): set AWS_PROFILE, or sign in (aws sso login)"),
        unasked(
            SdkClientException.create(
                "Unable to load credentials from any of the providers in the chain"
                    + " A(ProfileCredentialsProvider(profileName=x, profileFile=P(s=[])), B()) :"
                    + " [ProfileCredentialsProvider(profileName=x, profileFile=P(s=[])): profile"
                    + " 'x' has none: ProfileFile(s=[]), B(): nothing.]")));
    assertEquals(
        new Verdict.Unasked("no route to host"),
        unasked(SdkClientException.create("no route to host")));
  }

  @Test
  void whatIsAsItShouldBeIsGood() {
    Map<String, Verdict> good = examine(true, 0);
    for (String what : List.of("table", "indexes", "recovery", "queue dead")) {
      assertInstanceOf(Verdict.Good.class, good.get(what), what);
    }
  }

  @Test
  void whatIsNotSaysWhatToDo() {
    Map<String, Verdict> bad = examine(false, 3);
    assertEquals(
        new Verdict.Bad("3 messages", "read one, mend its cause, start a redrive"),
        bad.get("queue dead"));
    for (String what : List.of("table", "indexes", "recovery")) {
      Verdict.Bad wrong = assertInstanceOf(Verdict.Bad.class, bad.get(what), what);
      assertTrue(!wrong.next().isBlank(), what);
    }
  }

  @Test
  void whatDoesNotAnswerIsUnknownAndHidesNothingElse() {
    Map<String, Verdict> all = examine(true, 0);
    for (String what :
        List.of(
            "identity",
            "clock",
            "log bucket",
            "checkpoint",
            "head",
            "waiting",
            "published",
            "issuers",
            "public ECC_NIST_EDWARDS25519")) {
      assertInstanceOf(Verdict.Unasked.class, all.get(what), what);
    }
  }
}
