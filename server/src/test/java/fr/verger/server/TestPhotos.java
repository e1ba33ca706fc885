package fr.verger.server;

import static java.awt.RenderingHints.KEY_ANTIALIASING;
import static java.awt.RenderingHints.VALUE_ANTIALIAS_ON;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Photos for tests, drawn here. */
public final class TestPhotos {
  private TestPhotos() {}

  /** Something round and red on white, as a JPEG. */
  public static byte[] jpeg() {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(KEY_ANTIALIASING, VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 200, 200);
    pen.setColor(new Color(180, 40, 30));
    pen.fillOval(20, 25, 160, 150);
    pen.dispose();
    return encoded(image, "jpg");
  }

  /** Something round of any colour, size and place, in a picture of any size, as a JPEG. */
  static byte[] any(int seed) {
    Random random = new Random(seed);
    int width = 60 + random.nextInt(400);
    int height = 60 + random.nextInt(400);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(KEY_ANTIALIASING, VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(255 - random.nextInt(30), 255 - random.nextInt(30), 240));
    pen.fillRect(0, 0, width, height);
    for (int part = 0; part < 5; part++) {
      pen.setColor(Color.getHSBColor(random.nextFloat(), 0.8f, 0.9f - part * 0.1f));
      int side = Math.min(width, height) * (9 - part) / 10;
      pen.fillOval(random.nextInt(width - side + 1), random.nextInt(height - side + 1), side, side);
    }
    pen.dispose();
    return encoded(image, "jpg");
  }

  /** Noise, which compresses badly: more than three bytes a pixel, as a BMP. */
  static byte[] noise(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return encoded(image, "bmp");
  }

  /** The head of a PNG of that size, and nothing more. */
  static byte[] pngHead(int width, int height) {
    byte[] chunk =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(StandardCharsets.US_ASCII))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    CRC32 sum = new CRC32();
    sum.update(chunk);
    return ByteBuffer.allocate(33)
        .putLong(0x89504E470D0A1A0AL)
        .putInt(13)
        .put(chunk)
        .putInt((int) sum.getValue())
        .array();
  }

  /** A TIFF of a million tiles, each of which is said to reach to the end of the file. */
  public static byte[] slowTiff() {
    int side = 1000;
    int end = 8 + 4 * side * side;
    ByteBuffer tiff = ByteBuffer.allocate(end + 2 + 6 * 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
    tiff.putInt(0x002a4949).putInt(end);
    while (tiff.position() < end) {
      tiff.putInt(8);
    }
    tiff.putShort((short) 6);
    int[][] tags = {{256, side}, {257, side}, {258, 8}, {322, 1}, {323, 1}, {324, 8}};
    for (int[] tag : tags) {
      tiff.putShort((short) tag[0]).putShort((short) 4);
      tiff.putInt(tag[0] == 324 ? side * side : 1).putInt(tag[1]);
    }
    return tiff.array();
  }

  private static byte[] encoded(BufferedImage image, String format) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("no writer for " + format);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
