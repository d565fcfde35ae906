package zoncoin.infra;

import static zoncoin.infra.Policies.callerIsNot;
import static zoncoin.infra.Policies.denyEveryone;
import static zoncoin.infra.ProgrammeFunction.COLLECT;
import static zoncoin.infra.ProgrammeFunction.ESTIMATE;
import static zoncoin.infra.ProgrammeFunction.FOUND;
import static zoncoin.infra.ProgrammeFunction.FULFIL;
import static zoncoin.infra.ProgrammeFunction.ISSUE;
import static zoncoin.infra.ProgrammeFunction.OPERATE;
import static zoncoin.infra.ProgrammeFunction.REDEEM;
import static zoncoin.infra.ProgrammeFunction.REPORT;
import static zoncoin.infra.ProgrammeFunction.ROTATE;
import static zoncoin.infra.ProgrammeFunction.VEST;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The secrets that entries are made with. Each is 64 lower-case hexadecimal digits, that is 32
 * bytes drawn by Secrets Manager itself, or later by the function that rotates them: nobody has
 * ever seen them. A function fetches its own when it needs it; nobody else can read them, and
 * nobody but that function can write them, administrators included, as long as they do not change
 * the secret's policy, which CloudTrail tells.
 *
 * @param billing the Ed25519 seed that signs what bills cause: issue, vest, adjust, expire,
 *     collect, policy
 * @param desk the Ed25519 seed that signs what people ask for; the function facing the internet has
 *     this one only
 * @param nonce the HMAC key of every entry's nonce, needed as long as anybody may want to verify a
 *     hidden leaf: for ever
 */
record SeedSecrets(Secret billing, Secret desk, Secret nonce) {
  static SeedSecrets of(Construct scope, ProgrammeConfiguration configuration) {
    return new SeedSecrets(
        seed(
            scope,
            "BillingKey",
            callerIsNot(
                configuration, ISSUE, VEST, ESTIMATE, OPERATE, REPORT, COLLECT, FOUND, ROTATE),
            callerIsNot(configuration, ROTATE)),
        seed(
            scope,
            "DeskKey",
            callerIsNot(configuration, REDEEM, VEST, OPERATE, FULFIL, FOUND, ROTATE),
            callerIsNot(configuration, ROTATE)),
        seed(
            scope,
            "NonceKey",
            callerIsNot(
                configuration,
                ISSUE,
                VEST,
                ESTIMATE,
                REDEEM,
                OPERATE,
                REPORT,
                FULFIL,
                COLLECT,
                FOUND,
                ROTATE),
            Map.of()));
  }

  /**
   * @param strangers those who do not read it
   * @param others those who do not write it: a value that the ledger does not know would be signed
   *     with, and what it signed would never be sealed
   */
  private static Secret seed(
      Construct scope, String id, Map<String, Object> strangers, Map<String, Object> others) {
    Secret secret =
        Secret.Builder.create(scope, id)
            .generateSecretString(hexOf32Bytes())
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    secret.addToResourcePolicy(
        denyEveryone(
            "OnlyItsFunctionsRead",
            List.of("secretsmanager:GetSecretValue"),
            List.of("*"),
            strangers));
    secret.addToResourcePolicy(
        denyEveryone(
            others.isEmpty() ? "NobodyWrites" : "OnlyRotationWrites",
            List.of(
                "secretsmanager:PutSecretValue",
                "secretsmanager:UpdateSecret",
                "secretsmanager:UpdateSecretVersionStage"),
            List.of("*"),
            others));
    secret.addToResourcePolicy(
        denyEveryone(
            "NobodyDeletes", List.of("secretsmanager:DeleteSecret"), List.of("*"), Map.of()));
    // A replica has a policy of its own, in a region where nobody looks.
    secret.addToResourcePolicy(
        denyEveryone(
            "NobodyReplicates",
            List.of("secretsmanager:ReplicateSecretToRegions"),
            List.of("*"),
            Map.of()));
    return secret;
  }

  /**
   * Sixteen characters, 64 times, each as likely as the other. Never change a word of this:
   * CloudFormation answers any change by drawing the secret anew.
   */
  private static SecretStringGenerator hexOf32Bytes() {
    return SecretStringGenerator.builder()
        .passwordLength(64)
        .excludeCharacters("ghijklmnopqrstuvwxyz")
        .excludeUppercase(true)
        .excludePunctuation(true)
        .includeSpace(false)
        .requireEachIncludedType(false)
        .build();
  }
}
