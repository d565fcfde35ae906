package zoncoin.infra;

import static java.util.Objects.requireNonNull;
import static zoncoin.infra.Policies.allow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.secretsmanager.Secret;
import zoncoin.infra.ProgrammeConfiguration.PayerRole;

/** The sentences that {@link Permissions} is made of. */
record Grants(DataStack data, ProgrammeConfiguration configuration) {
  private static final List<String> READING =
      List.of("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query");

  /**
   * Puts items of the ledger, and no others than {@code functions/items.txt} says of it. A posting
   * is one transaction of such puts: what it rests on, each of them asserts of its own item.
   */
  PolicyStatement post(ProgrammeFunction function) {
    return put("PostToTheLedger", function);
  }

  /** As {@link #post}, of what posts no transaction. */
  PolicyStatement put(String sid, ProgrammeFunction function) {
    return TableItems.written(
        allow(sid, List.of("dynamodb:PutItem"), data.ledger().getTableArn()), function);
  }

  /** Reads items of the ledger by their keys, but what others alone read. */
  PolicyStatement readLedger(ProgrammeFunction function) {
    return TableItems.read(allow("ReadLedger", READING, data.ledger().getTableArn()), function);
  }

  /** Says of transactions where they lie in the log. */
  PolicyStatement stamp() {
    return TableItems.transactions(
        allow("StampTransactions", List.of("dynamodb:UpdateItem"), data.ledger().getTableArn()));
  }

  PolicyStatement find(String sid, String index) {
    return allow(sid, List.of("dynamodb:Query"), LedgerTable.indexArn(data.ledger(), index));
  }

  /** Without it S3 answers 403 for what is not there, which no caller could tell from a refusal. */
  static PolicyStatement list(String sid, Bucket bucket) {
    return allow(sid, List.of("s3:ListBucket"), bucket.getBucketArn());
  }

  static PolicyStatement read(String sid, Secret secret) {
    return allow(sid, List.of("secretsmanager:GetSecretValue"), secret.getSecretArn());
  }

  static PolicyStatement sign(String sid, Key key, String algorithm) {
    PolicyStatement sign = allow(sid, List.of("kms:Sign"), key.getKeyArn());
    sign.addConditions(CheckpointKeys.signing(algorithm));
    return sign;
  }

  PolicyStatement readTheLog() {
    Bucket log = data.buckets().log();
    return allow(
        "ReadTheLog",
        List.of("s3:GetObject"),
        log.arnForObjects("checkpoint"),
        log.arnForObjects("tile/*"));
  }

  PolicyStatement readCatalogues() {
    return allow(
        "ReadCatalogues",
        List.of("s3:GetObject"),
        data.buckets().evidence().arnForObjects("catalogue/*"));
  }

  /** What an operator keeps for whoever delivers: a secret by a name below the programme's. */
  PolicyStatement readProviders() {
    return allow(
        "ReadWhatProvidersAsk",
        List.of("secretsmanager:GetSecretValue"),
        "arn:%s:secretsmanager:%s:%s:secret:%s/provider/*"
            .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, configuration.programme()));
  }

  PolicyStatement useCodes() {
    return allow("LockAndUnlockCodes", CodeKey.USE, data.codeKey().getKeyArn());
  }

  /** The role in each payer's account that may read costs and nothing else. */
  PolicyStatement becomeCostsReader() {
    return allow(
        "BecomeThePayersCostsReader",
        List.of("sts:AssumeRole"),
        configuration.arnsOf(PayerRole.COSTS_READER));
  }

  /** The role there that may write credits; none where the operator gives none. */
  Stream<PolicyStatement> becomeCreditsWriter() {
    return configuration.place().billingConductor()
        ? Stream.of(
            allow(
                "BecomeThePayersCreditsWriter",
                List.of("sts:AssumeRole"),
                configuration.arnsOf(PayerRole.CREDITS_WRITER)))
        : Stream.empty();
  }

  /** What it read of costs, and what it made of that, in folders of the function's own. */
  PolicyStatement keepCosts(String... folders) {
    return allow(
        "KeepReadingsAndReports",
        List.of("s3:GetObject", "s3:PutObject"),
        Arrays.stream(folders)
            .map(folder -> data.buckets().costs().arnForObjects(folder + "/*"))
            .toArray(String[]::new));
  }

  PolicyStatement knowThePublicKeys() {
    return allow(
        "KnowThePublicKeys",
        List.of("kms:GetPublicKey"),
        data.checkpointKeys().ed25519().getKeyArn(),
        data.checkpointKeys().mlDsa44().getKeyArn());
  }

  /** By the table's stream, which carries keys alone. */
  PolicyStatement beWoken() {
    return allow(
        "BeWoken",
        List.of(
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams"),
        requireNonNull(data.ledger().getTableStreamArn()));
  }

  Stream<PolicyStatement> signing() {
    Key ed25519 = data.checkpointKeys().ed25519();
    Key mlDsa44 = data.checkpointKeys().mlDsa44();
    return Stream.of(
        sign("SignEd25519", ed25519, CheckpointKeys.ED25519_ALGORITHM),
        sign("SignMlDsa44", mlDsa44, CheckpointKeys.ML_DSA_44_ALGORITHM),
        knowThePublicKeys());
  }
}
