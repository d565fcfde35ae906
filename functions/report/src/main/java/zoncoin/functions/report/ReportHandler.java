package zoncoin.functions.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import zoncoin.audit.Audit;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.billing.Period;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.Kind;
import zoncoin.note.NoteSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.report.Filing;
import zoncoin.report.Liability;
import zoncoin.store.Cloud;
import zoncoin.tlog.TileReader;

/** Files the report of a month. */
public final class ReportHandler implements RequestStreamHandler {
  private final Supplier<Desk> desk;

  /** Wired from the environment, once the first event comes. */
  public ReportHandler() {
    this.desk = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param filing files it
   * @param log what it is made from
   * @param clock says which month is over
   */
  public ReportHandler(Filing filing, TileReader log, InstantSource clock) {
    this.desk = () -> new Desk(filing, log, clock);
  }

  /** What a report is filed with. */
  private record Desk(Filing filing, TileReader log, InstantSource clock) {}

  private static Desk wire(Cloud cloud) {
    Filing filing =
        new Filing(
            liability(cloud.logSigners()),
            cloud.issuer(Kind.Desk.BILLING).signer(Kind.Desk.BILLING),
            cloud.evidence(),
            cloud.ledger(Kind.Desk.BILLING));
    return new Desk(filing, cloud.tiles(), cloud.clock());
  }

  /**
   * What reads the log of these keys, passing over issuers' signatures: the sealer verified them.
   *
   * @param logSigners whose public halves verify the checkpoint
   */
  public static Liability liability(List<? extends NoteSigner> logSigners) {
    TrustedKeys keys = TrustedKeys.of(logSigners.stream().map(NoteSigner::verifierKey).toList());
    Audit.Plan plan = new Audit.Plan(keys, List.of(), Audit.Signatures.SKIPPED);
    return new Liability(plan, Parallel.SEQUENTIAL, Progress.NONE);
  }

  /** An event of a timer has other fields; it names no period. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Map<String, Object> answer = file(Json.readEvent(input));
    context.getLogger().log(Json.print(answer));
    Json.write(answer, output);
  }

  private Map<String, Object> file(JsonObject event) {
    Desk at = desk.get();
    Period period =
        event.optionalText("period").map(Period::parse).orElseGet(() -> before(at.clock()));
    return switch (at.filing().file(at.log(), period)) {
      case Filing.Result.Filed filed -> render(filed);
      // Both want a person: the function fails, and its alarm rings.
      case Filing.Result.Unsound unsound ->
          throw new IllegalStateException("the log is not sound: " + unsound.audit().first());
      case Filing.Result.Refused refused ->
          throw new IllegalStateException("the report was refused: " + refused.refusal());
    };
  }

  private static Period before(InstantSource clock) {
    return new Period(YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusMonths(1));
  }

  private static Map<String, Object> render(Filing.Result.Filed filed) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("period", filed.report().report().heading().period().toString());
    answer.put("transaction", filed.entry().entry().transaction().text());
    answer.put("report", filed.report().hash().hex());
    answer.put("size", filed.report().report().heading().head().size());
    answer.put("closed", filed.report().report().heading().isClosed());
    return answer;
  }
}
