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
        Set.of("Collect", "Estimate", "Found", "Issue", "Operate", "Report", "Vest"),
        whoReads("BillingKey"));
  }

  @Test
  void whatMembersAndOperatorsAskForIsSignedByThreeFunctions() {
    assertEquals(Set.of("Found", "Fulfil", "Operate", "Redeem", "Vest"), whoReads("DeskKey"));
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
            "Vest"),
        whoReads("NonceKey"));
  }

  @Test
  void theSecretsThemselvesRefuseEverybodyElse() {
    onlyTheseRead(
        "BillingKey", "issue", "vest", "estimate", "operate", "report", "collect", "found");
    onlyTheseRead("DeskKey", "redeem", "vest", "operate", "fulfil", "found");
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
        "found");
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
    assertTrue(
        policy.stream()
            .anyMatch(
                said ->
                    said.deniesEveryone("secretsmanager:DeleteSecret", "any")
                        && said.unconditional()),
        secret);
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
