package zoncoin.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How an account stands, as one writes it who follows the guides: events as beans, the Enhanced
 * Client with a schema by reflection, clients by their defaults, an answer by databind. It reads
 * the one item that ours reads.
 */
public final class BaselineHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final int OK = 200;

  private final DynamoDbTable<StepBean> table =
      DynamoDbEnhancedClient.builder()
          .dynamoDbClient(DynamoDbClient.create())
          .build()
          .table(System.getenv("ZONCOIN_TABLE"), TableSchema.fromBean(StepBean.class));

  private final ObjectMapper json = new ObjectMapper();

  /** As Lambda makes it. */
  public BaselineHandler() {}

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    String account = event.getRequestContext().getIdentity().getAccountId();
    StepBean newest =
        table
            .query(
                query ->
                    query
                        .queryConditional(
                            QueryConditional.keyEqualTo(
                                key -> key.partitionValue("member:" + account)))
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(1))
            .items()
            .iterator()
            .next();
    try {
      return new APIGatewayProxyResponseEvent()
          .withStatusCode(OK)
          .withHeaders(Map.of("Content-Type", "application/json"))
          .withBody(json.writeValueAsString(newest));
    } catch (JsonProcessingException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
