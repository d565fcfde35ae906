package zoncoin.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/**
 * One secret of Secrets Manager in memory, as its API reference describes it: a version's value
 * cannot be changed, a label is on one version, and moving AWSCURRENT moves AWSPREVIOUS.
 */
final class FakeSecretsManager implements SecretsManagerClient {
  private static final int SHORTEST_TOKEN = 32;

  private final String id;
  private final Map<String, Optional<String>> values = new LinkedHashMap<>();
  private final Map<String, String> versionOf = new LinkedHashMap<>();

  /** A secret of that id, whose current version and value are these. */
  FakeSecretsManager(String id, String version, String text) {
    this.id = id;
    values.put(version, Optional.of(text));
    versionOf.put("AWSCURRENT", version);
  }

  /** What RotateSecret does before it calls a function: a version without a value. */
  void rotate(String version) {
    values.putIfAbsent(version, Optional.empty());
    versionOf.put("AWSPENDING", version);
  }

  @Override
  public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
    check(request.secretId());
    Map<String, List<String>> stages = new LinkedHashMap<>();
    for (String version : new TreeSet<>(versionOf.values())) {
      stages.put(
          version,
          versionOf.entrySet().stream()
              .filter(label -> label.getValue().equals(version))
              .map(Map.Entry::getKey)
              .toList());
    }
    return DescribeSecretResponse.builder().versionIdsToStages(stages).build();
  }

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    check(request.secretId());
    @Nullable String version =
        request.versionId() == null ? versionOf.get("AWSCURRENT") : request.versionId();
    String text =
        Optional.ofNullable(values.get(version))
            .flatMap(value -> value)
            .orElseThrow(() -> ResourceNotFoundException.builder().message("no value").build());
    return GetSecretValueResponse.builder().versionId(version).secretString(text).build();
  }

  @Override
  public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    check(request.secretId());
    String version = request.clientRequestToken();
    if (version.length() < SHORTEST_TOKEN) {
      throw InvalidParameterException.builder().message("token is too short").build();
    }
    Optional<String> value = Optional.of(request.secretString());
    Optional<String> before = Optional.ofNullable(values.get(version)).flatMap(had -> had);
    if (before.isPresent() && !before.equals(value)) {
      throw ResourceExistsException.builder().message("has another value").build();
    }
    if (before.isEmpty()) {
      values.put(version, value);
      request.versionStages().forEach(label -> versionOf.put(label, version));
    }
    return PutSecretValueResponse.builder().versionId(version).build();
  }

  @Override
  public UpdateSecretVersionStageResponse updateSecretVersionStage(
      UpdateSecretVersionStageRequest request) {
    check(request.secretId());
    String label = request.versionStage();
    String from = request.removeFromVersionId();
    if (!from.equals(versionOf.get(label)) || !values.containsKey(request.moveToVersionId())) {
      throw InvalidParameterException.builder().message("label is elsewhere").build();
    }
    versionOf.put(label, request.moveToVersionId());
    if (label.equals("AWSCURRENT")) {
      versionOf.put("AWSPREVIOUS", from);
    }
    return UpdateSecretVersionStageResponse.builder().build();
  }

  private void check(String asked) {
    if (!asked.equals(id)) {
      throw ResourceNotFoundException.builder().message("no such secret").build();
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
