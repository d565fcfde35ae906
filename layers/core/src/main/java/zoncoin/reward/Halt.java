package zoncoin.reward;

import java.math.BigDecimal;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;

/** Why a delivery issued nothing until a person decides; nothing of it was noted as issued. */
public sealed interface Halt {
  /** In one sentence, what is the matter and what can be done. */
  String sentence();

  /**
   * It is of another export than the payer's.
   *
   * @param payer whose bill it is
   * @param active the export that issues for the payer
   * @param delivered the export that made the delivery
   */
  record OtherExport(String payer, String active, String delivered) implements Halt {
    @Override
    public String sentence() {
      return "%s does not issue for payer %s: %s does; to switch: zon operate source %s '%s'"
          .formatted(delivered, payer, active, payer, delivered);
    }
  }

  /**
   * It is of an export that is another account's, and so may say whatever that account made it say.
   *
   * @param payer whose bill it says it is
   * @param owner whose export it is, 12 digits
   * @param delivered the export that made the delivery
   */
  record ForeignExport(String payer, String owner, String delivered) implements Halt {
    @Override
    public String sentence() {
      return "%s is an export of account %s and names payer %s; to let it: zon operate source %s '%s'"
          .formatted(delivered, owner, payer, payer, delivered);
    }
  }

  /**
   * It takes away more of a closed period than goes without asking.
   *
   * @param payer whose bill it is
   * @param period which
   * @param delivery its {@linkplain zoncoin.billing.Age#name name}
   * @param currency in which most is gone
   * @param before the largest eligible spend since the period was closed
   * @param now the eligible spend that it tells of
   */
  record Held(
      String payer,
      Period period,
      String delivery,
      Currency currency,
      BigDecimal before,
      BigDecimal now)
      implements Halt {
    @Override
    public String sentence() {
      return "closed period %s of payer %s shrinks from %s to %s %s; to let it: zon operate accept %s %s %s"
          .formatted(
              period,
              payer,
              before.toPlainString(),
              now.toPlainString(),
              currency,
              payer,
              period,
              delivery);
    }
  }
}
