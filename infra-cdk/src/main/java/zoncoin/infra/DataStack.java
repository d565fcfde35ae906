package zoncoin.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * Everything that must survive whatever happens to the rest: the ledger's table, the log, the
 * bills, what coins rest on, the keys. Deleting the stack is refused, and would leave every one of
 * them where it is.
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
    tell(stack, "EvidenceBucket", buckets.evidence().getBucketName());
    ITable ledger = LedgerTable.of(stack, configuration.place().restoredTable());
    CheckpointKeys checkpointKeys = CheckpointKeys.of(stack, configuration);
    tell(stack, "Table", ledger.getTableName());
    tell(stack, "LogKeyEd25519", checkpointKeys.ed25519().getKeyArn());
    tell(stack, "LogKeyMlDsa44", checkpointKeys.mlDsa44().getKeyArn());
    SeedSecrets seeds = SeedSecrets.of(new Construct(stack, "Seeds"), configuration);
    tell(stack, "BillingKeySecret", seeds.billing().getSecretArn());
    tell(stack, "DeskKeySecret", seeds.desk().getSecretArn());
    return new DataStack(
        stack, ledger, buckets, checkpointKeys, seeds, CodeKey.of(stack, configuration));
  }

  private static void tell(Stack stack, String name, String value) {
    CfnOutput.Builder.create(stack, name).value(value).build();
  }
}
