package zoncoin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.exports.sample.Format;
import zoncoin.exports.sample.Packing;
import zoncoin.exports.sample.Sample;
import zoncoin.exports.sample.Stage;
import zoncoin.tlog.Malformed;

/** {@code zon sample}: bills to try things on, and what they come to. */
@Command(
    name = "sample",
    description = {
      "Writes bills that are made up, as AWS lays them out in a bucket, and expected.json: what"
          + " they come to, account by account, on both bases.",
      "",
      "The same seed writes the same bills. Each format has a folder of its own."
    },
    mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Where to; has to be empty, or not there yet.")
  private Path folder = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What is drawn from. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "5",
      description = "Members beside the payer. Default: ${DEFAULT-VALUE}.")
  private int accounts;

  @Option(
      names = "--months",
      paramLabel = "N",
      defaultValue = "1",
      description = "Months from January 2026 on. Default: ${DEFAULT-VALUE}.")
  private int months;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = "cur-2.0",
      description = "cur-2.0, cur (Parquet), cur-legacy-csv, focus-1.0, focus-1.2 or all.")
  private List<String> formats = List.of();

  @Option(
      names = "--compression",
      paramLabel = "HOW",
      description =
          "gzip, zip (cur-legacy-csv alone), parquet or none. Default: gzip; of cur, parquet.")
  private Optional<String> compression = Optional.empty();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      split = ",",
      defaultValue = "USD",
      description = "What accounts are billed in, in turn. Default: ${DEFAULT-VALUE}.")
  private List<String> currencies = List.of();

  @Option(
      names = "--deliveries",
      paramLabel = "WHICH",
      split = ",",
      defaultValue = ALL,
      description = "Of each month: estimate, restated, invoiced, refunded, or all.")
  private List<String> deliveries = List.of();

  @Option(
      names = "--overwrite",
      description =
          "Each delivery of a month overwrites the one before, as exports can be told to.")
  private boolean overwrites;

  @Option(names = "--json", description = "Say in JSON what was written.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Sample.Form usual = Sample.Form.of(chosen("format", formats, Format.values(), Format::word));
    Sample.Form form =
        new Sample.Form(
            usual.formats(),
            compression.map(word -> one("compression", word, Packing.values(), Packing::word)),
            overwrites,
            usual.chunkRows());
    Sample.Scope scope =
        new Sample.Scope(
            seed,
            accounts,
            months,
            currencies,
            chosen("delivery", deliveries, Stage.values(), Stage::word));
    List<Sample.Written> written =
        Waiting.during("writing bills", err, () -> Sample.write(folder, scope, form));
    out.print(json ? json(written) : text(written));
    out.flush();
    return Zon.GOOD;
  }

  private static <T> List<T> chosen(
      String what, List<String> words, T[] values, Function<T, String> word) {
    return words.stream()
        .flatMap(
            each ->
                each.equals(ALL) ? Arrays.stream(values) : Stream.of(one(what, each, values, word)))
        .toList();
  }

  private static <T> T one(String what, String word, T[] values, Function<T, String> wordOf) {
    return Arrays.stream(values)
        .filter(value -> wordOf.apply(value).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Malformed(
                    "%s is one of %s: %s"
                        .formatted(
                            what,
                            String.join(", ", Arrays.stream(values).map(wordOf).toList()),
                            Malformed.shown(word))));
  }

  private String text(List<Sample.Written> written) {
    Table table =
        new Table(Table.Align.LEFT, Table.Align.LEFT, Table.Align.LEFT, Table.Align.POINT);
    table.add("format", "period", "delivery", "rows");
    for (Sample.Written each : written) {
      table.add(
          each.format().word(),
          each.period().toString(),
          each.stage().word(),
          String.format(Locale.ROOT, "%d", each.rows()));
    }
    return "%s%nWhat they come to: %s%n".formatted(table, folder.resolve(Sample.EXPECTED));
  }

  private String json(List<Sample.Written> written) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("expected", folder.resolve(Sample.EXPECTED).toString());
    ArrayNode list = root.putArray("deliveries");
    for (Sample.Written each : written) {
      list.addObject()
          .put("format", each.format().word())
          .put("period", each.period().toString())
          .put("delivery", each.stage().word())
          .put("manifest", folder.resolve(each.manifest()).toString())
          .put("rows", each.rows());
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("a tree of text and numbers prints", impossible);
    }
  }
}
