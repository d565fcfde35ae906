package zoncoin.cli.cloud;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * What accounts sign their requests with, in the place of IAM. A file for each account has its
 * credentials; one for each access key id names the account.
 */
final class LocalIam {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern ACCESS_KEY_ID = Pattern.compile("AKIA[0-9A-F]{16}");
  private static final int ACCESS_KEY_BYTES = 8;
  private static final int SECRET_BYTES = 20;

  private final PrivateFolder folder;
  private final SecureRandom random;

  /**
   * @param folder keeps them
   * @param random makes them
   */
  LocalIam(PrivateFolder folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /**
   * The credentials of an account; made the first time.
   *
   * @throws Malformed unless the account is 12 digits
   */
  synchronized Credentials of(String account) {
    if (!ACCOUNT.matcher(account).matches()) {
      throw new Malformed("account is 12 digits: " + Malformed.shown(account));
    }
    return kept(account).orElseGet(() -> make(account));
  }

  private Optional<Credentials> kept(String account) {
    return folder
        .read(account)
        .map(line -> List.of(line.split(" ", 2)))
        .map(words -> new Credentials(account, words.getFirst(), words.getLast()));
  }

  private Credentials make(String account) {
    String id = "AKIA" + hex(ACCESS_KEY_BYTES).toUpperCase(Locale.ROOT);
    Credentials made = new Credentials(account, id, hex(SECRET_BYTES));
    folder.write(id, account);
    // A crash here means an access key id that nobody was told, and that no account claims.
    folder.write(account, id + " " + made.secret());
    return made;
  }

  private String hex(int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return HexFormat.of().formatHex(made);
  }

  /** Whose that access key is. */
  Optional<Credentials> named(String accessKeyId) {
    return Optional.of(accessKeyId)
        .filter(id -> ACCESS_KEY_ID.matcher(id).matches())
        .flatMap(folder::read)
        .flatMap(this::kept)
        .filter(credentials -> credentials.accessKeyId().equals(accessKeyId));
  }
}
