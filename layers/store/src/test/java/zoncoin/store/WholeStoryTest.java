package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.TransactionId;
import zoncoin.rebuild.Asked;
import zoncoin.rebuild.Purchases;
import zoncoin.rebuild.Rebuild;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemptions;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/**
 * A story from the first key to a rebuilt table, on whatever {@link Endpoint} finds: DynamoDB, S3,
 * Secrets Manager and KMS. What an emulator has not is asked for and skipped by name.
 */
final class WholeStoryTest {
  @Test
  void keysAreNamedCoinsAreSpentTheLogIsSealedAndALostTableIsRebuilt() {
    String table = LocalTables.fresh();
    DynamoJournal journal = new DynamoJournal(LocalTables.client(), table);
    DynamoHeads heads = new DynamoHeads(LocalTables.client(), table);
    TownLog log =
        new TownLog(
            new S3Files(Moto.client(), Moto.fresh()), new S3Files(Moto.client(), Moto.fresh()));
    Town town = new Town(journal).rich();
    town.post(Town.credit(2_000));
    Redemptions redemptions =
        new Redemptions(town.ledger(), journal, town::now, new SecureRandom());
    TransactionId hold = TransactionId.ofCaller(Town.ALICE.id(), "hour");
    Order order = new Order(hold, Town.ALICE, "-", "support-hour", 1);
    assertInstanceOf(Redemptions.Result.Done.class, redemptions.request(order, Catalogue.sample()));
    assertInstanceOf(Redemptions.Result.Done.class, redemptions.send(hold));
    assertInstanceOf(Redemptions.Result.Done.class, redemptions.settle(hold));
    log.sealUntilIdle(heads, journal);
    TreeHead published = log.published();
    log.assertSound(journal);
    String other = LocalTables.fresh();
    assertInstanceOf(Rebuild.Result.Rebuilt.class, rebuild(log, other));
    assertEquals(published, new DynamoHeads(LocalTables.client(), other).read().tree());
    log.assertSound(new DynamoJournal(LocalTables.client(), other));
  }

  private static Rebuild.Result rebuild(TownLog log, String table) {
    DynamoJournal journal = new DynamoJournal(LocalTables.client(), table);
    Asked asked = new Asked(Purchases.NONE, Set.of(Hash.EMPTY), Set.of());
    return new Rebuild(
            new Rebuild.Log(log.tiles(), TownLog.keys(), asked),
            new Rebuild.Ports(
                new DynamoRestored(LocalTables.client(), table),
                journal,
                journal,
                new DynamoHeads(LocalTables.client(), table)),
            List.of(),
            () -> Town.START)
        .run(Rebuild.Mode.WRITE, Parallel.SEQUENTIAL, Progress.NONE);
  }

  @Test
  void evidenceIsReadBackFromABucket() {
    S3Evidence evidence = new S3Evidence(Moto.client(), Moto.fresh());
    assertEquals(java.util.Optional.empty(), new EvidenceReader(evidence).rewardPolicy(Hash.EMPTY));
  }

  @Test
  void secretsAreReadAsFunctionsReadThem() {
    SecretsManagerClient secrets =
        Endpoint.at("SECRETS_MANAGER", SecretsManagerClient.builder())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    String name = Endpoint.own("zoncoin-secret");
    secrets.createSecret(b -> b.name(name).secretString("07".repeat(32)));
    assertEquals("07".repeat(32), HexFormat.of().formatHex(new Secrets(secrets).read(name)));
  }

  @Test
  void kmsHasTheKeyOfTheLogForEd25519() {
    assumeKey("ECC_NIST_EDWARDS25519");
  }

  @Test
  void kmsHasTheKeyOfTheLogForMlDsa44() {
    assumeKey("ML_DSA_44");
  }

  private static void assumeKey(String spec) {
    KmsClient kms =
        Endpoint.at("KMS", KmsClient.builder())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    try {
      String key =
          kms.createKey(b -> b.keySpec(spec).keyUsage("SIGN_VERIFY")).keyMetadata().keyId();
      assertEquals(
          Town.LOG.origin(),
          KmsSigner.of(kms, key, Town.LOG.origin()).verifierKey().name().toString());
    } catch (AwsServiceException lacks) {
      Assumptions.abort("this KMS has no " + spec + ": " + lacks.getMessage());
    }
  }
}
