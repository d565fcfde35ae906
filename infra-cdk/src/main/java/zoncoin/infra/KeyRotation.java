package zoncoin.infra;

import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule.RotationRulesProperty;
import software.constructs.Construct;

/**
 * That Secrets Manager calls the function which gives issuers other keys, for these two secrets and
 * no others. Without a schedule that is when an operator asks for it: other keys are something that
 * whoever verifies receipts has to hear of. The resource itself and not CDK's construct, which
 * would add to the secret's policy and to the function's permissions.
 *
 * @param scope where it is made
 * @param rotate the function
 * @param founded what begins the ledger: there is no key to rotate before
 */
record KeyRotation(Construct scope, Function rotate, CustomResource founded) {
  void wire(SeedSecrets seeds, int days) {
    Map.of("BillingKey", seeds.billing(), "DeskKey", seeds.desk()).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(seed -> wire(seed.getKey(), seed.getValue().getSecretArn(), days));
  }

  private void wire(String id, String secret, int days) {
    Construct home = new Construct(scope, id);
    CfnPermission call =
        CfnPermission.Builder.create(home, "Call")
            .action("lambda:InvokeFunction")
            .functionName(rotate.getFunctionArn())
            .principal("secretsmanager.amazonaws.com")
            .sourceAccount(Aws.ACCOUNT_ID)
            .sourceArn(secret)
            .build();
    CfnRotationSchedule.Builder schedule =
        CfnRotationSchedule.Builder.create(home, "Schedule")
            .secretId(secret)
            .rotationLambdaArn(rotate.getFunctionArn())
            // A deployment rotates nothing: Secrets Manager only tries the function out. Rules are
            // optional: without, the function is named and no schedule is (AWS CloudFormation
            // template reference, AWS::SecretsManager::RotationSchedule).
            .rotateImmediatelyOnUpdate(false);
    if (days > 0) {
      schedule.rotationRules(RotationRulesProperty.builder().automaticallyAfterDays(days).build());
    }
    schedule.build().getNode().addDependency(call, founded);
  }
}
