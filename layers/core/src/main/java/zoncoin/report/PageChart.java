package zoncoin.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import zoncoin.ledger.Amount;

/**
 * A chart of stacked bars, one a month, as SVG that needs nothing else: above the line what is more
 * than nothing, below it what is less.
 *
 * @param title what is shown
 * @param months from the left
 * @param series from the line outwards
 */
record PageChart(String title, List<YearMonth> months, List<Series> series) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 230;

  /** Room for a label on the left: usual ones, or longer by so much a character. */
  private static final int LEFT = 86;

  private static final int CHARACTER = 7;
  private static final int TOP = 10;
  private static final int BOTTOM = 40;
  private static final int WIDEST_BAR = 40;
  private static final int MOST_STEPS = 5;

  /**
   * Bars of one colour.
   *
   * @param name for the legend
   * @param style the class of its rectangles
   * @param amounts one a month
   */
  record Series(String name, String style, List<Amount> amounts) {}

  String svg() {
    Scale scale = scale();
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(WIDTH, HEIGHT, title));
    for (long step = scale.lowest; step <= scale.highest; step++) {
      double y = scale.y((double) step * scale.stepZon);
      String style = step == 0 ? "axis" : "grid";
      svg.append(line(style, scale.left(), y, WIDTH - 4, y));
      svg.append(text("end", scale.left() - 8, y + 4, scale.label(step)));
    }
    for (int at = 0; at < months.size(); at++) {
      bars(svg, scale, at);
      labels(svg, scale, at);
    }
    return svg.append("</svg>\n").toString();
  }

  private void bars(StringBuilder svg, Scale scale, int at) {
    double width = Math.min(slot(scale) * 0.7, WIDEST_BAR);
    double x = middle(scale, at) - width / 2;
    double above = 0;
    double below = 0;
    for (Series one : series) {
      Amount amount = one.amounts().get(at);
      double from = amount.isPositive() ? above : below;
      double to = from + amount.zon();
      if (amount.isPositive()) {
        above = to;
      } else {
        below = to;
      }
      double top = Math.min(scale.y(from), scale.y(to));
      double height = Math.abs(scale.y(from) - scale.y(to));
      if (!amount.isZero()) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                    + "<title>%s, %s: %s ZNC</title></rect>%n",
                one.style(),
                x,
                top,
                width,
                Math.max(height, 0.5),
                months.get(at),
                one.name(),
                PageNumbers.rounded(amount)));
      }
    }
  }

  /** The month under each bar, the year under the first and each January. */
  private void labels(StringBuilder svg, Scale scale, int at) {
    YearMonth month = months.get(at);
    int y = HEIGHT - BOTTOM + 16;
    svg.append(text("middle", middle(scale, at), y, "%02d".formatted(month.getMonthValue())));
    if (at == 0 || month.getMonthValue() == 1 || month.getYear() != months.get(at - 1).getYear()) {
      svg.append(text("middle", middle(scale, at), y + 16, String.valueOf(month.getYear())));
    }
  }

  private double slot(Scale scale) {
    return (double) (WIDTH - scale.left() - 4) / months.size();
  }

  private double middle(Scale scale, int at) {
    return scale.left() + slot(scale) * (at + 0.5);
  }

  private static String line(String style, double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
        style,
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(String anchor, double x, double y, String text) {
    return String.format(
        Locale.ROOT,
        "<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
        anchor,
        x,
        y,
        text);
  }

  /** Steps of 1, 2 or 5 times a power of ten, at least one zon. */
  private record Scale(long lowest, long highest, long stepZon) {
    double y(double zon) {
      double most = (double) highest * stepZon;
      double least = (double) lowest * stepZon;
      return TOP + (HEIGHT - TOP - BOTTOM) * (most - zon) / (most - least);
    }

    String label(long step) {
      return PageNumbers.rounded(Amount.of(step * stepZon));
    }

    int left() {
      int longest = Math.max(label(lowest).length(), label(highest).length());
      return Math.max(LEFT, 8 + CHARACTER * longest);
    }
  }

  private Scale scale() {
    double most = 0;
    double least = 0;
    for (int at = 0; at < months.size(); at++) {
      double above = 0;
      double below = 0;
      for (Series one : series) {
        long zon = one.amounts().get(at).zon();
        above += Math.max(zon, 0);
        below += Math.min(zon, 0);
      }
      most = Math.max(most, above);
      least = Math.min(least, below);
    }
    for (long step : steps()) {
      long highest = (long) Math.ceil(most / step);
      long lowest = (long) Math.floor(least / step);
      if (highest - lowest <= MOST_STEPS) {
        return new Scale(lowest, Math.max(highest, lowest + 1), step);
      }
    }
    throw new IllegalStateException("no chart is as high as all coins there can be");
  }

  private static List<Long> steps() {
    List<Long> steps = new ArrayList<>();
    for (long power = Amount.ZON_PER_ZNC; power <= Long.MAX_VALUE / 10; power *= 10) {
      steps.addAll(List.of(power, 2 * power, 5 * power));
    }
    return steps;
  }
}
