package zoncoin.cli;

import static zoncoin.cli.Table.Align.LEFT;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Posting;
import zoncoin.note.TlogProof;
import zoncoin.note.TrustedKeys;
import zoncoin.receipt.Receipt;
import zoncoin.receipt.Verification;
import zoncoin.tlog.Malformed;

/** {@code zon verify}: whether a receipt holds. */
@Command(
    name = "verify",
    description = {
      "Whether a receipt holds: its entry is signed by an issuer, stands in the log, and the log"
          + " signed that.",
      "",
      "Needs no network. Remembers the newest checkpoint of each log; one that is older, or of"
          + " another tree of the same size, is refused and both are shown as evidence."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "RECEIPT", description = "The file: c2sp.org/tlog-proof with an entry.")
  private Path receiptFile = Path.of("");

  @Mixin private KeyOptions keys = new KeyOptions();

  @Option(
      names = "--older",
      description =
          "The receipt may be older than the newest checkpoint seen. That both are of one log,"
              + " zon audit shows.")
  private boolean isOlderFine;

  @Mixin private StateOption state = new StateOption();

  @Override
  public Integer call() throws IOException {
    TrustedKeys trusted = keys.trusted();
    if (trusted.issuers().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "give an issuer's key too: its name begins with " + trusted.origin() + "/");
    }
    byte[] bytes = read();
    PrintWriter out = spec.commandLine().getOut();
    Receipt receipt;
    try {
      receipt = Receipt.parse(bytes);
    } catch (Malformed malformed) {
      out.println("The receipt does not hold: it is not in its form. " + malformed.getMessage());
      out.flush();
      return Zon.FOUND_WRONG;
    }
    int exitCode = verify(receipt, trusted, out);
    out.flush();
    return exitCode;
  }

  /** One byte more than a receipt may have, at most: enough to see that it is none. */
  private byte[] read() throws IOException {
    return Reason.read(receiptFile, TlogProof.MAX_BYTES + 1);
  }

  private int verify(Receipt receipt, TrustedKeys trusted, PrintWriter out) {
    return switch (receipt.verify(trusted)) {
      case Verification.Fails fails -> {
        out.println("The receipt does not hold: " + fails.detail() + ".");
        yield Zon.FOUND_WRONG;
      }
      case Verification.Holds holds -> compare(receipt, holds, trusted.origin(), out);
    };
  }

  private int compare(Receipt receipt, Verification.Holds holds, String origin, PrintWriter out) {
    Seen seen = state.seen(origin);
    Optional<Seen.Contradiction> found = seen.contradicts(receipt.checkpoint());
    if (found.isPresent() && !(isOlderFine && found.get().isOlder())) {
      out.println("The receipt holds by itself, and its log does not: " + found.get().why() + ".");
      out.print(found.get().evidence());
      if (found.get().isOlder()) {
        out.println("If the receipt is just older, get it anew, or say --older.");
      }
      return Zon.FOUND_WRONG;
    }
    print(holds, origin, out);
    out.flush();
    // What follows can fail, and does not change the answer.
    seen.remember(receipt.checkpoint());
    return Zon.GOOD;
  }

  private static void print(Verification.Holds holds, String origin, PrintWriter out) {
    Entry entry = holds.entry().entry();
    out.println("The receipt holds.");
    Table table = new Table(LEFT, LEFT);
    table.add("transaction", entry.transaction().text());
    table.add("kind", entry.kind().word());
    table.add("time", entry.time().toString());
    for (Posting posting : entry.postings()) {
      table.add(
          "posting",
          posting.account()
              + " "
              + posting.bucket().text()
              + " "
              + posting.amount().znc()
              + " ZNC");
    }
    table.add("signed by", holds.entry().signature().name());
    table.add("stands in", origin + ", entry " + holds.index() + " of " + holds.head().size());
    out.print(table);
  }
}
