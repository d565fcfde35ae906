package zoncoin.infra;

import java.util.Set;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * Everything that must survive whatever happens to the rest: the ledger's table, the log, the
 * bills, what coins rest on, the keys. Deleting the stack is refused, and would leave every one of
 * them where it is, and what nobody may do to it.
 *
 * @param stack the CloudFormation stack {@code <programme>-data}
 * @param ledger the table of entries and steps, or the one it was restored into
 * @param buckets log, staging, exports and evidence
 * @param checkpointKeys what signs the log
 * @param seeds what signs and hides the entries
 * @param codeKey what locks promotional codes
 */
record DataStack(
    Stack stack,
    ITable ledger,
    Buckets buckets,
    CheckpointKeys checkpointKeys,
    SeedSecrets seeds,
    Key codeKey) {

  private static final Set<String> POLICIES =
      Set.of("AWS::S3::BucketPolicy", "AWS::SecretsManager::ResourcePolicy");

  static DataStack of(Construct app, ProgrammeConfiguration configuration) {
    Stack stack =
        Stack.Builder.create(app, configuration.programme() + "-data")
            .description("ZonCoin: the ledger, its log and its keys; outlives everything else")
            .terminationProtection(true)
            .build();
    Buckets buckets = Buckets.of(stack, configuration);
    People.auditor(stack, buckets, configuration);
    tell(stack, "ExportsBucket", buckets.exports().getBucketName());
    tell(stack, "LogBucket", buckets.log().getBucketName());
    tell(stack, "StagingBucket", buckets.staging().getBucketName());
    tell(stack, "EvidenceBucket", buckets.evidence().getBucketName());
    ITable ledger = LedgerTable.of(stack, configuration.place().restoredTable());
    CheckpointKeys checkpointKeys = CheckpointKeys.of(stack, configuration);
    tell(stack, "Table", ledger.getTableName());
    tell(stack, "LogKeyEd25519", checkpointKeys.ed25519().getKeyArn());
    tell(stack, "LogKeyMlDsa44", checkpointKeys.mlDsa44().getKeyArn());
    SeedSecrets seeds = SeedSecrets.of(new Construct(stack, "Seeds"), configuration);
    tell(stack, "BillingKeySecret", seeds.billing().getSecretArn());
    tell(stack, "DeskKeySecret", seeds.desk().getSecretArn());
    Key codeKey = CodeKey.of(stack, configuration);
    keepPolicies(stack);
    DataStack data = new DataStack(stack, ledger, buckets, checkpointKeys, seeds, codeKey);
    People.restorer(stack, data, configuration);
    return data;
  }

  /** Without the policies of what stays, to delete the stack would be to let it be deleted. */
  private static void keepPolicies(Stack stack) {
    stack.getNode().findAll().stream()
        .filter(CfnResource::isCfnResource)
        .map(CfnResource.class::cast)
        .filter(resource -> POLICIES.contains(resource.getCfnResourceType()))
        .forEach(policy -> policy.applyRemovalPolicy(RemovalPolicy.RETAIN));
  }

  private static void tell(Stack stack, String name, String value) {
    CfnOutput.Builder.create(stack, name).value(value).build();
  }
}
