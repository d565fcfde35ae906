package zoncoin.infra;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** The two sentences every policy here is made of; the statement's name says what it is for. */
final class Policies {
  /**
   * Whatever puts an object into a bucket: replication from another bucket is an action of its own
   * (S3 user guide, "Setting up permissions for live replication").
   */
  static final List<String> WRITING = List.of("s3:PutObject", "s3:ReplicateObject");

  /** Whatever takes one away. */
  static final List<String> DELETING =
      List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ReplicateDelete");

  private Policies() {}

  /** What a role may do: these actions on these resources, and nothing by wildcard of actions. */
  static PolicyStatement allow(String sid, List<String> actions, String... resources) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.ALLOW)
        .actions(actions)
        .resources(Arrays.asList(resources))
        .build();
  }

  /**
   * What nobody may do while the conditions hold, administrators included: goes into a resource's
   * own policy.
   */
  static PolicyStatement denyEveryone(
      String sid, List<String> actions, List<String> resources, Map<String, Object> conditions) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(actions)
        .resources(resources)
        .conditions(conditions)
        .build();
  }

  /** A condition that holds for everybody but these functions. */
  static Map<String, Object> callerIsNot(
      ProgrammeConfiguration configuration, ProgrammeFunction... functions) {
    return Ordered.map(
        "ArnNotLike", Ordered.map("aws:PrincipalArn", roles(configuration, functions)));
  }

  /** Patterns that the roles of these functions match and no others do. */
  static List<String> roles(ProgrammeConfiguration configuration, ProgrammeFunction... functions) {
    return Arrays.stream(functions)
        .map(function -> rolePattern(function.rolePath(configuration)))
        .toList();
  }

  /** A pattern that the roles of this account under a path match. */
  static String rolePattern(String path) {
    return "arn:" + Aws.PARTITION + ":iam::" + Aws.ACCOUNT_ID + ":role" + path + "*";
  }
}
