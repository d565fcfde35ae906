package zoncoin.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Sums gzipped CSV line by line, as one writes it without a database; no line has a newline. */
final class PlainReader {
  private static final int BUFFER_CHARACTERS = 1 << 16;

  private PlainReader() {}

  /** What alike lines come to. */
  private static final class Sum {
    private long rows;
    private BigDecimal cost = BigDecimal.ZERO;
  }

  /** Sums all files of a folder and answers how many rows they have. */
  static long sum(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    Map<List<String>, Sum> sums = new HashMap<>();
    for (Path file : files) {
      try (BufferedReader lines = open(file)) {
        List<String> header = split(String.valueOf(lines.readLine()));
        List<Integer> keys = BillSide.KEYS.stream().map(header::indexOf).toList();
        int cost = header.indexOf(BillSide.COST);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          List<String> values = split(line);
          Sum sum = sums.computeIfAbsent(keys.stream().map(values::get).toList(), key -> new Sum());
          sum.rows++;
          sum.cost = sum.cost.add(new BigDecimal(values.get(cost)));
        }
      }
    }
    return sums.values().stream().mapToLong(sum -> sum.rows).sum();
  }

  /** The names of the columns. */
  static List<String> header(Path file) throws IOException {
    try (BufferedReader lines = open(file)) {
      return split(String.valueOf(lines.readLine()));
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file), BUFFER_CHARACTERS), UTF_8),
        BUFFER_CHARACTERS);
  }

  private static List<String> split(String line) {
    List<String> values = new ArrayList<>();
    boolean isQuoted = false;
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ',';
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        values.add(unquoted(line.substring(start, i)));
        start = i + 1;
      }
    }
    return values;
  }

  private static String unquoted(String value) {
    return value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replace("\"\"", "\"")
        : value;
  }
}
