package zoncoin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import zoncoin.cli.cloud.Gateway;
import zoncoin.cli.cloud.LocalCloud;
import zoncoin.cli.cloud.Port;
import zoncoin.cli.cloud.Switches;
import zoncoin.cli.cloud.Timers;
import zoncoin.note.VerifierKey;
import zoncoin.seal.Alarms;

/** {@code zon up}: the whole programme on this machine, until it is stopped. */
@Command(
    name = "up",
    description = {
      "The whole programme on this machine: table, buckets, keys, functions and API.",
      "",
      "Answers on 127.0.0.1 until it is stopped. What it answered is kept in DIR; started again"
          + " there, it goes on. The table is kept by Amazon DynamoDB Local, which your build"
          + " downloaded, under Amazon's licence for it."
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final int PORT = 8_480;
  private static final int LAST_PORT = 65_535;
  private static final int LINE = 120;

  /** SHA-256 of terms that say nothing: whoever only looks agrees to nothing. */
  private static final String TERMS = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where to answer; 0 for any port that is free. Default: ${DEFAULT-VALUE}.")
  private int port = PORT;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description =
          "What the clock is to show, such as 2026-07-01T00:00:00Z; from there it goes on.")
  private Optional<Instant> now = Optional.empty();

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LAST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "port is 0 to " + LAST_PORT + ", not " + port);
    }
    PrintWriter err = spec.commandLine().getErr();
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Path folder = data.folder();
    Alarms alarms = alarm -> tell(err, "alarm: " + alarm);
    // First: where the port is another's, nothing is made.
    try (Port taken = Port.take(port);
        LocalCloud cloud = LocalCloud.open(folder, LocalCloud.Settings.startingAt(now), alarms);
        Timers timers = new Timers(cloud, fault -> tell(err, fault))) {
      Switches switches = new Switches(cloud);
      Gateway.Watcher watcher = new Gateway.Watcher(timers::wake, fault -> tell(err, fault));
      try (Gateway gateway = Gateway.open(taken, cloud, switches, watcher)) {
        switches.tell(folder, gateway.address());
        timers.start();
        cloud.onTableLost(() -> endWithTable(stop, err));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped)));
        greet(gateway, cloud, folder);
        stop.await();
      }
    } finally {
      stopped.countDown();
    }
    return Zon.WRONG_USE;
  }

  /** With the table all is over, unless that is why it ended. */
  private static void endWithTable(CountDownLatch stop, PrintWriter err) {
    if (stop.getCount() > 0) {
      tell(err, "DynamoDB Local ended; start zon up again: what was answered is kept");
      stop.countDown();
    }
  }

  /** The JVM ends when this returns: not before all is closed. */
  private static void end(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException atOnce) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(PrintWriter err, String what) {
    err.println("zon: " + what);
    err.flush();
  }

  private void greet(Gateway gateway, LocalCloud cloud, Path folder) {
    PrintWriter out = spec.commandLine().getOut();
    String address = gateway.address().toString();
    out.println("ZonCoin is up; Ctrl-C stops it.");
    out.println();
    out.printf("api         %s/v1%n", address);
    out.printf("log         %s/log/%n", address);
    out.printf("data        %s%n", folder);
    out.printf("clock       %s%n", cloud.now());
    cloud.keys().logKeys().forEach(key -> out.printf("log key     %s%n", shown(key)));
    cloud.keys().issuerKeys().forEach(key -> out.printf("issuer key  %s%n", shown(key)));
    out.printf("all keys    %s%n", cloud.keysFile());
    out.println();
    out.println("Next, in another terminal:");
    String option = data.isDefault() ? "" : " --data " + folder;
    out.printf(
        "  curl --aws-sigv4 aws:amz:us-east-1:execute-api --user \"$(./zon local credentials"
            + " 222233334444%s)\" -X PUT -H 'Idempotency-Key: enrol-1' -H 'Content-Type:"
            + " application/json' -d '{\"terms\":\"%s\"}' %s/v1/enrolment%n",
        option, TERMS, address);
    out.printf("  ./zon local deliver PATH%s%n", option);
    out.printf("  ./zon wallet 222233334444%s%n", option);
    out.printf("  ./zon audit %s/log/ @%s%n", address, cloud.keysFile());
    out.flush();
  }

  /** The key of ML-DSA-44 has two thousand characters; the file has them all. */
  private static String shown(VerifierKey key) {
    String text = key.toString();
    return text.length() <= LINE ? text : text.substring(0, LINE) + "…";
  }
}
