package zoncoin.infra;

import static java.util.Objects.requireNonNull;
import static zoncoin.infra.Policies.allow;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.secretsmanager.Secret;

/**
 * What each function may do, whole, to be read as a table. What is not here it may not do; what
 * matters most (who signs, who writes the log, who reads a key) the resource's own policy says a
 * second time. Nobody deletes an item of the table.
 */
record Permissions(DataStack data, ProgrammeConfiguration configuration) {
  /**
   * What one posting takes: a step and an entry are put, what they rest on is read, moved or
   * checked.
   */
  private static final List<String> POSTING =
      List.of(
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:UpdateItem");

  private static final List<String> READING =
      List.of("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query");

  List<PolicyStatement> of(ProgrammeFunction function) {
    return switch (function) {
      case ISSUE -> issue();
      case VEST -> vest();
      case SEAL -> seal();
      case REDEEM -> redeem();
      case LOOKUP -> lookup();
      case ESTIMATE -> estimate();
      case RECONCILE -> reconcile();
      case OPERATE -> operate();
      case REPORT -> report();
      case FULFIL -> fulfil();
      case COLLECT -> collect();
      case FOUND -> found();
    };
  }

  private List<PolicyStatement> issue() {
    Bucket exports = data.buckets().exports();
    Bucket evidence = data.buckets().evidence();
    return List.of(
        allow("ReadDeliveries", List.of("s3:GetObject"), exports.arnForObjects("*")),
        list("SeeWhatIsMissing", exports),
        allow(
            "KeepEvidence",
            List.of("s3:GetObject", "s3:PutObject"),
            evidence.arnForObjects("assessment/*"),
            evidence.arnForObjects("reward-policy/*"),
            evidence.arnForObjects("source/*")),
        list("SeeWhatIsKept", evidence),
        becomeCostsReader(),
        post(),
        read("ReadBillingKey", data.seeds().billing()),
        read("ReadNonceKey", data.seeds().nonce()));
  }

  /** The desk's key as well: what an account wants redeemed when coins vest is a hold. */
  private List<PolicyStatement> vest() {
    return List.of(
        find("FindWhatIsDue", LedgerTable.DUE),
        readCatalogues(),
        list("SeeWhatIsKept", data.buckets().evidence()),
        post(),
        read("ReadBillingKey", data.seeds().billing()),
        read("ReadDeskKey", data.seeds().desk()),
        read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> seal() {
    Bucket log = data.buckets().log();
    Bucket staging = data.buckets().staging();
    Stream<PolicyStatement> writing =
        Stream.of(
            find("FindUnsealed", LedgerTable.UNSEALED),
            allow(
                "ReadEntriesMoveTheHeadAndStamp",
                List.of(
                    "dynamodb:BatchGetItem",
                    "dynamodb:GetItem",
                    "dynamodb:PutItem",
                    "dynamodb:UpdateItem"),
                data.ledger().getTableArn()),
            allow(
                "StageAndDropBundles",
                List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
                staging.arnForObjects("*")),
            list("SeeWhatIsStaged", staging),
            allow(
                "WriteTheLog",
                List.of("s3:GetObject", "s3:PutObject"),
                log.arnForObjects("checkpoint"),
                log.arnForObjects("tile/*")),
            list("SeeWhatIsWritten", log),
            beWoken());
    return Stream.concat(writing, signing()).toList();
  }

  /** By the table's stream, which carries keys alone. */
  private PolicyStatement beWoken() {
    return allow(
        "BeWoken",
        List.of(
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams"),
        requireNonNull(data.ledger().getTableStreamArn()));
  }

  private Stream<PolicyStatement> signing() {
    Key ed25519 = data.checkpointKeys().ed25519();
    Key mlDsa44 = data.checkpointKeys().mlDsa44();
    return Stream.of(
        sign("SignEd25519", ed25519, CheckpointKeys.ED25519_ALGORITHM),
        sign("SignMlDsa44", mlDsa44, CheckpointKeys.ML_DSA_44_ALGORITHM),
        knowThePublicKeys());
  }

  private PolicyStatement knowThePublicKeys() {
    return allow(
        "KnowThePublicKeys",
        List.of("kms:GetPublicKey"),
        data.checkpointKeys().ed25519().getKeyArn(),
        data.checkpointKeys().mlDsa44().getKeyArn());
  }

  private List<PolicyStatement> redeem() {
    return List.of(
        readCatalogues(),
        list("SeeWhatIsKept", data.buckets().evidence()),
        post(),
        read("ReadDeskKey", data.seeds().desk()),
        read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> lookup() {
    Bucket evidence = data.buckets().evidence();
    return List.of(
        allow("ReadLedger", READING, data.ledger().getTableArn()),
        readTheLog(),
        list("SeeWhatIsWritten", data.buckets().log()),
        // Not the bills: they are everybody's of a payer.
        allow(
            "ReadEvidence",
            List.of("s3:GetObject"),
            evidence.arnForObjects("assessment/*"),
            evidence.arnForObjects("reward-policy/*"),
            evidence.arnForObjects("catalogue/*")),
        list("SeeWhatIsKept", evidence));
  }

  private List<PolicyStatement> estimate() {
    Bucket evidence = data.buckets().evidence();
    return List.of(
        allow(
            "KeepEvidence",
            List.of("s3:GetObject", "s3:PutObject"),
            evidence.arnForObjects("assessment/*"),
            evidence.arnForObjects("reward-policy/*")),
        list("SeeWhatEvidenceThereIs", evidence),
        post(),
        read("ReadBillingKey", data.seeds().billing()),
        read("ReadNonceKey", data.seeds().nonce()),
        becomeCostsReader(),
        keepCosts(),
        list("SeeWhatIsKept", data.buckets().costs()));
  }

  /** It mints nothing and posts nothing: what it writes to the table is the count of requests. */
  private List<PolicyStatement> reconcile() {
    PolicyStatement count =
        allow("CountRequests", List.of("dynamodb:PutItem"), data.ledger().getTableArn());
    count.addCondition(
        "ForAllValues:StringEquals",
        Ordered.map("dynamodb:LeadingKeys", List.of("cost-requests#cost-explorer")));
    return List.of(
        allow("ReadLedger", READING, data.ledger().getTableArn()),
        count,
        allow(
            "ReadAssessments",
            List.of("s3:GetObject"),
            data.buckets().evidence().arnForObjects("assessment/*")),
        list("SeeWhatEvidenceThereIs", data.buckets().evidence()),
        becomeCostsReader(),
        keepCosts(),
        list("SeeWhatIsKept", data.buckets().costs()));
  }

  /** Both keys, for two people together give coins; what it decided of is an item of the table. */
  private List<PolicyStatement> operate() {
    return List.of(
        allow(
            "KeepCatalogues",
            List.of("s3:GetObject", "s3:PutObject"),
            data.buckets().evidence().arnForObjects("catalogue/*")),
        list("SeeWhatIsKept", data.buckets().evidence()),
        find("FindWhatIsUnderWay", LedgerTable.DUE),
        post(),
        read("ReadBillingKey", data.seeds().billing()),
        read("ReadDeskKey", data.seeds().desk()),
        read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> report() {
    Bucket evidence = data.buckets().evidence();
    return List.of(
        readTheLog(),
        list("SeeWhatIsWritten", data.buckets().log()),
        allow(
            "KeepReports",
            List.of("s3:GetObject", "s3:PutObject"),
            evidence.arnForObjects("report/*")),
        list("SeeWhatIsKept", evidence),
        knowThePublicKeys(),
        post(),
        read("ReadBillingKey", data.seeds().billing()),
        read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> fulfil() {
    return List.of(
        beWoken(),
        find("FindWhatIsDue", LedgerTable.DUE),
        readCatalogues(),
        list("SeeWhatIsKept", data.buckets().evidence()),
        post(),
        read("ReadDeskKey", data.seeds().desk()),
        read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> collect() {
    return List.of(
        readTheLog(),
        list("SeeWhatIsWritten", data.buckets().log()),
        post(),
        read("ReadBillingKey", data.seeds().billing()),
        read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> found() {
    return List.of(
        knowThePublicKeys(),
        post(),
        read("ReadBillingKey", data.seeds().billing()),
        read("ReadDeskKey", data.seeds().desk()),
        read("ReadNonceKey", data.seeds().nonce()));
  }

  private PolicyStatement readCatalogues() {
    return allow(
        "ReadCatalogues",
        List.of("s3:GetObject"),
        data.buckets().evidence().arnForObjects("catalogue/*"));
  }

  private PolicyStatement readTheLog() {
    Bucket log = data.buckets().log();
    return allow(
        "ReadTheLog",
        List.of("s3:GetObject"),
        log.arnForObjects("checkpoint"),
        log.arnForObjects("tile/*"));
  }

  /** The role in each payer's account that may read costs and nothing else. */
  private PolicyStatement becomeCostsReader() {
    return allow(
        "BecomeThePayersCostsReader",
        List.of("sts:AssumeRole"),
        configuration.payers().stream().map(configuration::costsReaderArn).toArray(String[]::new));
  }

  private PolicyStatement keepCosts() {
    Bucket costs = data.buckets().costs();
    return allow(
        "KeepReadingsAndReports",
        List.of("s3:GetObject", "s3:PutObject"),
        costs.arnForObjects("reading/*"),
        costs.arnForObjects("reconciliation/*"));
  }

  private PolicyStatement post() {
    return allow("PostToTheLedger", POSTING, data.ledger().getTableArn());
  }

  private PolicyStatement find(String sid, String index) {
    return allow(sid, List.of("dynamodb:Query"), LedgerTable.indexArn(data.ledger(), index));
  }

  /** Without it S3 answers 403 for what is not there, which no caller could tell from a refusal. */
  private static PolicyStatement list(String sid, Bucket bucket) {
    return allow(sid, List.of("s3:ListBucket"), bucket.getBucketArn());
  }

  private static PolicyStatement read(String sid, Secret secret) {
    return allow(sid, List.of("secretsmanager:GetSecretValue"), secret.getSecretArn());
  }

  private static PolicyStatement sign(String sid, Key key, String algorithm) {
    PolicyStatement sign = allow(sid, List.of("kms:Sign"), key.getKeyArn());
    sign.addConditions(CheckpointKeys.signing(algorithm));
    return sign;
  }
}
