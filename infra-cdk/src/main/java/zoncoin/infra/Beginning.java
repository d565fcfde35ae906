package zoncoin.infra;

import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/**
 * The ledger begins when it is deployed: CloudFormation calls the function that posts its first
 * entry, which names the issuers' keys, and tells all four keys as an output. Called again it finds
 * done what it does, and a table that holds another ledger fails the deployment.
 */
final class Beginning {
  private Beginning() {}

  static CustomResource of(Construct stack, Function found, String origin) {
    CustomResource founded =
        CustomResource.Builder.create(stack, "Founded")
            .resourceType("Custom::ZonCoinLedger")
            .serviceToken(found.getFunctionArn())
            .properties(Map.of("Origin", origin))
            .build();
    CfnOutput.Builder.create(stack, "Keys")
        .description("Whom holders of receipts trust: the log's keys and the issuers'")
        .value(founded.getAttString("Keys"))
        .build();
    return founded;
  }
}
