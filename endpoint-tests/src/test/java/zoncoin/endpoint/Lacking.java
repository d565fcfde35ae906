package zoncoin.endpoint;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.bcmdataexports.BcmDataExportsClient;
import software.amazon.awssdk.services.bcmdataexports.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import zoncoin.store.Endpoint;
import zoncoin.store.LedgerTable;
import zoncoin.store.Once;

/**
 * What AWS has and an emulator may not: asked of the endpoint, and skipped by name where it is not
 * there. The story goes on without it.
 */
final class Lacking {
  private static final String EXPORT =
      "arn:aws:bcm-data-exports:us-east-1:123456789012:export/none";

  private static void skip(String what, String said) {
    System.out.println("skipped: lacks " + what);
    Assumptions.abort("lacks " + what + ": " + said);
  }

  /** The log is signed with both; {@link LogKeys} stands in. */
  @ParameterizedTest
  @ValueSource(strings = {LogKeys.ED25519, LogKeys.ML_DSA_44})
  void kmsMakesTheKeysOfTheLog(String spec) {
    LogKeys.lacks(Endpoint.of("KMS"), spec).ifPresent(said -> skip("KMS keys of " + spec, said));
  }

  /** Coins rest on an export that can be asked about; {@code costs-local} stands in. */
  @Test
  void exportsCanBeAskedAbout() {
    try (BcmDataExportsClient client =
        Endpoint.at("BCM_DATA_EXPORTS", BcmDataExportsClient.builder())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      client.getExport(b -> b.exportArn(EXPORT));
      fail("there is no " + EXPORT);
    } catch (ResourceNotFoundException asked) {
      // As it should be: the service is there, and has no such export.
    } catch (SdkException lacks) {
      skip("bcm-data-exports", String.valueOf(lacks.getMessage()));
    }
  }

  /** The ledger's writes are made so that they may be sent again without a token, too. */
  @Test
  void aWriteThatIsSentAgainWithItsTokenIsDoneOnce() {
    try (DynamoDbClient client = Endpoint.at(Endpoint.DYNAMODB, Once.dynamoDb()).build()) {
      String table = Endpoint.own("token");
      LedgerTable.create(client, table);
      put(client, table);
      put(client, table);
    } catch (TransactionCanceledException again) {
      skip("ClientRequestToken of TransactWriteItems", String.valueOf(again.getMessage()));
    }
  }

  private static void put(DynamoDbClient client, String table) {
    AttributeValue one = AttributeValue.fromS("one");
    Put put =
        Put.builder()
            .tableName(table)
            .item(Map.of("pk", one, "sk", one))
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    TransactWriteItem item = TransactWriteItem.builder().put(put).build();
    client.transactWriteItems(b -> b.clientRequestToken("token").transactItems(List.of(item)));
  }
}
