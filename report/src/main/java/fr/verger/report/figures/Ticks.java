package fr.verger.report.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers along an axis, and how they are written. */
final class Ticks {
  private static final double[] STEPS = {1, 2, 5, 10};

  private Ticks() {}

  /** Round numbers that divide a range into about so many parts. */
  static List<Double> nice(double min, double max, int about) {
    double span = max - min;
    if (!(span > 0)) {
      return List.of(min);
    }
    double rough = span / about;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = 10 * power;
    for (int i = STEPS.length - 1; i >= 0; i--) {
      step = STEPS[i] * power >= rough ? STEPS[i] * power : step;
    }
    List<Double> ticks = new ArrayList<>();
    for (double i = Math.ceil(min / step); i * step <= max + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** One of some ticks, with as many digits as their distance asks for. */
  static String label(double value, List<Double> ticks) {
    double step = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : 1e-3;
    int digits = Math.min(12, Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9)));
    double shown = Math.abs(value) < step * 1e-6 ? 0 : value;
    return String.format(Locale.ROOT, "%,." + digits + "f", shown).replace('-', '\u2212');
  }

  /** A share in percent, never rounded up to 100 when something is missing. */
  static String percent(double share, int digits) {
    double factor = Math.pow(10, digits + 2);
    double shown = share > 0.99 ? Math.floor(share * factor + 1e-6) / factor : share;
    String text = String.format(Locale.ROOT, "%." + digits + "f", 100 * shown);
    return (text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text) + "%";
  }
}
