package zoncoin.infra;

import static zoncoin.infra.Field.require;
import static zoncoin.infra.Field.requireAccounts;
import static zoncoin.infra.Field.requireForm;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an operator decides about one programme, checked before anything is synthesised. Read from
 * one file by {@link ConfigurationFile}; every message names the field it is about.
 *
 * @param programme 1 to 20 of a-z, 0-9 and hyphen, a letter first; names the stacks and the path of
 *     the roles
 * @param logOrigin the name the log signs under, for ever: a host of the operator's own and an
 *     optional path, no scheme
 * @param payers the 12-digit accounts whose bills issue coins; each may deliver exports under its
 *     own id
 * @param payersWithoutExport those of them that have no export, and whose months Cost Explorer
 *     tells
 * @param callers who may reach the API at all
 * @param alarmEmails who is told when an alarm goes off; may be empty
 * @param place where it is deployed, and who has to do with it
 * @param rules how it works
 */
public record ProgrammeConfiguration(
    String programme,
    String logOrigin,
    List<String> payers,
    List<String> payersWithoutExport,
    Callers callers,
    List<String> alarmEmails,
    ProgrammePlace place,
    ProgrammeRules rules) {

  /** Each payer is a statement of the exports bucket's policy, which may have 20 KB. */
  static final int MOST_PAYERS = 20;

  /** The longest origin: it is repeated in every entry and every checkpoint. */
  static final int MOST_ORIGIN_LENGTH = 100;

  private static final Pattern PROGRAMME = Pattern.compile("[a-z][a-z0-9-]{0,19}");
  private static final Pattern ORIGIN =
      Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+(/[A-Za-z0-9._~-]+)*");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  /**
   * Who may reach the API at all; what each may do is then decided by the caller's own account id.
   */
  public sealed interface Callers {

    /** Every account of one AWS organization, by its id {@code o-…}. */
    record Organization(String id) implements Callers {
      private static final Pattern ID = Pattern.compile("o-[a-z0-9]{10,32}");

      /** Throws {@link IllegalArgumentException} unless the id is an organization's. */
      public Organization {
        require(
            ID.matcher(id).matches(),
            "callers.organization",
            id,
            "is not of the form o-a1b2c3d4e5");
      }
    }

    /** These accounts and no others, by their 12-digit ids. */
    record Accounts(List<String> ids) implements Callers {
      /** The most characters that API Gateway takes of a resource policy (its quotas page). */
      private static final int MOST_CHARACTERS = 8_192;

      /** All of the policy but the principals, with room for what the gateway writes out. */
      private static final int FRAME_CHARACTERS = 512;

      /** Throws {@link IllegalArgumentException} unless there is an id and each has 12 digits. */
      public Accounts {
        ids = List.copyOf(ids);
        require(
            !ids.isEmpty(), "callers.accounts", "[]", "names nobody, so nobody could call the API");
        requireAccounts("callers.accounts", ids);
        int characters =
            FRAME_CHARACTERS
                + ids.stream().mapToInt(id -> principal(id).length() + ",".length()).sum();
        require(
            characters <= MOST_CHARACTERS,
            "callers.accounts",
            ids.size() + " accounts",
            "make a resource policy of "
                + characters
                + " characters, of which API Gateway takes 8192: name an organization");
      }

      /** As the policy names it. */
      private static String principal(String id) {
        return "\"arn:aws-us-gov:iam::" + id + ":root\"";
      }
    }
  }

  /**
   * Throws {@link IllegalArgumentException}, naming the field, unless every field is as described.
   */
  public ProgrammeConfiguration {
    payers = List.copyOf(payers);
    payersWithoutExport = List.copyOf(payersWithoutExport);
    alarmEmails = List.copyOf(alarmEmails);
    require(
        PROGRAMME.matcher(programme).matches(),
        "programme",
        programme,
        "is not 1 to 20 of a-z, 0-9 and hyphen with a letter first");
    require(
        ORIGIN.matcher(logOrigin).matches() && logOrigin.length() <= MOST_ORIGIN_LENGTH,
        "logOrigin",
        logOrigin,
        "is not a host name of your own with an optional path and no scheme, such as"
            + " cashback.example.com/log");
    require(
        !payers.isEmpty(), "payers", "[]", "names no payer, so no bill could ever issue a coin");
    require(payers.size() <= MOST_PAYERS, "payers", payers.size() + " accounts", "is more than 20");
    requireAccounts("payers", payers);
    requireAccounts("payersWithoutExport", payersWithoutExport);
    require(
        payers.containsAll(payersWithoutExport),
        "payersWithoutExport",
        payersWithoutExport.toString(),
        "names an account that is no payer");
    requireForm("alarmEmails", alarmEmails, EMAIL, "is not an address name@host");
  }

  /** A role in a payer's account. */
  enum PayerRole {
    /** May read costs, and nothing else. */
    COSTS_READER("costs-reader"),
    /** May write credits by Billing Conductor, and nothing else. */
    CREDITS_WRITER("credits-writer");

    private final String word;

    PayerRole(String word) {
      this.word = word;
    }
  }

  /** The name of a role in a payer's account, with its path. */
  String nameOf(PayerRole role) {
    return "zoncoin/" + programme + "/" + role.word;
  }

  /** That role in the account of each payer. */
  String[] arnsOf(PayerRole role) {
    return payers.stream()
        .map(payer -> "arn:aws:iam::" + payer + ":role/" + nameOf(role))
        .toArray(String[]::new);
  }
}
