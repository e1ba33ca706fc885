package fr.verger.report.figures;

import fr.verger.report.Variance;
import fr.verger.report.figures.Drawing.Anchor;
import fr.verger.report.figures.Drawing.Filled;
import fr.verger.report.figures.Drawing.Stroked;
import fr.verger.report.figures.Drawing.Text;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The running sum of the variance over the components, with the usual shares and the chosen one.
 */
final class VarianceFigure {
  private static final double[] SHARES = {0.5, 0.9, 0.95, 0.99, 0.999, 0.9999};
  private static final Color LEAF = new Color(0x4a7031);
  private static final Color AREA = new Color(0xdfe8d0);
  private static final Color APPLE = new Color(0xb23f2a);
  private static final double LEFT = 92;
  private static final double RIGHT = 1248;
  private static final double TOP = 170;
  private static final double BOTTOM = 636;

  /** Units that a flag needs around it. */
  private static final double FLAG = 76;

  private final Variance variance;
  private final int count;
  private final boolean logarithmic;
  private final Drawing drawing;

  private VarianceFigure(Variance variance) {
    this.variance = variance;
    this.count = variance.ratios().length;
    this.logarithmic = count > 60;
    this.drawing = new Drawing(title());
  }

  /** The drawing; there must be components. */
  static Drawing of(Variance variance) {
    return new VarianceFigure(variance).draw();
  }

  private String title() {
    return "%s explain %s of the variance"
        .formatted(components(variance.kept()), Ticks.percent(reached(variance.kept()), 2));
  }

  private static String components(int count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d component" : "%,d components", count);
  }

  private double reached(int components) {
    return components == 0 ? 0 : variance.cumulative()[components - 1];
  }

  private double x(double component) {
    double share =
        logarithmic
            ? Math.log(component) / Math.log(count)
            : (component - 1) / Math.max(1, count - 1);
    return LEFT + (RIGHT - LEFT) * share;
  }

  private static double y(double share) {
    return BOTTOM - (BOTTOM - TOP) * share;
  }

  private Drawing draw() {
    drawing.add(new Text(drawing.title(), LEFT, 52, 28, Drawing.INK, Anchor.START, false, false));
    for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      drawing.add(
          new Stroked(new Line2D.Double(LEFT, y(share), RIGHT, y(share)), Drawing.LINE, 1, 0));
      drawing.text(Ticks.percent(share, 0), LEFT - 12, y(share) + 6, 17, Drawing.SOFT, Anchor.END);
    }
    curve();
    flags();
    double last = Double.POSITIVE_INFINITY;
    List<Integer> ticks = componentTicks();
    for (int i = ticks.size() - 1; i >= 0; i--) {
      double at = x(ticks.get(i));
      if (last - at >= 56) {
        String label = String.format(Locale.ROOT, "%,d", ticks.get(i));
        drawing.text(label, at, BOTTOM + 28, 17, Drawing.SOFT, Anchor.MIDDLE);
        last = at;
      }
    }
    String axis = logarithmic ? "components (logarithmic)" : "components";
    return drawing.text(axis, (LEFT + RIGHT) / 2, BOTTOM + 60, 18, Drawing.INK, Anchor.MIDDLE);
  }

  private List<Integer> componentTicks() {
    List<Integer> ticks = new ArrayList<>();
    if (logarithmic) {
      for (int power = 1; power <= count; power *= 10) {
        for (int times : new int[] {1, 2, 5}) {
          if (times * power <= count) {
            ticks.add(times * power);
          }
        }
      }
    } else {
      Ticks.nice(1, count, 12).forEach(tick -> ticks.add((int) Math.max(1, Math.round(tick))));
    }
    return ticks;
  }

  private void curve() {
    Path2D curve = new Path2D.Double();
    curve.moveTo(x(1), y(reached(1)));
    double last = x(1);
    for (int component = 2; component <= count; component++) {
      // At most one place for every half unit: tens of thousands need no more.
      if (x(component) - last >= 0.5 || component == count) {
        last = x(component);
        curve.lineTo(last, y(reached(component)));
      }
    }
    if (count == 1) {
      drawing.add(new Filled(dot(x(1), y(reached(1)), 6), LEAF));
      return;
    }
    Path2D area = new Path2D.Double(curve);
    area.lineTo(x(count), y(0));
    area.lineTo(x(1), y(0));
    area.closePath();
    drawing.add(new Filled(area, AREA)).add(new Stroked(curve, LEAF, 3.5, 0));
  }

  private static Ellipse2D dot(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** A share, the fewest components that reach it, and how high its flag stands. */
  private record Flag(double share, int components, boolean chosen) {}

  private void flags() {
    List<Flag> flags = new ArrayList<>();
    boolean marked = false;
    for (double share : SHARES) {
      int kept = variance.kept();
      int components = variance.componentsFor(share).orElse(0);
      if (components > 0) {
        flags.add(new Flag(share, components, components == kept));
        marked |= components == kept;
      }
    }
    if (!marked && variance.kept() > 0) {
      flags.add(new Flag(reached(variance.kept()), variance.kept(), true));
    }
    flags.sort((a, b) -> Integer.compare(a.components(), b.components()));
    double[] ends = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (Flag flag : flags) {
      double at = Math.min(RIGHT - FLAG / 2, Math.max(LEFT + FLAG / 2, x(flag.components())));
      int row = ends[0] + FLAG <= at ? 0 : ends[1] + FLAG <= at ? 1 : -1;
      if (row >= 0) {
        ends[row] = at;
        flag(flag, at, TOP - 62 + (row == 0 ? 34 : -12));
      }
    }
  }

  private void flag(Flag flag, double at, double bottom) {
    Color color = flag.chosen() ? APPLE : Drawing.SOFT;
    double x = x(flag.components());
    double y = y(reached(flag.components()));
    drawing.add(
        new Stroked(
            new Line2D.Double(x, bottom + 8, x, BOTTOM),
            color,
            flag.chosen() ? 2 : 1,
            flag.chosen() ? 0 : 4));
    drawing.add(new Filled(dot(x, y, 5), color));
    drawing.add(
        new Text(
            String.format(Locale.ROOT, "%,d", flag.components()),
            at,
            bottom - 18,
            19,
            flag.chosen() ? APPLE : Drawing.INK,
            Anchor.MIDDLE,
            true,
            false));
    drawing.text(Ticks.percent(flag.share(), 2), at, bottom, 15, color, Anchor.MIDDLE);
  }
}
