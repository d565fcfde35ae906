package zoncoin.cli.cloud;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What STS and CloudFormation answer, in the XML of AWS's query protocol. */
final class QueryAnswers {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private QueryAnswers() {}

  private static Answer ok(String xml) {
    return Answer.of(OK, Map.of("Content-Type", "text/xml"), xml);
  }

  static Answer error(int status, String code, String message) {
    return Answer.of(
        status,
        Map.of("Content-Type", "text/xml"),
        """
        <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>
        """
            .formatted(code, message));
  }

  /** GetCallerIdentity. */
  static Answer caller(String arn) {
    return ok(
        """
        <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>%s</Arn></GetCallerIdentityResult>
        </GetCallerIdentityResponse>
        """
            .formatted(arn));
  }

  /** AssumeRole: the keys of a session, and who it is. */
  static Answer became(List<String> keys, String arn) {
    return ok(
        """
        <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>%s</AccessKeyId>
        <SecretAccessKey>%s</SecretAccessKey><SessionToken>token</SessionToken>
        <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
        <AssumedRoleUser><Arn>%s</Arn></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>
        """
            .formatted(keys.getFirst(), keys.getLast(), arn));
  }

  /** DescribeStacks: of the stack that there is, its outputs. */
  static Answer described(String stack, String there, Map<String, String> outputs) {
    if (!stack.equals(there)) {
      return error(BAD_REQUEST, "ValidationError", "Stack with id " + stack + " does not exist");
    }
    String told =
        outputs.entrySet().stream()
            .map(
                one ->
                    "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                        .formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining());
    return ok(
        """
        <DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>%s</StackName>
        <Outputs>%s</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>
        """
            .formatted(stack, told));
  }
}
