package fr.verger.report.figures;

import fr.verger.report.ClassOrder;
import fr.verger.report.Points;
import fr.verger.report.ReportData;
import fr.verger.report.Variance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a report as files: {@code variance}, {@code plane} and {@code map}. */
public final class Figures {
  /** Every file that there can be. */
  public static final List<String> NAMES =
      List.of("variance.svg", "variance.png", "plane.svg", "plane.png", "map.svg", "map.png");

  /**
   * The files.
   *
   * @param bytes of each by its name, such as {@code plane.svg}
   * @param note why something is missing that could have been drawn elsewhere, or null
   */
  public record Files(Map<String, byte[]> bytes, String note) {}

  private Figures() {}

  /**
   * Draws what there is to draw: no curve without components, no plane with fewer than two, no map
   * where the run has none. A JDK without fonts gives SVG alone, and the note says so.
   *
   * @throws IOException when the JDK cannot encode PNG
   */
  public static Files of(ReportData data) throws IOException {
    boolean letters = canWrite();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Map.Entry<String, Drawing> figure : drawings(data).entrySet()) {
      files.put(figure.getKey() + ".svg", SvgWriter.bytes(figure.getValue()));
      if (letters) {
        files.put(figure.getKey() + ".png", PngWriter.bytes(figure.getValue()));
      }
    }
    return new Files(
        files,
        letters
            ? null
            : "This Java finds no fonts, so the figures are SVG without PNG; install fontconfig and a font.");
  }

  private static Map<String, Drawing> drawings(ReportData data) {
    Map<String, Drawing> drawings = new LinkedHashMap<>();
    Variance variance = data.variance();
    Points points = data.points();
    List<String> classes = ClassOrder.of(data);
    String photos = String.format(Locale.ROOT, "%,d", points.photos().size());
    if (variance.ratios().length > 0) {
      drawings.put("variance", VarianceFigure.of(variance));
    }
    if (points.components().axes() > 1) {
      drawings.put(
          "plane",
          ScatterFigure.plane(
              photos + " photos on their principal plane",
              points.photos(),
              points.components(),
              classes,
              axis(variance, 0),
              axis(variance, 1)));
    }
    if (points.map().axes() == 2) {
      drawings.put(
          "map",
          ScatterFigure.map(
              photos + " photos on a map (t-SNE)", points.photos(), points.map(), classes));
    }
    return drawings;
  }

  private static String axis(Variance variance, int axis) {
    return "component %d · %s of the variance"
        .formatted(axis + 1, Ticks.percent(variance.ratios()[axis], 1));
  }

  /** Whether this Java has letters; a bare container has none, and says so by an error. */
  private static boolean canWrite() {
    try {
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().drawString("a", 0, 0);
      return true;
    } catch (RuntimeException | InternalError | LinkageError e) {
      return false;
    }
  }
}
