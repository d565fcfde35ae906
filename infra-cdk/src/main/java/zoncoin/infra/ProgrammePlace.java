package zoncoin.infra;

import static zoncoin.infra.Field.require;
import static zoncoin.infra.Field.requireAccount;
import static zoncoin.infra.Field.requireForm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a programme is deployed, and who has to do with it besides its callers.
 *
 * @param account the operator's own, of 12 digits
 * @param region of everything but what payers deploy, which is in us-east-1
 * @param operators ARNs of those who may become an operator; empty: whom IAM of the account lets
 * @param approvers ARNs of those who may become an approver, none of them an operator; empty: whom
 *     IAM of the account lets
 * @param auditors ARNs of those who may become an auditor; empty: whom IAM of the account lets
 * @param restorers ARNs of those who may rebuild a restored table; empty: whom IAM of the account
 *     lets
 * @param memberUnits organizational units whose accounts get the members' policies; empty: none
 * @param billingConductor whether credits are given by Billing Conductor
 * @param webAcl ARN of a web ACL of AWS WAF to put before the API
 * @param restoredTable ARN of the stream of the table that the ledger goes on in after it was
 *     brought back to an earlier second; empty: the table of the data stack itself
 */
public record ProgrammePlace(
    String account,
    String region,
    List<String> operators,
    List<String> approvers,
    List<String> auditors,
    List<String> restorers,
    List<String> memberUnits,
    boolean billingConductor,
    Optional<String> webAcl,
    Optional<String> restoredTable) {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9+=,.@_/-]+)");
  private static final Pattern UNIT =
      Pattern.compile("ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32}");
  private static final Pattern WEB_ACL =
      Pattern.compile("arn:aws[a-z-]*:wafv2:.*:regional/webacl/.+");

  /** A restored table has another name, and a stream once somebody made it one. */
  private static final String STREAM = ":table/[A-Za-z0-9_.-]{3,255}/stream/[0-9T:.-]+";

  /** Throws {@link IllegalArgumentException}, naming the field, unless each is in its form. */
  public ProgrammePlace {
    operators = List.copyOf(operators);
    approvers = List.copyOf(approvers);
    auditors = List.copyOf(auditors);
    restorers = List.copyOf(restorers);
    memberUnits = List.copyOf(memberUnits);
    requireAccount("account", account);
    require(
        REGION.matcher(region).matches(), "region", region, "is no region such as eu-central-1");
    String noPrincipal = "is not the ARN of a role, a user or the root of an account";
    requireForm("operators", operators, PRINCIPAL, noPrincipal);
    requireForm("approvers", approvers, PRINCIPAL, noPrincipal);
    List<String> either = operators;
    for (String approver : approvers) {
      require(!either.contains(approver), "approvers", approver, "is an operator, too");
    }
    requireForm("auditors", auditors, PRINCIPAL, noPrincipal);
    requireForm("restorers", restorers, PRINCIPAL, noPrincipal);
    requireForm("memberUnits", memberUnits, UNIT, "is not the id of an organizational unit");
    webAcl.ifPresent(
        arn ->
            require(
                WEB_ACL.matcher(arn).matches(),
                "webAcl",
                arn,
                "is not the ARN of a regional web ACL"));
    String here = "arn:aws[a-z-]*:dynamodb:" + region + ":" + account;
    restoredTable.ifPresent(
        arn ->
            require(
                arn.matches(here + STREAM),
                "restoredTable",
                arn,
                "is not the ARN of the stream of a table of this account and region"));
  }
}
