package zoncoin.costs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Period;
import zoncoin.billing.Source;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.NotApplied;
import zoncoin.seal.LogFiles;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/**
 * Reads Cost Explorer: all pages of a month, within a budget, and what was read not long ago from
 * where it is kept.
 */
public final class CostReadings {
  /** Cost Explorer is brought up to date up to three times a day. */
  private static final Duration FRESH = Duration.ofHours(12);

  /** Far more than a thousand accounts of a dozen record types each fill. */
  private static final int MAX_PAGES = 200;

  /** Of one page; each counts. */
  private static final int MAX_ATTEMPTS = 3;

  private static final int FIRST_PAUSE_MILLIS = 200;

  private final String folder;
  private final Ports ports;
  private final RequestBudget budget;
  private final Ledger.Waiting waiting;

  /**
   * What is read, and where it is kept.
   *
   * @param costs Cost Explorer
   * @param invoices the invoices
   * @param files where readings are kept
   */
  public record Ports(CostExplorer costs, Invoices invoices, LogFiles files) {}

  /**
   * @param ports what is read, and where it is kept
   * @param budget what every request is counted in
   * @param waiting time, chance and patience between two attempts
   */
  public CostReadings(Ports ports, RequestBudget budget, Ledger.Waiting waiting) {
    this("reading", ports, budget, waiting);
  }

  private CostReadings(String folder, Ports ports, RequestBudget budget, Ledger.Waiting waiting) {
    this.folder = folder;
    this.ports = ports;
    this.budget = budget;
    this.waiting = waiting;
  }

  /**
   * The same, kept in a folder of its own, {@code compared}: a reading that is not old is issued
   * on, and whoever compares must not be able to say what that is.
   */
  public CostReadings toCompare() {
    return new CostReadings("compared", ports, budget, waiting);
  }

  /** What became of a wish to read. */
  public sealed interface Result {
    /** It was read, now or not long ago. */
    record Read(CostReading reading) implements Result {}

    /** Today's requests are used up; tomorrow there are so many again. */
    record OverBudget(int perDay) implements Result {}

    /** The month is not over: CloudWatch is asked for that. */
    record NotOver(Period period) implements Result {}
  }

  /**
   * Reads a month.
   *
   * @param payer whose organisation
   * @param period a month that is over
   * @param rules what earns, which decides what is asked
   * @throws NotApplied if it could not be read at several attempts
   */
  public Result read(String payer, Period period, Eligibility rules) {
    Instant now = waiting.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    if (now.isBefore(period.end())) {
      return new Result.NotOver(period);
    }
    String path = "%s/%s/%s/%s.txt".formatted(folder, payer, period, rules.hash().hex());
    Optional<LogFiles.Stored> kept = ports.files().read(path);
    Optional<CostReading> last =
        kept.map(file -> CostReading.parse(Canonical.parseUtf8(path, file.bytes())));
    if (last.isPresent() && now.isBefore(last.get().at().plus(FRESH))) {
      return new Result.Read(last.get());
    }
    Optional<Sums> sums = new Pages(CostBill.query(payer, period, rules)).read();
    if (sums.isEmpty()) {
      return new Result.OverBudget(budget.perDay());
    }
    CostReading reading = reading(payer, period, rules, now, sums.get());
    // A crash here means: it is read again, and paid for again.
    keep(path, kept, reading);
    return new Result.Read(reading);
  }

  /** All that Cost Explorer said of a month. */
  private record Sums(List<CostExplorer.Group> groups, boolean isEstimated) {}

  private CostReading reading(
      String payer, Period period, Eligibility rules, Instant now, Sums sums) {
    return new CostReading(
        Source.COST_EXPLORER,
        payer,
        period,
        rules.basis(),
        now,
        sums.isEstimated(),
        ports.invoices().of(payer, period),
        sums.groups());
  }

  /** If somebody else keeps one first, that is as good. */
  private void keep(String path, Optional<LogFiles.Stored> before, CostReading reading) {
    byte[] text = reading.text().getBytes(UTF_8);
    if (before.isPresent()) {
      ports.files().replace(path, text, before.get().version());
    } else {
      ports.files().create(path, text);
    }
  }

  /** The pages of one question. */
  private final class Pages {
    private final CostExplorer.Query query;
    private final List<CostExplorer.Group> groups = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();
    private boolean isEstimated;

    private Pages(CostExplorer.Query query) {
      this.query = query;
    }

    /** Empty if the budget ended before the pages did: half a month is worth nothing. */
    private Optional<Sums> read() {
      Optional<String> token = Optional.empty();
      do {
        Optional<CostExplorer.Page> page = page(token);
        if (page.isEmpty()) {
          return Optional.empty();
        }
        groups.addAll(page.get().groups());
        isEstimated |= page.get().isEstimated();
        token = page.get().next();
        if (token.isPresent() && (!tokens.add(token.get()) || tokens.size() >= MAX_PAGES)) {
          throw new Malformed("Cost Explorer comes to no last page of " + query);
        }
      } while (token.isPresent());
      return Optional.of(new Sums(groups, isEstimated));
    }

    private Optional<CostExplorer.Page> page(Optional<String> token) {
      for (int attempt = 1; ; attempt++) {
        if (!budget.take()) {
          return Optional.empty();
        }
        try {
          // A crash here means: a request was counted that was not sent, or nobody heard of.
          return Optional.of(ports.costs().page(query, token));
        } catch (NotApplied fault) {
          if (attempt == MAX_ATTEMPTS) {
            throw fault;
          }
        }
        waiting.pause().accept(waiting.random().nextLong(FIRST_PAUSE_MILLIS << attempt) + 1);
      }
    }
  }
}
