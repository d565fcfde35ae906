package zoncoin.billing;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * Lines of a bill that are alike in everything that decides what they are worth, summed. Every
 * source of bills is told in these, whatever its own columns are called.
 *
 * @param subject whose bill
 * @param type the line type
 * @param billingEntity who sells: {@code AWS}, {@code AISPL}, {@code AWS Marketplace}; may be empty
 * @param product the product code, such as {@code AmazonEC2}; may be empty
 * @param description of a refund, the text that says what of; of other types nobody looks at it
 * @param invoice the invoice id, empty while there is none
 * @param group what a reward policy tells lines apart by besides
 * @param sums what the lines come to
 */
public record Charge(
    Subject subject,
    LineType type,
    String billingEntity,
    String product,
    String description,
    String invoice,
    Group group,
    Sums sums) {
  private static final Pattern INVOICE = Pattern.compile("[!-~]{0,128}");

  /** Refuses an invoice id that is not one printable word. */
  public Charge {
    checkInvoice(invoice);
  }

  /** Lines that nobody tells apart otherwise. */
  public Charge(
      Subject subject,
      LineType type,
      String billingEntity,
      String product,
      String description,
      String invoice,
      Sums sums) {
    this(subject, type, billingEntity, product, description, invoice, Group.NONE, sums);
  }

  /**
   * Refuses what is not an invoice id.
   *
   * @param id a printable word of at most 128 characters, or nothing
   * @throws Malformed if it is anything else
   */
  public static void checkInvoice(String id) {
    if (!INVOICE.matcher(id).matches()) {
      throw new Malformed("an invoice id is one word: " + Malformed.shown(id));
    }
  }

  /**
   * What alike lines come to.
   *
   * @param rows how many lines
   * @param costRows how many of them have a cost other than zero
   * @param netRows how many of them say a net cost
   * @param unblended sum of their unblended costs
   * @param cost sum of what counts of each by the basis. Invoiced: its net unblended cost if it
   *     says one, else its unblended cost. Amortised: the same, but of usage that a commitment
   *     covers its effective cost, of a commitment's recurring fee the part that nobody used, of a
   *     negation nothing
   */
  public record Sums(
      long rows, long costRows, long netRows, BigDecimal unblended, BigDecimal cost) {
    /** Refuses counts that cannot be. */
    public Sums {
      if (costRows < 0 || netRows < 0 || Math.max(costRows, netRows) > rows) {
        throw new Malformed("a charge has no more lines of a kind than lines");
      }
    }
  }
}
