package fr.verger.report.figures;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;

/** The colour and the shape of a class: those that the page gives it (palette.js, page.css). */
final class ClassMarks {
  static final List<Color> COLORS =
      List.of(
          new Color(0xb24759),
          new Color(0x255cd5),
          new Color(0xb2a746),
          new Color(0x0e4b0a),
          new Color(0x9338a0),
          new Color(0x6aadd6),
          new Color(0xaf7323),
          new Color(0x419e87),
          new Color(0x4b2781),
          new Color(0x877fe6),
          new Color(0x5f6009),
          new Color(0x7a3053));

  private static final List<Shape> SHAPES =
      List.of(
          new Ellipse2D.Double(-0.9, -0.9, 1.8, 1.8),
          polygon(3, 1.2, 0),
          polygon(4, 1.12, 0.5),
          polygon(4, 1.14, 0),
          closed(
              -0.34, -1, 0.34, -1, 0.34, -0.34, 1, -0.34, 1, 0.34, 0.34, 0.34, 0.34, 1, -0.34, 1,
              -0.34, 0.34, -1, 0.34, -1, -0.34, -0.34, -0.34),
          polygon(3, 1.2, 1.5),
          star(5, 1.2, 0.52),
          closed(
              0, -0.48, 0.62, -1.1, 1.1, -0.62, 0.48, 0, 1.1, 0.62, 0.62, 1.1, 0, 0.48, -0.62, 1.1,
              -1.1, 0.62, -0.48, 0, -1.1, -0.62, -0.62, -1.1),
          polygon(3, 1.2, 0.75),
          polygon(5, 1.02, 0),
          closed(-1, -0.9, 1, -0.9, -1, 0.9, 1, 0.9),
          polygon(3, 1.2, 2.25));

  private ClassMarks() {}

  static Color color(int number) {
    return COLORS.get(number % COLORS.size());
  }

  static Shape shape(int number) {
    return SHAPES.get((number + number / COLORS.size()) % SHAPES.size());
  }

  private static Shape polygon(int corners, double radius, double turn) {
    double[] places = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = (i + turn) / corners * 2 * Math.PI - Math.PI / 2;
      places[2 * i] = radius * Math.cos(angle);
      places[2 * i + 1] = radius * Math.sin(angle);
    }
    return closed(places);
  }

  private static Shape star(int points, double outer, double inner) {
    double[] places = new double[4 * points];
    for (int i = 0; i < 2 * points; i++) {
      double radius = i % 2 == 1 ? inner : outer;
      double angle = (double) i / points * Math.PI - Math.PI / 2;
      places[2 * i] = radius * Math.cos(angle);
      places[2 * i + 1] = radius * Math.sin(angle);
    }
    return closed(places);
  }

  private static Shape closed(double... places) {
    Path2D path = new Path2D.Double();
    path.moveTo(places[0], places[1]);
    for (int i = 2; i < places.length; i += 2) {
      path.lineTo(places[i], places[i + 1]);
    }
    path.closePath();
    return path;
  }
}
