package zoncoin.infra;

import static zoncoin.infra.Policies.allow;
import static zoncoin.infra.ProgrammeFunction.FULFIL;
import static zoncoin.infra.ProgrammeFunction.OPERATE;
import static zoncoin.infra.ProgrammeFunction.REDEEM;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * The key that locks promotional codes in the table: who imports them locks, who shows one to its
 * owner unlocks. Nobody else can be granted either, administrators included, as long as they do not
 * change the key's policy, which CloudTrail tells.
 */
final class CodeKey {
  /** What those three functions do with it. */
  static final List<String> USE = List.of("kms:Decrypt", "kms:Encrypt");

  private CodeKey() {}

  static Key of(Construct scope, ProgrammeConfiguration configuration) {
    PolicyStatement administer =
        allow("AdministerWithoutUsing", CheckpointKeys.ADMINISTRATION, "*");
    administer.addPrincipals(new AccountRootPrincipal());
    PolicyStatement use = allow("OnlyWhoKeepsAndShowsCodesUses", USE, "*");
    use.addPrincipals(new AccountRootPrincipal());
    use.addCondition(
        "ArnLike",
        Ordered.map("aws:PrincipalArn", Policies.roles(configuration, OPERATE, REDEEM, FULFIL)));
    return Key.Builder.create(scope, "CodeKey")
        .description("Locks promotional codes of ZonCoin")
        .enableKeyRotation(true)
        .policy(PolicyDocument.Builder.create().statements(List.of(administer, use)).build())
        .pendingWindow(Duration.days(30))
        .removalPolicy(RemovalPolicy.RETAIN)
        .build();
  }
}
