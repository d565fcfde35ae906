package zoncoin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import zoncoin.rotation.Seeds;
import zoncoin.tlog.Malformed;

/**
 * The versions of a secret in AWS Secrets Manager. A version's id is the token by which it was
 * begun, so giving it a value twice is one value (API reference, "PutSecretValue").
 *
 * @param client may try again
 * @param id the secret's ARN or name
 */
record SecretSeeds(SecretsManagerClient client, String id) implements Seeds {
  private static final String CURRENT = "AWSCURRENT";
  private static final String PENDING = "AWSPENDING";

  @Override
  public Labels labels() {
    try {
      Map<String, List<String>> stages =
          client.describeSecret(b -> b.secretId(id)).versionIdsToStages();
      return new Labels(
          bearing(CURRENT, stages)
              .orElseThrow(() -> new Malformed("secret " + id + " has no current version")),
          bearing(PENDING, stages));
    } catch (SdkException fault) {
      throw couldNot("read the versions of", fault);
    }
  }

  private static Optional<String> bearing(String label, Map<String, List<String>> stages) {
    return stages.entrySet().stream()
        .filter(version -> version.getValue().contains(label))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public Optional<byte[]> read(String version) {
    try {
      GetSecretValueResponse found = client.getSecretValue(b -> b.secretId(id).versionId(version));
      return Optional.ofNullable(found.secretString()).map(text -> Secrets.parse(id, text));
    } catch (ResourceNotFoundException noValue) {
      return Optional.empty();
    } catch (SdkException fault) {
      throw couldNot("read a version of", fault);
    }
  }

  @Override
  public void keep(String version, byte[] seed) {
    try {
      var _ =
          client.putSecretValue(
              b ->
                  b.secretId(id)
                      .clientRequestToken(version)
                      .secretString(HexFormat.of().formatHex(seed))
                      .versionStages(PENDING));
    } catch (ResourceExistsException hasAnother) {
      // What a version has stays as it is.
    } catch (SdkException fault) {
      throw couldNot("write a version of", fault);
    }
  }

  @Override
  public boolean promote(String version, String from) {
    try {
      var _ =
          client.updateSecretVersionStage(
              b ->
                  b.secretId(id)
                      .versionStage(CURRENT)
                      .moveToVersionId(version)
                      .removeFromVersionId(from));
    } catch (InvalidParameterException | ResourceNotFoundException moved) {
      // Another was current, or there is no such version: who is current now tells.
    } catch (SdkException fault) {
      throw couldNot("move the label of", fault);
    }
    return labels().current().equals(version);
  }

  private UncheckedIOException couldNot(String verb, SdkException fault) {
    return new UncheckedIOException(
        "couldn't " + verb + " the secret " + id, new IOException(fault));
  }
}
