package zoncoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import zoncoin.functions.lookup.LookupHandler;
import zoncoin.functions.redeem.RedeemHandler;

/**
 * How long somebody waits for a function that has just been started, by Lambda's own runtime
 * interface client on one core. Pairs take turns: ours with the options it is deployed with, and
 * the same account looked up by {@link BaselineHandler} with those of the JVM. Then ours as it
 * starts from a snapshot: its hooks run, and the first answer after them stands beside the
 * twentieth. No snapshot is taken: what Lambda needs to load one is not in it.
 */
final class ColdStart {
  private static final String TABLE = "cold";
  private static final int WARM = 20;
  private static final List<String> OURS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  /** Where Lambda's Java runtimes have the hooks of a snapshot: org.crac looks for them by name. */
  private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  private static final Path EVENT = Path.of("events", "account-looked-up.json");
  private static final Path ENROLMENT = Path.of("events", "member-enrols.json");

  private ColdStart() {}

  /** Measures so many pairs, and prints. */
  static void run(int pairs) {
    try (LocalServer server = LocalServer.inMemory()) {
      server.create(TABLE, Members.found(1));
      Map<String, String> environment = environment(server);
      String event = event(EVENT, 0);
      List<FreshJvm> ours = new ArrayList<>();
      List<FreshJvm> baseline = new ArrayList<>();
      for (int pair = 0; pair < pairs; pair++) {
        ours.add(first(LookupHandler.class, OURS, environment, event));
        baseline.add(first(BaselineHandler.class, List.of(), environment, event));
      }
      System.out.printf(
          Locale.ROOT,
          "%-46s %9s %9s %7s%n",
          "first answer on one core, %d pairs".formatted(pairs),
          "ours",
          "baseline",
          "ratio");
      print("CPU ms", ours, baseline, FreshJvm::cpuMillis);
      print("wall ms", ours, baseline, FreshJvm::wallMillis);
      restored("GET /v1/account", LookupHandler.class, environment, pairs);
      restored("PUT /v1/enrolment", RedeemHandler.class, environment, pairs);
    }
  }

  private static FreshJvm first(
      Class<?> handler, List<String> options, Map<String, String> environment, String event) {
    try (RunningFunction runtime = RunningFunction.start(handler.getName(), options, environment)) {
      return runtime.first(event);
    }
  }

  private static void print(
      String what,
      List<FreshJvm> ours,
      List<FreshJvm> baseline,
      java.util.function.ToDoubleFunction<FreshJvm> figure) {
    System.out.printf(
        Locale.ROOT,
        "%-46s %9.0f %9.0f %7.2f%n",
        what,
        Median.of(ours, figure),
        Median.of(baseline, figure),
        Median.ofRatio(ours, baseline, figure));
  }

  /** What an answer took after the hooks, and once it was warm: milliseconds. */
  private record Waits(double first, double warm) {}

  private static void restored(
      String what, Class<?> handler, Map<String, String> environment, int times) {
    List<Waits> waits = new ArrayList<>();
    Map<String, String> snapshot = new HashMap<>(environment);
    snapshot.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    for (int time = 0; time < times; time++) {
      waits.add(waits(handler, snapshot, time));
    }
    System.out.printf(
        Locale.ROOT,
        "%n%-46s %9s %9s %7s%n%-46s %9.1f %9.1f %7.2f%n",
        "first answer after a restore, wall ms",
        "first",
        "warm",
        "ratio",
        what,
        Median.of(waits, Waits::first),
        Median.of(waits, Waits::warm),
        Median.of(waits, each -> each.first() / each.warm()));
  }

  /** Each event is another account's: what is asked again is answered quicker. */
  private static Waits waits(Class<?> handler, Map<String, String> environment, int time) {
    boolean isLookup = handler == LookupHandler.class;
    List<String> options = new ArrayList<>(OURS);
    options.add(HOOKS);
    try (RunningFunction runtime = RunningFunction.start(handler.getName(), options, environment)) {
      runtime.awaitRestored();
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i <= WARM; i++) {
        String event = isLookup ? event(EVENT, i % 16) : event(ENROLMENT, 1_000 + time * 100 + i);
        millis.add(runtime.answered(event).nanos() / 1e6);
      }
      return new Waits(millis.getFirst(), millis.getLast());
    }
  }

  private static String event(Path file, int member) {
    try {
      return Files.readString(file).replace("111122223333", Programme.member(member).id());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + file, unreadable);
    }
  }

  private static Map<String, String> environment(LocalServer server) {
    Map<String, String> set = new HashMap<>();
    set.put("AWS_REGION", "us-east-1");
    set.put("AWS_ACCESS_KEY_ID", "bench");
    set.put("AWS_SECRET_ACCESS_KEY", "unchecked");
    set.put("AWS_ENDPOINT_URL_DYNAMODB", server.endpoint().toString());
    set.put("ZONCOIN_TABLE", TABLE);
    set.put("ZONCOIN_LOG_ORIGIN", Programme.LOG.origin());
    set.put("ZONCOIN_MERGE_DELAY_SECONDS", "3600");
    for (String name :
        List.of("LOG_BUCKET", "EVIDENCE_BUCKET", "DESK_KEY_SECRET", "NONCE_KEY_SECRET")) {
      set.put("ZONCOIN_" + name, "bench");
    }
    return set;
  }
}
