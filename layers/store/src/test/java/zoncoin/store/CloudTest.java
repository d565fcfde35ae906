package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.Verdict;
import zoncoin.seal.Alarms;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Malformed;

final class CloudTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "ZONCOIN_LOG_ORIGIN", Town.LOG.origin(),
          "ZONCOIN_MERGE_DELAY_SECONDS", "3600",
          "ZONCOIN_LOG_KEY_ED25519", "ed25519",
          "ZONCOIN_LOG_KEY_ML_DSA_44", "ml-dsa-44",
          "ZONCOIN_BILLING_KEY_SECRET", HexFormat.of().formatHex(Town.seed(3)),
          "ZONCOIN_DESK_KEY_SECRET", HexFormat.of().formatHex(Town.seed(4)),
          "ZONCOIN_NONCE_KEY_SECRET", HexFormat.of().formatHex(Town.seed(5)));

  /** Answers every secret with its own id. */
  private record EchoingSecrets() implements SecretsManagerClient {
    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      return GetSecretValueResponse.builder().secretString(request.secretId()).build();
    }

    @Override
    public String serviceName() {
      return "secretsmanager";
    }

    @Override
    public void close() {}
  }

  private static Cloud cloud(Map<String, String> environment) {
    FakeKms kms =
        new FakeKms().withEd25519("ed25519", Town.seed(1)).withMlDsa44("ml-dsa-44", Town.seed(2));
    return new Cloud(
        environment,
        new Clients(LocalTables::client, Moto::client, () -> kms, EchoingSecrets::new, Moto::sqs));
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new TreeMap<>(ENVIRONMENT);
    environment.put(name, value);
    return environment;
  }

  @Test
  void postsAndSealsWithWhatTheEnvironmentNames() {
    Map<String, String> environment = with("ZONCOIN_TABLE", LocalTables.fresh());
    environment.put("ZONCOIN_LOG_BUCKET", Moto.fresh());
    environment.put("ZONCOIN_STAGING_BUCKET", Moto.fresh());
    Cloud cloud = cloud(environment);
    List<PublicKey> keys = new ArrayList<>(cloud.issuer(Kind.Desk.BILLING).publicKeys());
    keys.addAll(cloud.issuer(Kind.Desk.DESK).publicKeys());
    post(cloud.ledger(Kind.Desk.BILLING), new Request.NameKeys(TransactionId.ofKey(1), keys));
    post(cloud.ledger(Kind.Desk.DESK), Town.enrol(Town.ALICE));
    List<Alarms.Alarm> alarms = new ArrayList<>();
    Sealer.Result.Sealed sealed =
        assertInstanceOf(Sealer.Result.Sealed.class, cloud.sealer(alarms::add).seal());
    assertEquals(2, sealed.entries());
    assertEquals(List.of(), alarms);
    SignedCheckpoint checkpoint =
        SignedCheckpoint.parse(cloud.tiles().read("checkpoint").orElseThrow());
    assertEquals(sealed.tree(), checkpoint.checkpoint().head());
    assertInstanceOf(
        Verdict.Signed.class,
        checkpoint.verify(
            Town.LOG.origin(), cloud.logSigners().stream().map(NoteSigner::verifierKey).toList()));
    assertInstanceOf(Sealer.Result.Idle.class, cloud.sealer(alarms::add).seal());
  }

  private static void post(Ledger ledger, Request request) {
    assertInstanceOf(Posted.Written.class, ledger.post(request, List.of()));
  }

  @Test
  void oneDeskCannotSignForTheOther() {
    Issuer desk = cloud(ENVIRONMENT).issuer(Kind.Desk.DESK);
    assertEquals(1, desk.publicKeys().size());
    assertTrue(
        desk.publicKeys().getFirst().kinds().stream().allMatch(k -> k.desk() == Kind.Desk.DESK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZONCOIN_TABLE",
        "ZONCOIN_LOG_BUCKET",
        "ZONCOIN_STAGING_BUCKET",
        "ZONCOIN_LOG_ORIGIN",
        "ZONCOIN_MERGE_DELAY_SECONDS",
        "ZONCOIN_LOG_KEY_ED25519",
        "ZONCOIN_LOG_KEY_ML_DSA_44",
        "ZONCOIN_BILLING_KEY_SECRET",
        "ZONCOIN_DESK_KEY_SECRET",
        "ZONCOIN_NONCE_KEY_SECRET"
      })
  void namesTheVariableThatIsNotSet(String missing) {
    Map<String, String> environment = new TreeMap<>(ENVIRONMENT);
    for (String name : List.of("ZONCOIN_TABLE", "ZONCOIN_LOG_BUCKET", "ZONCOIN_STAGING_BUCKET")) {
      environment.put(name, "any");
    }
    environment.remove(missing);
    Cloud cloud = cloud(environment);
    IllegalStateException fault =
        assertThrows(
            IllegalStateException.class,
            () -> {
              cloud.ledger(Kind.Desk.BILLING);
              cloud.ledger(Kind.Desk.DESK);
              cloud.sealer(alarm -> {});
            });
    assertEquals("environment variable not set: " + missing, fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "ABCDEF0000000000000000000000000000000000000000000000000000000000"})
  void refusesASecretOfAnotherFormWithoutRepeatingIt(String text) {
    Secrets secrets =
        new Secrets(
            new SecretsManagerClient() {
              @Override
              public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
                return GetSecretValueResponse.builder().secretString(text).build();
              }

              @Override
              public String serviceName() {
                return "secretsmanager";
              }

              @Override
              public void close() {}
            });
    Malformed fault = assertThrows(Malformed.class, () -> secrets.read("the-id"));
    assertEquals("secret the-id is not 64 lower-case hexadecimal digits", fault.getMessage());
  }
}
