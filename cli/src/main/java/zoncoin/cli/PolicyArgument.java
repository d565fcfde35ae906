package zoncoin.cli;

import java.io.IOException;
import java.nio.file.Path;
import zoncoin.cli.policy.PolicyFile;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Malformed;

/** A reward policy as it is named on the command line: a file, or the word {@code standard}. */
final class PolicyArgument {
  /** How it is described. */
  static final String DESCRIPTION =
      "A reward policy: a file (JSON by docs/policies/reward-policy.schema.json, or its text), or"
          + " standard.";

  private static final String STANDARD = "standard";

  private PolicyArgument() {}

  /**
   * Reads it.
   *
   * @throws Malformed if it is no policy
   */
  static RewardPolicy read(String word) throws IOException {
    if (word.equals(STANDARD)) {
      return RewardPolicy.standard();
    }
    Path file = Path.of(word);
    byte[] bytes = Reason.read(file, PolicyFile.MAX_BYTES + 1);
    if (bytes.length > PolicyFile.MAX_BYTES) {
      throw new Malformed(file + ": a policy is at most " + PolicyFile.MAX_BYTES + " bytes");
    }
    return PolicyFile.read(String.valueOf(file.getFileName()), bytes);
  }
}
