package zoncoin.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reports made a second time, by nothing but the pages {@code entry.md} and {@code report.md}: from
 * the bytes of a log to the text, with no class of the product.
 */
final class SecondReport {
  private static final List<String> ROWS =
      List.of(
          "issued",
          "adjusted",
          "vested",
          "held",
          "released",
          "redeemed",
          "paid",
          "collected",
          "reversed",
          "expired",
          "clawed-back",
          "left");
  private static final Map<String, String> ROW_OF_KIND =
      Map.ofEntries(
          Map.entry("issue", "issued"),
          Map.entry("vest", "vested"),
          Map.entry("hold", "held"),
          Map.entry("release", "released"),
          Map.entry("settle", "redeemed"),
          Map.entry("transfer", "paid"),
          Map.entry("collect", "collected"),
          Map.entry("reverse", "reversed"),
          Map.entry("expire", "expired"),
          Map.entry("leave", "left"));

  /** A posting, with the entry that it is of. */
  private record Line(
      int entry,
      String month,
      String row,
      String kind,
      String account,
      String bucket,
      BigInteger zon) {
    /** Pending, spendable, held, in tills or owed; the programme's own side is none of them. */
    int column() {
      if (account.startsWith("program:")) {
        return -1;
      }
      return account.startsWith("till:")
          ? 3
          : switch (bucket.replaceAll(":.*", "")) {
            case "pending" -> 0;
            case "lot", "gift" -> 1;
            case "held" -> 2;
            default -> 4;
          };
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final String origin;
  private final String size;
  private final String root;
  private Instant newest = Instant.EPOCH;
  private long delay;

  SecondReport(Function<String, Optional<byte[]>> log) {
    String[] checkpoint = new String(log.apply("checkpoint").orElseThrow(), UTF_8).split("\n");
    origin = checkpoint[0];
    size = checkpoint[1];
    root = checkpoint[2];
    int entries = Integer.parseInt(size);
    for (int first = 0; first < entries; first += 256) {
      int width = Math.min(256, entries - first);
      String path = "tile/entries/%03d%s".formatted(first / 256, width < 256 ? ".p/" + width : "");
      ByteBuffer bundle = ByteBuffer.wrap(log.apply(path).orElseThrow());
      for (int at = 0; at < width; at++) {
        byte[] note = new byte[Short.toUnsignedInt(bundle.getShort())];
        bundle.get(note);
        read(first + at, new String(note, UTF_8).split("\n\n")[0].split("\n"));
      }
    }
  }

  private void read(int index, String[] entry) {
    Function<String, List<String>> values =
        key ->
            Arrays.stream(entry)
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    delay = Math.max(delay, Long.parseLong(values.apply("log").getFirst().split(" ")[1]));
    Instant time = Instant.parse(values.apply("time").getFirst());
    newest = time.isAfter(newest) ? time : newest;
    String kind = values.apply("kind").getFirst();
    List<String> postings = values.apply("posting");
    boolean takesBack =
        postings.stream().anyMatch(p -> p.matches("program:(issuance|adjustment) total \\d+"));
    String row =
        kind.equals("adjust")
            ? takesBack ? "clawed-back" : "adjusted"
            : ROW_OF_KIND.getOrDefault(kind, "");
    String month = time.toString().substring(0, 7);
    for (String posting : postings) {
      String[] words = posting.split(" ");
      BigInteger zon = new BigInteger(words[2]);
      lines.add(new Line(index, month, row, kind, words[0], words[1], zon));
      if (kind.equals("release") && words[0].startsWith("program:breakage:")) {
        // Out of what was held and into the row of what expired.
        lines.add(new Line(-1, month, "released", kind, "member:", "held", zon));
        lines.add(new Line(-1, month, "expired", kind, "member:", "held", zon.negate()));
      }
    }
    if (postings.isEmpty() && !row.isEmpty()) {
      lines.add(new Line(index, month, row, kind, "program:", "total", BigInteger.ZERO));
    }
  }

  String text(String period) {
    StringBuilder text = new StringBuilder("zoncoin/report@v1\n");
    text.append("log " + origin + "\nsize " + size + "\nroot " + root + "\n");
    text.append("period " + period + "\n");
    text.append("newest " + "%tFT%<tT.%<tLZ".formatted(newest.atZone(java.time.ZoneOffset.UTC)));
    Instant end = Instant.parse(YearMonth.parse(period).plusMonths(1) + "-01T00:00:00Z");
    boolean isClosed = !newest.isBefore(end.plus(Duration.ofSeconds(delay)));
    text.append("\nclosed " + (isClosed ? "yes" : "no") + "\n");
    text.append("opening " + sums(line -> line.month.compareTo(period) < 0) + "\n");
    for (String row : ROWS) {
      Predicate<Line> isIt = line -> line.month.equals(period) && line.row.equals(row);
      long entries =
          lines.stream().filter(isIt).mapToInt(Line::entry).filter(e -> e >= 0).distinct().count();
      text.append(row + " " + entries + " " + sums(isIt) + "\n");
    }
    Predicate<Line> until = line -> line.month.compareTo(period) <= 0;
    text.append("closing " + sums(until) + "\n");
    Predicate<Line> now = line -> line.month.equals(period);
    text.append(
        "set-off " + sum(now.and(l -> l.kind.equals("adjust") && isBreakage(l))).negate() + "\n");
    products(text, now);
    lots(text, period, until);
    months(text, period, until);
    return text.toString();
  }

  private void products(StringBuilder text, Predicate<Line> now) {
    String prefix = "program:redemption:";
    lines.stream()
        .filter(now.and(line -> line.account.startsWith(prefix)))
        .collect(Collectors.groupingBy(Line::account, TreeMap::new, Collectors.toList()))
        .forEach(
            (account, sold) ->
                text.append("product " + account.substring(prefix.length()) + " " + sold.size())
                    .append(
                        " "
                            + sold.stream().map(Line::zon).reduce(BigInteger.ZERO, BigInteger::add)
                            + "\n"));
  }

  private void lots(StringBuilder text, String period, Predicate<Line> until) {
    Map<String, BigInteger[]> cohorts = new TreeMap<>();
    Map<String, String> opened = new TreeMap<>();
    for (Line line : lines.stream().filter(until).toList()) {
      String place = line.account.startsWith("program:breakage:") ? line.account : line.bucket;
      if (place.indexOf(':') < 0) {
        continue;
      }
      String month = place.substring(place.lastIndexOf(':') + 1);
      opened.merge(month, line.month, (a, b) -> a.compareTo(b) < 0 ? a : b);
      BigInteger[] sums =
          cohorts.computeIfAbsent(
              month,
              m -> IntStream.range(0, 4).mapToObj(i -> BigInteger.ZERO).toArray(BigInteger[]::new));
      int column = place.startsWith("lot:") ? 0 : place.startsWith("gift:") ? 1 : 3;
      sums[column] = sums[column].add(line.zon);
      if (line.kind.equals("vest") || line.kind.equals("adjust")) {
        sums[2] = sums[2].add(line.zon);
      }
    }
    BigInteger vested = BigInteger.ZERO;
    BigInteger expired = BigInteger.ZERO;
    int past = 0;
    for (Map.Entry<String, BigInteger[]> cohort : cohorts.entrySet()) {
      if (cohort.getKey().compareTo(period) < 0) {
        past++;
        vested = vested.add(cohort.getValue()[2]);
        expired = expired.add(cohort.getValue()[3]);
      }
    }
    List<String> expected = new ArrayList<>();
    for (Map.Entry<String, BigInteger[]> cohort : cohorts.entrySet()) {
      BigInteger[] sums = cohort.getValue();
      BigInteger left = sums[0].add(sums[1]);
      if (left.signum() != 0) {
        expected.add(
            expected(cohort.getKey().compareTo(period) <= 0, sums[2], left, vested, expired));
        text.append(
            "lot " + cohort.getKey() + " " + opened.get(cohort.getKey()) + " " + sums[0] + " ");
        text.append(sums[1] + " " + sums[2] + " " + expected.getLast() + "\n");
      }
    }
    text.append("past-lots " + past + " " + vested + " " + expired + "\nexpected-breakage ");
    text.append(
        expected.contains("-")
            ? "-"
            : expected.stream().map(BigInteger::new).reduce(BigInteger.ZERO, BigInteger::add));
    text.append("\n");
  }

  private static String expected(
      boolean isOver, BigInteger ofLot, BigInteger left, BigInteger vested, BigInteger expired) {
    if (isOver) {
      return left.toString();
    }
    if (vested.signum() <= 0) {
      return "-";
    }
    BigInteger lost = expired.max(BigInteger.ZERO).min(vested);
    return ofLot.max(BigInteger.ZERO).multiply(lost).divide(vested).min(left).toString();
  }

  private void months(StringBuilder text, String period, Predicate<Line> until) {
    List<String> all = lines.stream().filter(until).map(Line::month).toList();
    if (all.isEmpty()) {
      return;
    }
    YearMonth first = YearMonth.parse(Collections.min(all));
    YearMonth last = YearMonth.parse(period);
    for (YearMonth at = first; !at.isAfter(last); at = at.plusMonths(1)) {
      if (at.isAfter(last.minusMonths(24))) {
        String month = at.toString();
        Function<List<String>, BigInteger> of =
            rows -> total(line -> line.month.equals(month) && rows.contains(line.row));
        text.append("month " + month + " " + of.apply(List.of("issued", "adjusted")));
        text.append(" " + of.apply(List.of("redeemed")).negate());
        text.append(" " + of.apply(List.of("expired")).negate());
        text.append(" " + of.apply(List.of("clawed-back", "left")).negate());
        text.append(" " + total(line -> line.month.compareTo(month) <= 0) + "\n");
      }
    }
  }

  private static boolean isBreakage(Line line) {
    return line.account.startsWith("program:breakage:");
  }

  private BigInteger sum(Predicate<Line> which) {
    return lines.stream().filter(which).map(Line::zon).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Debt is below zero, so a plain sum takes what is owed off. */
  private BigInteger total(Predicate<Line> which) {
    return sum(which.and(line -> line.column() >= 0));
  }

  private String sums(Predicate<Line> which) {
    return IntStream.range(0, 5)
        .mapToObj(
            column -> {
              BigInteger sum = sum(which.and(line -> line.column() == column));
              return String.valueOf(column == 4 ? sum.negate() : sum);
            })
        .collect(Collectors.joining(" "));
  }
}
