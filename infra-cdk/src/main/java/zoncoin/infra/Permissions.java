package zoncoin.infra;

import static zoncoin.infra.Policies.allow;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * What each function may do, whole, to be read as a table. What is not here it may not do; what
 * matters most (who signs, who writes the log, who reads a key) the resource's own policy says a
 * second time. Which items of the table each writes says {@code functions/items.txt}. Nobody
 * deletes one.
 */
final class Permissions {
  private final DataStack data;
  private final Grants grants;

  Permissions(DataStack data, ProgrammeConfiguration configuration) {
    this.data = data;
    this.grants = new Grants(data, configuration);
  }

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
      case ROTATE -> rotate();
      case PUBLISH -> publish();
    };
  }

  private List<PolicyStatement> issue() {
    Bucket exports = data.buckets().exports();
    Bucket evidence = data.buckets().evidence();
    return List.of(
        allow("ReadDeliveries", List.of("s3:GetObject"), exports.arnForObjects("*")),
        Grants.list("SeeWhatIsMissing", exports),
        allow(
            "KeepEvidence",
            List.of("s3:GetObject", "s3:PutObject"),
            evidence.arnForObjects("assessment/*"),
            evidence.arnForObjects("reward-policy/*"),
            evidence.arnForObjects("source/*")),
        Grants.list("SeeWhatIsKept", evidence),
        grants.becomeCostsReader(),
        grants.readLedger(ProgrammeFunction.ISSUE),
        grants.post(ProgrammeFunction.ISSUE),
        Grants.read("ReadBillingKey", data.seeds().billing()),
        Grants.read("ReadNonceKey", data.seeds().nonce()));
  }

  /** The desk's key as well: what an account wants redeemed when coins vest is a hold. */
  private List<PolicyStatement> vest() {
    return List.of(
        grants.find("FindWhatIsDue", LedgerTable.DUE),
        grants.readCatalogues(),
        Grants.list("SeeWhatIsKept", data.buckets().evidence()),
        grants.readLedger(ProgrammeFunction.VEST),
        grants.post(ProgrammeFunction.VEST),
        Grants.read("ReadBillingKey", data.seeds().billing()),
        Grants.read("ReadDeskKey", data.seeds().desk()),
        Grants.read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> seal() {
    Bucket log = data.buckets().log();
    Bucket staging = data.buckets().staging();
    Stream<PolicyStatement> writing =
        Stream.of(
            grants.find("FindUnsealed", LedgerTable.UNSEALED),
            grants.readLedger(ProgrammeFunction.SEAL),
            grants.put("MoveTheHead", ProgrammeFunction.SEAL),
            grants.stamp(),
            allow(
                "StageAndDropBundles",
                List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
                staging.arnForObjects("*")),
            Grants.list("SeeWhatIsStaged", staging),
            allow(
                "WriteTheLog",
                List.of("s3:GetObject", "s3:PutObject"),
                log.arnForObjects("checkpoint"),
                log.arnForObjects("tile/*")),
            Grants.list("SeeWhatIsWritten", log),
            grants.beWoken());
    return Stream.concat(writing, grants.signing()).toList();
  }

  private List<PolicyStatement> redeem() {
    return List.of(
        grants.readProviders(),
        grants.useCodes(),
        grants.readCatalogues(),
        Grants.list("SeeWhatIsKept", data.buckets().evidence()),
        grants.readLedger(ProgrammeFunction.REDEEM),
        grants.post(ProgrammeFunction.REDEEM),
        Grants.read("ReadDeskKey", data.seeds().desk()),
        Grants.read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> lookup() {
    Bucket evidence = data.buckets().evidence();
    return List.of(
        grants.readLedger(ProgrammeFunction.LOOKUP),
        grants.readTheLog(),
        Grants.list("SeeWhatIsWritten", data.buckets().log()),
        // Not the bills: they are everybody's of a payer.
        allow(
            "ReadEvidence",
            List.of("s3:GetObject"),
            evidence.arnForObjects("assessment/*"),
            evidence.arnForObjects("reward-policy/*"),
            evidence.arnForObjects("catalogue/*")),
        Grants.list("SeeWhatIsKept", evidence));
  }

  private List<PolicyStatement> estimate() {
    Bucket evidence = data.buckets().evidence();
    return List.of(
        allow(
            "KeepEvidence",
            List.of("s3:GetObject", "s3:PutObject"),
            evidence.arnForObjects("assessment/*"),
            evidence.arnForObjects("reward-policy/*")),
        Grants.list("SeeWhatEvidenceThereIs", evidence),
        grants.readLedger(ProgrammeFunction.ESTIMATE),
        grants.post(ProgrammeFunction.ESTIMATE),
        Grants.read("ReadBillingKey", data.seeds().billing()),
        Grants.read("ReadNonceKey", data.seeds().nonce()),
        grants.becomeCostsReader(),
        grants.keepCosts("reading"),
        Grants.list("SeeWhatIsKept", data.buckets().costs()));
  }

  /** It mints nothing and posts nothing: what it writes to the table is the count of requests. */
  private List<PolicyStatement> reconcile() {
    return List.of(
        grants.readLedger(ProgrammeFunction.RECONCILE),
        grants.put("CountRequests", ProgrammeFunction.RECONCILE),
        allow(
            "ReadAssessments",
            List.of("s3:GetObject"),
            data.buckets().evidence().arnForObjects("assessment/*")),
        Grants.list("SeeWhatEvidenceThereIs", data.buckets().evidence()),
        grants.becomeCostsReader(),
        grants.keepCosts("compared", "reconciliation"),
        Grants.list("SeeWhatIsKept", data.buckets().costs()));
  }

  /** Both keys, for two people together give coins; what it decided of is an item of the table. */
  private List<PolicyStatement> operate() {
    return List.of(
        grants.useCodes(),
        allow(
            "KeepPoliciesAndCatalogues",
            List.of("s3:GetObject", "s3:PutObject"),
            data.buckets().evidence().arnForObjects("catalogue/*"),
            data.buckets().evidence().arnForObjects("reward-policy/*")),
        Grants.list("SeeWhatIsKept", data.buckets().evidence()),
        grants.find("FindWhatIsUnderWay", LedgerTable.DUE),
        grants.readLedger(ProgrammeFunction.OPERATE),
        grants.post(ProgrammeFunction.OPERATE),
        Grants.read("ReadBillingKey", data.seeds().billing()),
        Grants.read("ReadDeskKey", data.seeds().desk()),
        Grants.read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> report() {
    Bucket evidence = data.buckets().evidence();
    return List.of(
        grants.readTheLog(),
        Grants.list("SeeWhatIsWritten", data.buckets().log()),
        allow(
            "KeepReports",
            List.of("s3:GetObject", "s3:PutObject"),
            evidence.arnForObjects("report/*")),
        Grants.list("SeeWhatIsKept", evidence),
        grants.knowThePublicKeys(),
        grants.readLedger(ProgrammeFunction.REPORT),
        grants.post(ProgrammeFunction.REPORT),
        Grants.read("ReadBillingKey", data.seeds().billing()),
        Grants.read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> fulfil() {
    List<PolicyStatement> always =
        List.of(
            grants.readProviders(),
            grants.useCodes(),
            grants.beWoken(),
            grants.find("FindWhatIsDue", LedgerTable.DUE),
            grants.readCatalogues(),
            Grants.list("SeeWhatIsKept", data.buckets().evidence()),
            grants.readLedger(ProgrammeFunction.FULFIL),
            grants.post(ProgrammeFunction.FULFIL),
            Grants.read("ReadDeskKey", data.seeds().desk()),
            Grants.read("ReadNonceKey", data.seeds().nonce()));
    return Stream.concat(always.stream(), grants.becomeCreditsWriter()).toList();
  }

  private List<PolicyStatement> collect() {
    return List.of(
        grants.readTheLog(),
        Grants.list("SeeWhatIsWritten", data.buckets().log()),
        grants.readLedger(ProgrammeFunction.COLLECT),
        grants.post(ProgrammeFunction.COLLECT),
        Grants.read("ReadBillingKey", data.seeds().billing()),
        Grants.read("ReadNonceKey", data.seeds().nonce()));
  }

  /**
   * It posts nothing: what it writes to the table is how far it came, in the log and in a month.
   */
  private List<PolicyStatement> publish() {
    return List.of(
        grants.readTheLog(),
        Grants.list("SeeWhatIsWritten", data.buckets().log()),
        grants.knowThePublicKeys(),
        grants.readLedger(ProgrammeFunction.PUBLISH),
        grants.put("KeepHowFarItCame", ProgrammeFunction.PUBLISH));
  }

  /** It reads and writes both seeds, and of the nonce key nothing but what every entry takes. */
  private List<PolicyStatement> rotate() {
    return List.of(
        grants.readLedger(ProgrammeFunction.ROTATE),
        grants.post(ProgrammeFunction.ROTATE),
        allow(
            "GiveTheIssuersOtherKeys",
            List.of(
                "secretsmanager:DescribeSecret",
                "secretsmanager:PutSecretValue",
                "secretsmanager:UpdateSecretVersionStage"),
            data.seeds().billing().getSecretArn(),
            data.seeds().desk().getSecretArn()),
        Grants.read("ReadBillingKey", data.seeds().billing()),
        Grants.read("ReadDeskKey", data.seeds().desk()),
        Grants.read("ReadNonceKey", data.seeds().nonce()));
  }

  private List<PolicyStatement> found() {
    return List.of(
        grants.knowThePublicKeys(),
        grants.readLedger(ProgrammeFunction.FOUND),
        grants.post(ProgrammeFunction.FOUND),
        Grants.read("ReadBillingKey", data.seeds().billing()),
        Grants.read("ReadDeskKey", data.seeds().desk()),
        Grants.read("ReadNonceKey", data.seeds().nonce()));
  }
}
