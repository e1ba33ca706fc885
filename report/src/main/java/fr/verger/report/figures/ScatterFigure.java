package fr.verger.report.figures;

import fr.verger.report.Photo;
import fr.verger.report.Projection;
import fr.verger.report.figures.Drawing.Anchor;
import fr.verger.report.figures.Drawing.Stroked;
import fr.verger.report.figures.Drawing.Symbol;
import fr.verger.report.figures.Drawing.Text;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Photos as points, coloured and shaped by class, with a legend. More points than {@value
 * #MOST_SHAPES} become one layer of pixels under axes and text that stay shapes, so that a file of
 * 100,000 opens in any program.
 */
final class ScatterFigure {
  /** Points that are drawn as shapes. */
  static final int MOST_SHAPES = 4_000;

  private static final double TOP = 84;
  private static final double RIGHT = 960;
  private static final long ORDER_SEED = 20;

  private final List<Photo> photos;
  private final float[][] places;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Drawing drawing;
  private final Rectangle2D plot;
  private double left;
  private double bottom;
  private double scaleX;
  private double scaleY;

  /** Names of the two axes, or of neither where directions mean nothing. */
  private record Axes(String x, String y) {}

  private ScatterFigure(
      String title, List<Photo> photos, Projection projection, List<String> classes, Axes axes) {
    this.photos = photos;
    this.places = projection.coordinates();
    this.drawing = new Drawing(title);
    for (int i = 0; i < classes.size(); i++) {
      numbers.put(classes.get(i), i);
    }
    double from = axes == null ? 32 : 96;
    double to = axes == null ? 696 : 640;
    this.plot = new Rectangle2D.Double(from, TOP, RIGHT - from, to - TOP);
    fit(axes == null);
    drawing.add(new Text(title, 32, 50, 28, Drawing.INK, Anchor.START, false, false));
    if (axes != null) {
      axes(axes);
    }
    points();
    Legend.draw(drawing, classes, photos, RIGHT + 34, TOP);
  }

  /**
   * Photos on two axes that measure something.
   *
   * @param classes in the order that gives them their marks
   */
  static Drawing plane(
      String title,
      List<Photo> photos,
      Projection projection,
      List<String> classes,
      String x,
      String y) {
    return new ScatterFigure(title, photos, projection, classes, new Axes(x, y)).drawing;
  }

  /** Photos on a map, where only nearness means something. */
  static Drawing map(
      String title, List<Photo> photos, Projection projection, List<String> classes) {
    return new ScatterFigure(title, photos, projection, classes, null).drawing;
  }

  /** From coordinates to units; both directions measure alike on a map. */
  private void fit(boolean alike) {
    double[] x = range(0);
    double[] y = range(1);
    scaleX = 0.96 * plot.getWidth() / Math.max(x[1] - x[0], Float.MIN_NORMAL);
    scaleY = 0.96 * plot.getHeight() / Math.max(y[1] - y[0], Float.MIN_NORMAL);
    if (alike) {
      scaleX = Math.min(scaleX, scaleY);
      scaleY = scaleX;
    }
    left = (x[0] + x[1]) / 2 - plot.getWidth() / 2 / scaleX;
    bottom = (y[0] + y[1]) / 2 - plot.getHeight() / 2 / scaleY;
  }

  private double[] range(int axis) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (float[] place : places) {
      range[0] = Math.min(range[0], place[axis]);
      range[1] = Math.max(range[1], place[axis]);
    }
    return range;
  }

  private double toX(double value) {
    return plot.getX() + (value - left) * scaleX;
  }

  private double toY(double value) {
    return plot.getMaxY() - (value - bottom) * scaleY;
  }

  private void axes(Axes axes) {
    double across = plot.getWidth() / scaleX;
    List<Double> columns = Ticks.nice(left, left + across, 8);
    for (double tick : columns) {
      double x = toX(tick);
      rule(new Line2D.Double(x, plot.getY(), x, plot.getMaxY()), tick, across);
      drawing.text(
          Ticks.label(tick, columns), x, plot.getMaxY() + 24, 15, Drawing.SOFT, Anchor.MIDDLE);
    }
    double up = plot.getHeight() / scaleY;
    List<Double> rows = Ticks.nice(bottom, bottom + up, 7);
    for (double tick : rows) {
      double y = toY(tick);
      rule(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y), tick, up);
      drawing.text(Ticks.label(tick, rows), plot.getX() - 10, y + 5, 15, Drawing.SOFT, Anchor.END);
    }
    drawing.text(axes.x(), plot.getCenterX(), 698, 17, Drawing.INK, Anchor.MIDDLE);
    drawing.add(
        new Text(axes.y(), 30, plot.getCenterY(), 17, Drawing.INK, Anchor.MIDDLE, false, true));
  }

  private void rule(Line2D line, double tick, double span) {
    boolean zero = Math.abs(tick) < span * 1e-9;
    drawing.add(new Stroked(line, zero ? Drawing.SOFT : Drawing.LINE, zero ? 1.2 : 1, 0));
  }

  private void points() {
    double crowd = Math.sqrt(plot.getWidth() * plot.getHeight() / (photos.size() + 1));
    double size = Math.min(6, Math.max(1.7, crowd * 0.3));
    List<Symbol> symbols = new ArrayList<>();
    for (int i : mixed()) {
      Photo photo = photos.get(i);
      int number = numbers.get(photo.label());
      symbols.add(
          new Symbol(
              ClassMarks.shape(number),
              toX(places[i][0]),
              toY(places[i][1]),
              size,
              ClassMarks.color(number),
              Legend.hollow(photo.split())));
    }
    if (symbols.size() <= MOST_SHAPES) {
      symbols.forEach(drawing::add);
    } else {
      drawing.add(PngWriter.raster(symbols, plot));
    }
  }

  /** An order that mixes the classes, so that the last one does not cover all others. */
  private List<Integer> mixed() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(ORDER_SEED));
    return order;
  }
}
