package zoncoin.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/**
 * The one table. It is a table of one region and not a global one: a transaction of a global table
 * is atomic only where it was written, and a ledger that is right in one region only is wrong.
 */
final class LedgerTable {
  /** Sparse: the shard of an entry that is not in the log yet. Its sort key is the entry's time. */
  static final String UNSEALED = "unsealed";

  /** Sparse: the shard of an item that somebody has to come back to. Its sort key says when. */
  static final String DUE = "due";

  private LedgerTable() {}

  /**
   * The table and its two indexes; it outlives its stack, and deletion is refused until somebody
   * lifts the protection.
   */
  static Table of(Construct scope) {
    Table table =
        Table.Builder.create(scope, "Ledger")
            .partitionKey(text("pk"))
            .sortKey(text("sk"))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            // A key owned by AWS: free, and nobody can disable or schedule it for deletion, which
            // would take the ledger
            // and every backup of it along. What is secret is not in the table.
            .encryption(TableEncryption.DEFAULT)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder()
                    .pointInTimeRecoveryEnabled(true)
                    .recoveryPeriodInDays(35)
                    .build())
            .deletionProtection(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            // The stream only wakes the sealer, which takes nothing from it: keys are all it may
            // carry.
            .stream(StreamViewType.KEYS_ONLY)
            .build();
    table.addGlobalSecondaryIndex(index(UNSEALED, "time"));
    table.addGlobalSecondaryIndex(index(DUE, "dueAt"));
    return table;
  }

  /**
   * The ARN of one of the two indexes, for statements that allow a query of it and of nothing else.
   */
  static String indexArn(Table table, String index) {
    return table.getTableArn() + "/index/" + index;
  }

  private static GlobalSecondaryIndexProps index(String name, String sortKey) {
    return GlobalSecondaryIndexProps.builder()
        .indexName(name)
        .partitionKey(text(name))
        .sortKey(text(sortKey))
        .projectionType(ProjectionType.KEYS_ONLY)
        .build();
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
