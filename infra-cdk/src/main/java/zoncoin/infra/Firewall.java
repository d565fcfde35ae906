package zoncoin.infra;

import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/** The operator's own web ACL before the API, if the configuration names one. */
final class Firewall {
  private Firewall() {}

  static void of(Construct scope, Api api, ProgrammePlace place) {
    place
        .webAcl()
        .ifPresent(
            acl ->
                CfnWebACLAssociation.Builder.create(scope, "Association")
                    .resourceArn(api.stageArn())
                    .webAclArn(acl)
                    .build());
  }
}
