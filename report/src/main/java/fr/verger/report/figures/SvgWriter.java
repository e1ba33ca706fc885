package fr.verger.report.figures;

import fr.verger.report.figures.Drawing.Anchor;
import fr.verger.report.figures.Drawing.Filled;
import fr.verger.report.figures.Drawing.Mark;
import fr.verger.report.figures.Drawing.Raster;
import fr.verger.report.figures.Drawing.Stroked;
import fr.verger.report.figures.Drawing.Symbol;
import fr.verger.report.figures.Drawing.Text;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A drawing as SVG 1.1 with text as text; every place to a hundredth of a unit. */
final class SvgWriter {
  private static final char[] COMMANDS = {'M', 'L', 'Q', 'C', 'Z'};
  private static final int[] POINTS = {1, 1, 2, 3, 0};

  private final StringBuilder body = new StringBuilder();
  private final StringBuilder symbols = new StringBuilder();
  private final Map<Shape, String> names = new HashMap<>();

  private SvgWriter() {}

  /** The whole file in UTF-8. */
  static byte[] bytes(Drawing drawing) throws IOException {
    SvgWriter writer = new SvgWriter();
    for (Mark mark : drawing.marks()) {
      writer.write(mark);
    }
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif">
        <title>%3$s</title>
        <defs>%4$s</defs>
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        %5$s</svg>
        """
            .formatted(
                Drawing.WIDTH,
                Drawing.HEIGHT,
                escape(drawing.title()),
                writer.symbols,
                writer.body);
    return svg.getBytes(StandardCharsets.UTF_8);
  }

  private void write(Mark mark) throws IOException {
    if (mark instanceof Filled filled) {
      element("path", "d", path(filled.shape()), "fill", hex(filled.color()));
    } else if (mark instanceof Stroked line) {
      body.append("<path d=\"").append(path(line.shape())).append("\" fill=\"none\" stroke=\"");
      body.append(hex(line.color())).append("\" stroke-width=\"").append(number(line.width()));
      body.append("\" stroke-linejoin=\"round\"");
      if (line.dash() > 0) {
        body.append(" stroke-dasharray=\"").append(number(line.dash())).append('"');
      }
      body.append("/>\n");
    } else if (mark instanceof Symbol symbol) {
      symbol(symbol);
    } else if (mark instanceof Raster raster) {
      String png = Base64.getEncoder().encodeToString(PngWriter.encode(raster.pixels()));
      body.append(
          "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" xlink:href=\"data:image/png;base64,%s\"/>\n"
              .formatted(
                  number(raster.x()),
                  number(raster.y()),
                  number(raster.width()),
                  number(raster.height()),
                  png));
    } else if (mark instanceof Text text) {
      text(text);
    }
  }

  private void element(String name, String... attributes) {
    body.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      body.append(' ').append(attributes[i]).append("=\"").append(attributes[i + 1]).append('"');
    }
    body.append("/>\n");
  }

  private void symbol(Symbol symbol) {
    String name =
        names.computeIfAbsent(
            symbol.shape(),
            shape -> {
              String id = "s" + names.size();
              symbols.append("<path id=\"%s\" d=\"%s\"/>".formatted(id, path(shape)));
              return id;
            });
    String color = hex(symbol.color());
    body.append("<use xlink:href=\"#").append(name).append("\" transform=\"translate(");
    body.append(number(symbol.x())).append(' ').append(number(symbol.y())).append(") scale(");
    body.append(number(symbol.size())).append(")\" fill=\"").append(color).append('"');
    if (symbol.hollow()) {
      body.append(" fill-opacity=\"").append(number(PngWriter.TINT)).append("\" stroke=\"");
      body.append(color).append("\" stroke-width=\"").append(number(PngWriter.OUTLINE)).append('"');
    }
    body.append("/>\n");
  }

  private void text(Text text) {
    String x = number(text.x());
    String y = number(text.y());
    body.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" font-size=\"");
    body.append(number(text.size())).append("\" fill=\"").append(hex(text.color())).append('"');
    if (text.anchor() != Anchor.START) {
      body.append(" text-anchor=\"");
      body.append(text.anchor() == Anchor.MIDDLE ? "middle" : "end").append('"');
    }
    if (text.bold()) {
      body.append(" font-weight=\"600\"");
    }
    if (text.upward()) {
      body.append(" transform=\"rotate(-90 ").append(x).append(' ').append(y).append(")\"");
    }
    body.append('>').append(escape(text.text())).append("</text>\n");
  }

  private static String path(Shape shape) {
    StringBuilder path = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(at);
      path.append(COMMANDS[kind]);
      for (int k = 0; k < 2 * POINTS[kind]; k++) {
        path.append(k == 0 ? "" : " ").append(number(at[k]));
      }
    }
    return path.toString();
  }

  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String hex(Color color) {
    return "#%06x".formatted(color.getRGB() & 0xffffff);
  }

  /** Text that XML can hold: what it cannot, a control character say, becomes U+FFFD. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .map(c -> c < 0x20 || (c >= 0xd800 && c < 0xe000) || (c & 0xfffe) == 0xfffe ? 0xfffd : c)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
