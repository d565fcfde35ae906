package zoncoin.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** A step of an account as the Enhanced Client's reflection wants it: a bean. */
@DynamoDbBean
public class StepBean {
  private @Nullable String pk;
  private @Nullable String sk;
  private @Nullable String entry;
  private @Nullable String state;
  private @Nullable Boolean frozen;
  private @Nullable Map<String, Long> buckets;

  /** Whose. */
  @DynamoDbPartitionKey
  public @Nullable String getPk() {
    return pk;
  }

  /** Whose. */
  public void setPk(@Nullable String value) {
    pk = value;
  }

  /** Its number. */
  @DynamoDbSortKey
  public @Nullable String getSk() {
    return sk;
  }

  /** Its number. */
  public void setSk(@Nullable String value) {
    sk = value;
  }

  /** Hash of its entry. */
  public @Nullable String getEntry() {
    return entry;
  }

  /** Hash of its entry. */
  public void setEntry(@Nullable String value) {
    entry = value;
  }

  /** Whether it takes part. */
  public @Nullable String getState() {
    return state;
  }

  /** Whether it takes part. */
  public void setState(@Nullable String value) {
    state = value;
  }

  /** Whether it may spend. */
  public @Nullable Boolean getFrozen() {
    return frozen;
  }

  /** Whether it may spend. */
  public void setFrozen(@Nullable Boolean value) {
    frozen = value;
  }

  /** Its coins, in zon. */
  public @Nullable Map<String, Long> getBuckets() {
    return buckets;
  }

  /** Its coins, in zon. */
  public void setBuckets(@Nullable Map<String, Long> value) {
    buckets = value;
  }
}
