package zoncoin.infra;

import static zoncoin.infra.Policies.allow;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.amazon.awscdk.services.kms.KeyUsage;
import software.constructs.Construct;

/**
 * The two keys that sign the log's checkpoints: Ed25519, which every tool for such logs reads, and
 * ML-DSA-44, which will stand when a quantum computer has broken the first. Neither ever leaves
 * KMS, and neither signs anything but whole messages with its one algorithm, asked by the sealer.
 */
record CheckpointKeys(Key ed25519, Key mlDsa44) {
  /** The names KMS gives the algorithms (AWS KMS API, Sign). */
  static final String ED25519_ALGORITHM = "ED25519_SHA_512";

  static final String ML_DSA_44_ALGORITHM = "ML_DSA_SHAKE_256";

  /** Everything one does to a key but sign with it or let others sign (kms:CreateGrant). */
  static final List<String> ADMINISTRATION =
      List.of(
          "kms:CancelKeyDeletion",
          "kms:DescribeKey",
          "kms:DisableKey",
          "kms:EnableKey",
          "kms:EnableKeyRotation",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:GetPublicKey",
          "kms:ListGrants",
          "kms:ListKeyPolicies",
          "kms:ListResourceTags",
          "kms:PutKeyPolicy",
          "kms:RevokeGrant",
          "kms:ScheduleKeyDeletion",
          "kms:TagResource",
          "kms:UntagResource",
          "kms:UpdateKeyDescription");

  static CheckpointKeys of(Construct scope, ProgrammeConfiguration configuration) {
    return new CheckpointKeys(
        key(
            scope,
            "CheckpointEd25519",
            KeySpec.ECC_NIST_EDWARDS25519,
            keyPolicy(configuration, ED25519_ALGORITHM)),
        key(
            scope,
            "CheckpointMlDsa44",
            KeySpec.ML_DSA_44,
            keyPolicy(configuration, ML_DSA_44_ALGORITHM)));
  }

  /**
   * The conditions under which a checkpoint key signs: its algorithm, and the message itself, never
   * a digest of it.
   */
  static Map<String, Object> signing(String algorithm) {
    return Ordered.map(
        "StringEquals", Ordered.map("kms:SigningAlgorithm", algorithm, "kms:MessageType", "RAW"));
  }

  private static Key key(Construct scope, String id, KeySpec spec, PolicyDocument policy) {
    return Key.Builder.create(scope, id)
        .description("Signs the checkpoints of the ZonCoin log")
        .keySpec(spec)
        .keyUsage(KeyUsage.SIGN_VERIFY)
        .policy(policy)
        // The longest KMS grants to change one's mind: a deleted key is a log that can never grow
        // again.
        .pendingWindow(Duration.days(30))
        .removalPolicy(RemovalPolicy.RETAIN)
        .build();
  }

  /**
   * Unlike CDK's own this policy does not hand the key to IAM whole: what it does not name nobody
   * can be granted.
   */
  private static PolicyDocument keyPolicy(ProgrammeConfiguration configuration, String algorithm) {
    PolicyStatement administer = allow("AdministerWithoutSigning", ADMINISTRATION, "*");
    administer.addPrincipals(new AccountRootPrincipal());
    PolicyStatement sign = allow("OnlyTheSealerSigns", List.of("kms:Sign"), "*");
    sign.addPrincipals(new AccountRootPrincipal());
    sign.addConditions(signing(algorithm));
    sign.addCondition(
        "ArnLike",
        Ordered.map("aws:PrincipalArn", Policies.roles(configuration, ProgrammeFunction.SEAL)));
    return PolicyDocument.Builder.create().statements(List.of(administer, sign)).build();
  }
}
