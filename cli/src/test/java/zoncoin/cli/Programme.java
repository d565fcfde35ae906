package zoncoin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import zoncoin.cli.cloud.Aws;

/** A programme in AWS that a person's keys are at hand for, and the door of the cloud behind it. */
final class Programme implements AutoCloseable {
  static final String MEMBER = "111122223333";

  /** By whatever credentials are set. */
  static final List<String> IN_AWS = List.of("--stack", Aws.PROGRAMME);

  private static final Instant NOW = Instant.parse("2026-07-18T09:30:00Z");

  private final Surroundings surroundings = new Surroundings();
  private final Path folder;
  private final Aws aws;

  private Programme(Path folder, Aws aws) {
    this.folder = folder;
    this.aws = aws;
  }

  /** One that a member takes part in; ana's keys are set, and nothing else that the SDK finds. */
  static Programme open(Path folder) throws IOException {
    Programme opened = new Programme(folder, Aws.open(folder, NOW));
    opened.aws.enrol(MEMBER);
    opened.set("aws.region", "us-east-1");
    opened.set("aws.endpointUrl", opened.aws.address().toString());
    opened.set("aws.disableEc2Metadata", "true");
    opened.set("aws.configFile", folder.resolve("none").toString());
    opened.set("aws.sharedCredentialsFile", folder.resolve("none").toString());
    opened.be("ana");
    return opened;
  }

  Aws aws() {
    return aws;
  }

  void set(String property, String value) {
    surroundings.set(property, value);
  }

  void clear(String... properties) {
    surroundings.clear(properties);
  }

  /** Sets the keys of another. */
  void be(String person) {
    List<String> keys = aws.keysOf(person);
    set("aws.accessKeyId", keys.getFirst());
    set("aws.secretAccessKey", keys.getLast());
  }

  /** By a role that is become first. */
  static List<String> as(String role) {
    return List.of("--stack", Aws.PROGRAMME, "--role", Aws.role(role));
  }

  /** By the door of the cloud on this machine. */
  List<String> here() {
    return List.of("--data", folder.toString());
  }

  static Answer zon(List<String> door, Object... words) {
    return Answer.to(Stream.concat(Arrays.stream(words), door.stream()).toArray());
  }

  @Override
  public void close() {
    surroundings.restore();
    aws.close();
  }
}
