package fr.verger.report.figures;

import fr.verger.report.figures.Drawing.Filled;
import fr.verger.report.figures.Drawing.Mark;
import fr.verger.report.figures.Drawing.Raster;
import fr.verger.report.figures.Drawing.Stroked;
import fr.verger.report.figures.Drawing.Symbol;
import fr.verger.report.figures.Drawing.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A drawing as PNG of 1920 × 1080 pixels, by the JDK's own renderer. */
final class PngWriter {
  /** Opacity of a hollow symbol's ground. */
  static final double TINT = 0.14;

  /** Width of a hollow symbol's line, in its own units. */
  static final double OUTLINE = 0.3;

  private static final double SCALE = 1.5;

  private PngWriter() {}

  /** The whole file. */
  static byte[] bytes(Drawing drawing) throws IOException {
    int width = (int) (Drawing.WIDTH * SCALE);
    int height = (int) (Drawing.HEIGHT * SCALE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.scale(SCALE, SCALE);
    drawing.marks().forEach(mark -> draw(mark, pen));
    pen.dispose();
    return encode(image);
  }

  /** Symbols as pixels over a rectangle, with nothing behind them. */
  static Raster raster(List<Symbol> symbols, Rectangle2D over) {
    double scale = 2;
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(over.getWidth() * scale),
            (int) Math.ceil(over.getHeight() * scale),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = pen(image);
    pen.scale(scale, scale);
    pen.translate(-over.getX(), -over.getY());
    symbols.forEach(symbol -> draw(symbol, pen));
    pen.dispose();
    return new Raster(image, over.getX(), over.getY(), over.getWidth(), over.getHeight());
  }

  static byte[] encode(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    }
    return bytes.toByteArray();
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return pen;
  }

  private static void draw(Mark mark, Graphics2D pen) {
    if (mark instanceof Filled filled) {
      pen.setColor(filled.color());
      pen.fill(filled.shape());
    } else if (mark instanceof Stroked line) {
      float[] dash = line.dash() > 0 ? new float[] {(float) line.dash()} : null;
      pen.setColor(line.color());
      pen.setStroke(
          new BasicStroke(
              (float) line.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
      pen.draw(line.shape());
    } else if (mark instanceof Symbol symbol) {
      symbol(symbol, pen);
    } else if (mark instanceof Raster raster) {
      AffineTransform place = AffineTransform.getTranslateInstance(raster.x(), raster.y());
      place.scale(
          raster.width() / raster.pixels().getWidth(),
          raster.height() / raster.pixels().getHeight());
      pen.drawImage(raster.pixels(), place, null);
    } else if (mark instanceof Text text) {
      text(text, pen);
    }
  }

  private static void symbol(Symbol symbol, Graphics2D pen) {
    AffineTransform before = pen.getTransform();
    pen.translate(symbol.x(), symbol.y());
    pen.scale(symbol.size(), symbol.size());
    Color color = symbol.color();
    if (symbol.hollow()) {
      pen.setColor(
          new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) (255 * TINT)));
      pen.fill(symbol.shape());
      pen.setColor(color);
      pen.setStroke(new BasicStroke((float) OUTLINE));
      pen.draw(symbol.shape());
    } else {
      pen.setColor(color);
      pen.fill(symbol.shape());
    }
    pen.setTransform(before);
  }

  private static void text(Text text, Graphics2D pen) {
    pen.setFont(
        new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) text.size()));
    pen.setColor(text.color());
    double width =
        pen.getFont().getStringBounds(text.text(), pen.getFontRenderContext()).getWidth();
    double back =
        switch (text.anchor()) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    AffineTransform before = pen.getTransform();
    pen.translate(text.x(), text.y());
    if (text.upward()) {
      pen.rotate(-Math.PI / 2);
    }
    pen.drawString(text.text(), (float) -back, 0);
    pen.setTransform(before);
  }
}
