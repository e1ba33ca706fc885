package fr.verger.report.figures;

import java.awt.Color;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to see on {@value #WIDTH} × {@value #HEIGHT} units, white where there is nothing;
 * later marks lie above earlier ones.
 */
final class Drawing {
  /** Units across; the proportions are those of a slide. */
  static final int WIDTH = 1280;

  /** Units down. */
  static final int HEIGHT = 720;

  static final Color INK = new Color(0x232a1c);
  static final Color SOFT = new Color(0x5d6150);
  static final Color LINE = new Color(0xe3ddcf);

  /** One thing on a drawing. */
  sealed interface Mark {}

  /** A shape that is filled. */
  record Filled(Shape shape, Color color) implements Mark {}

  /** A line of some width; {@code dash} is 0 for a whole one. */
  record Stroked(Shape shape, Color color, double width, double dash) implements Mark {}

  /**
   * A shape around (0, 0) that stands at many places.
   *
   * @param hollow whether it is an outline over a tint of its colour
   */
  record Symbol(Shape shape, double x, double y, double size, Color color, boolean hollow)
      implements Mark {}

  /** Pixels laid over a rectangle. */
  record Raster(BufferedImage pixels, double x, double y, double width, double height)
      implements Mark {}

  /** Where the place of a text lies in it. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * A line of text on its base line.
   *
   * @param upward whether it runs from below to above
   */
  record Text(
      String text,
      double x,
      double y,
      double size,
      Color color,
      Anchor anchor,
      boolean bold,
      boolean upward)
      implements Mark {}

  private final String title;
  private final List<Mark> marks = new ArrayList<>();

  /** An empty drawing; the title says in a sentence what it shows. */
  Drawing(String title) {
    this.title = title;
  }

  Drawing add(Mark mark) {
    marks.add(mark);
    return this;
  }

  Drawing text(String text, double x, double y, double size, Color color, Anchor anchor) {
    return add(new Text(text, x, y, size, color, anchor, false, false));
  }

  String title() {
    return title;
  }

  List<Mark> marks() {
    return marks;
  }
}
