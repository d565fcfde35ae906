package zoncoin.reward;

import java.math.BigDecimal;
import java.util.List;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;

/** Why a delivery issued nothing until a person decides; nothing of it was noted as issued. */
public sealed interface Halt {
  /** In one sentence, what is the matter and what can be done. */
  String sentence();

  /** A word of a command line, whatever is in it: a POSIX shell takes it as it is. */
  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

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
      return "%s does not issue for payer %s: %s does; to switch: zon operate source %s %s"
          .formatted(delivered, payer, active, payer, quoted(delivered));
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
      return "%s is an export of account %s and names payer %s; to let it: zon operate source %s %s"
          .formatted(delivered, owner, payer, payer, quoted(delivered));
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

  /**
   * Its export is not known to be asked for what coins are issued on.
   *
   * @param payer whose bill it is
   * @param period which
   * @param delivery its {@linkplain zoncoin.billing.Age#name name}
   * @param export the export that made it
   * @param changes what of it is another, in words
   */
  record ChangedExport(
      String payer, Period period, String delivery, String export, List<String> changes)
      implements Halt {
    /** Copies. */
    public ChangedExport {
      changes = List.copyOf(changes);
    }

    @Override
    public String sentence() {
      return "%s of payer %s: %s; to let it: zon operate accept %s %s %s"
          .formatted(export, payer, String.join("; ", changes), payer, period, delivery);
    }
  }
}
