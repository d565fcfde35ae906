package zoncoin.infra;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableAttributes;
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
   * The table that the ledger is in: the stack's own, or the one that it was restored into, which
   * is no resource of any stack.
   *
   * @param restored ARN of the stream of that one
   */
  static ITable of(Stack stack, Optional<String> restored) {
    Table own = own(stack);
    return restored.map(stream -> restored(stack, own, stream)).orElse(own);
  }

  /**
   * The stack goes on exporting what the functions used of its own table: CloudFormation refuses to
   * take an export away under who imports it, and the functions are deployed after the data.
   */
  private static ITable restored(Stack stack, Table own, String stream) {
    stack.exportValue(own.getTableArn());
    stack.exportValue(own.getTableName());
    stack.exportValue(requireNonNull(own.getTableStreamArn()));
    return Table.fromTableAttributes(
        stack,
        "Restored",
        TableAttributes.builder()
            .tableArn(stream.substring(0, stream.indexOf("/stream/")))
            .tableStreamArn(stream)
            .build());
  }

  /**
   * The table and its two indexes; it outlives its stack, and deletion is refused until somebody
   * lifts the protection.
   */
  private static Table own(Construct scope) {
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
  static String indexArn(ITable table, String index) {
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
