package zoncoin.cli.cloud;

/**
 * What an account of this cloud signs its requests with. They are good for nothing else.
 *
 * @param account 12 digits
 * @param accessKeyId names them
 * @param secret the key
 */
public record Credentials(String account, String accessKeyId, String secret) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "Credentials[" + account + " " + accessKeyId + "]";
  }
}
