package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** Who signs what, and who reads the seeds of the issuers. */
final class KeysTest {
  private final Templates templates = Synthesis.templates();

  @Test
  void theLogHasOneKeyOfEachKindAndKeepsThem() {
    assertEquals(
        Set.of("ECC_NIST_EDWARDS25519", "ML_DSA_44"),
        templates.of("AWS::KMS::Key").stream()
            .filter(key -> !key.path().equals("CodeKey"))
            .map(key -> key.text("/KeySpec"))
            .collect(Collectors.toSet()));
    for (Resource key : templates.of("AWS::KMS::Key")) {
      if (!key.path().equals("CodeKey")) {
        assertEquals("SIGN_VERIFY", key.text("/KeyUsage"));
      }
      assertEquals("Retain", key.body().path("DeletionPolicy").asText());
    }
  }

  @Test
  void codesAreUnlockedByWhoShowsDeliversOrImportsThemAlone() {
    for (String action : List.of("kms:Decrypt", "kms:Encrypt")) {
      assertEquals(
          Set.of("Fulfil", "Operate", "Redeem"), templates.whoMay(action, "${CodeKey.Arn}"));
      List<Statement> using =
          Statement.all(templates.at("CodeKey"), "/KeyPolicy").stream()
              .filter(said -> said.covers(action))
              .toList();
      assertEquals(1, using.size());
      assertEquals(
          "{\"ArnLike\":{\"aws:PrincipalArn\":["
              + String.join(",", role("operate"), role("redeem"), role("fulfil"))
              + "]}}",
          using.getFirst().condition());
    }
  }

  @Test
  void onlyTheSealerSigns() {
    for (String key : List.of("CheckpointEd25519", "CheckpointMlDsa44")) {
      assertEquals(Set.of("Seal"), templates.whoMay("kms:Sign", "${" + key + ".Arn}"));
    }
  }

  @Test
  void itSignsWholeMessagesWithTheOneAlgorithmOfTheKey() {
    for (Statement said : templates.grantsOf("Seal")) {
      if (said.covers("kms:Sign")) {
        assertEquals(1, said.resources().size());
        String algorithm =
            said.resources().getFirst().equals("${CheckpointEd25519.Arn}")
                ? "ED25519_SHA_512"
                : "ML_DSA_SHAKE_256";
        assertEquals("{\"StringEquals\":" + signing(algorithm) + "}", said.condition());
      }
    }
  }

  @Test
  void theKeysThemselvesLetNobodyElseSign() {
    onlyTheSealerSignsWith("CheckpointEd25519", "ED25519_SHA_512");
    onlyTheSealerSignsWith("CheckpointMlDsa44", "ML_DSA_SHAKE_256");
  }

  private void onlyTheSealerSignsWith(String path, String algorithm) {
    List<Statement> policy = Statement.all(templates.at(path), "/KeyPolicy");
    List<Statement> signing = policy.stream().filter(said -> said.covers("kms:Sign")).toList();
    assertEquals(1, signing.size());
    assertEquals(
        "{\"ArnLike\":{\"aws:PrincipalArn\":["
            + role("seal")
            + "]},\"StringEquals\":"
            + signing(algorithm)
            + "}",
        signing.getFirst().condition());
    assertFalse(policy.stream().anyMatch(said -> said.covers("kms:CreateGrant")), "no grants");
  }

  @Test
  void redeemCannotReadTheKeyThatMints() {
    assertEquals(
        Set.of("Collect", "Estimate", "Found", "Issue", "Operate", "Report", "Rotate", "Vest"),
        whoReads("BillingKey"));
  }

  @Test
  void whatMembersAndOperatorsAskForIsSignedByFourFunctions() {
    assertEquals(
        Set.of("Found", "Fulfil", "Operate", "Redeem", "Rotate", "Vest"), whoReads("DeskKey"));
  }

  @Test
  void onlyWhatPostsReadsTheNonceKey() {
    assertEquals(
        Set.of(
            "Collect",
            "Estimate",
            "Found",
            "Fulfil",
            "Issue",
            "Operate",
            "Redeem",
            "Report",
            "Rotate",
            "Vest"),
        whoReads("NonceKey"));
  }

  @Test
  void theSecretsThemselvesRefuseEverybodyElse() {
    onlyTheseRead(
        "BillingKey",
        "issue",
        "vest",
        "estimate",
        "operate",
        "report",
        "collect",
        "found",
        "rotate");
    onlyTheseRead("DeskKey", "redeem", "vest", "operate", "fulfil", "found", "rotate");
    onlyTheseRead(
        "NonceKey",
        "issue",
        "vest",
        "estimate",
        "redeem",
        "operate",
        "report",
        "fulfil",
        "collect",
        "found",
        "rotate");
  }

  private void onlyTheseRead(String secret, String... functions) {
    String exempt = Arrays.stream(functions).map(KeysTest::role).collect(Collectors.joining(","));
    List<Statement> policy =
        Statement.all(templates.at("Seeds/" + secret + "/Policy"), "/ResourcePolicy");
    assertTrue(
        policy.stream()
            .anyMatch(
                said ->
                    said.deniesEveryone("secretsmanager:GetSecretValue", "any")
                        && said.condition()
                            .equals("{\"ArnNotLike\":{\"aws:PrincipalArn\":[" + exempt + "]}}")),
        secret);
    for (String action : List.of("DeleteSecret", "ReplicateSecretToRegions")) {
      assertTrue(
          policy.stream()
              .anyMatch(
                  said ->
                      said.deniesEveryone("secretsmanager:" + action, "any")
                          && said.unconditional()),
          secret + " " + action);
    }
  }

  private static final List<String> WRITING =
      List.of(
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecret",
          "secretsmanager:UpdateSecretVersionStage");

  /** Who signs with a key that the log does not know makes entries that are never sealed. */
  @Test
  void onlyTheFunctionThatRotatesWritesASeedAndNobodyTheNonceKey() {
    for (String action : WRITING) {
      for (String secret : List.of("BillingKey", "DeskKey")) {
        boolean isNeeded = !action.endsWith(":UpdateSecret");
        assertEquals(
            isNeeded ? Set.of("Rotate") : Set.of(),
            templates.whoMay(action, "${Seeds/" + secret + "}"),
            action);
        assertEquals(
            List.of("{\"ArnNotLike\":{\"aws:PrincipalArn\":[" + role("rotate") + "]}}"),
            denials(secret, action),
            action);
      }
      assertEquals(Set.of(), templates.whoMay(action, "${Seeds/NonceKey}"), action);
      assertEquals(List.of(""), denials("NonceKey", action), action);
    }
  }

  /** The conditions under which the secret itself denies this to everybody. */
  private List<String> denials(String secret, String action) {
    return Statement.all(templates.at("Seeds/" + secret + "/Policy"), "/ResourcePolicy").stream()
        .filter(said -> said.deniesEveryone(action, "any"))
        .map(Statement::condition)
        .toList();
  }

  @Test
  void secretsManagerCallsTheFunctionForTheTwoSeedsAndNoOthers() {
    String rotate = "${Functions/Rotate/Function.Arn}";
    Set<String> seeds = Set.of("${Seeds/BillingKey}", "${Seeds/DeskKey}");
    assertEquals(seeds, texts("AWS::SecretsManager::RotationSchedule", "/SecretId"));
    assertEquals(
        Set.of(rotate), texts("AWS::SecretsManager::RotationSchedule", "/RotationLambdaARN"));
    List<Resource> callers =
        templates.of("AWS::Lambda::Permission").stream()
            .filter(permission -> permission.text("/FunctionName").equals(rotate))
            .toList();
    assertEquals(
        seeds, callers.stream().map(from -> from.text("/SourceArn")).collect(Collectors.toSet()));
    for (Resource caller : callers) {
      assertEquals("secretsmanager.amazonaws.com", caller.text("/Principal"));
      assertEquals("${AWS::AccountId}", caller.text("/SourceAccount"));
    }
  }

  @Test
  void noKeyIsRotatedByADeploymentOrByAScheduleThatNobodyAskedFor() {
    for (Resource schedule : templates.of("AWS::SecretsManager::RotationSchedule")) {
      assertEquals("false", schedule.property("/RotateImmediatelyOnUpdate").toString());
      assertTrue(schedule.property("/RotationRules").isMissingNode(), schedule.path());
    }
  }

  @Test
  void whoeverAsksForAScheduleGetsIt() {
    List<Resource> schedules = Synthesis.other().of("AWS::SecretsManager::RotationSchedule");
    assertEquals(2, schedules.size());
    for (Resource schedule : schedules) {
      assertEquals(
          "{\"AutomaticallyAfterDays\":90}", schedule.property("/RotationRules").toString());
    }
  }

  private Set<String> texts(String type, String pointer) {
    return templates.of(type).stream().map(one -> one.text(pointer)).collect(Collectors.toSet());
  }

  /**
   * Any change of it would make CloudFormation draw the secrets anew, and every key would be lost.
   */
  @Test
  void seedsAreDrawnAs64HexadecimalDigitsForEver() {
    for (Resource secret : templates.of("AWS::SecretsManager::Secret")) {
      assertEquals(
          "{\"ExcludeCharacters\":\"ghijklmnopqrstuvwxyz\",\"ExcludePunctuation\":true,"
              + "\"ExcludeUppercase\":true,\"IncludeSpace\":false,\"PasswordLength\":64,"
              + "\"RequireEachIncludedType\":false}",
          secret.property("/GenerateSecretString").toString());
      assertEquals("Retain", secret.body().path("DeletionPolicy").asText());
    }
  }

  private Set<String> whoReads(String secret) {
    return templates.whoMay("secretsmanager:GetSecretValue", "${Seeds/" + secret + "}");
  }

  private static String signing(String algorithm) {
    return "{\"kms:MessageType\":\"RAW\",\"kms:SigningAlgorithm\":\"" + algorithm + "\"}";
  }

  private static String role(String function) {
    return "\"arn:${AWS::Partition}:iam::${AWS::AccountId}:role/zoncoin/zoncoin/"
        + function
        + "/*\"";
  }
}
