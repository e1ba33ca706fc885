package fr.verger.spark.thumbnails;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.preprocessing.BicubicResize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Photos to small JPEGs: Pillow's bicubic resize, the JDK's encoder. The same photo gives the same
 * bytes on the same JDK. Keeps its scratch memory, so an instance belongs to one thread.
 */
public final class ThumbnailEncoder {
  /** Pixels of the longer side; a smaller photo keeps its size. */
  public static final int LONGEST_SIDE = 96;

  /** A thumbnail is never larger, so that a page can count on it. */
  public static final int MOST_BYTES = 3 << 10;

  /** The best of these that stays within the bound; the last one does so even for noise. */
  private static final float[] QUALITIES = {0.75f, 0.5f, 0.3f, 0.15f};

  private final BicubicResize resize = new BicubicResize();
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
  private final ImageWriteParam settings = writer.getDefaultWriteParam();

  /** An encoder without scratch memory yet. */
  public ThumbnailEncoder() {
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    ((JPEGImageWriteParam) settings).setOptimizeHuffmanTables(true);
  }

  /** The photo in small, in its own proportions; at least one pixel each way. */
  public byte[] encode(RgbImage photo) {
    int longest = Math.max(photo.width(), photo.height());
    BufferedImage small =
        longest <= LONGEST_SIDE
            ? picture(photo)
            : picture(
                resize.resize(
                    photo, scaled(photo.width(), longest), scaled(photo.height(), longest)));
    byte[] jpeg = null;
    for (int i = 0; i < QUALITIES.length && (jpeg == null || jpeg.length > MOST_BYTES); i++) {
      jpeg = encode(small, QUALITIES[i]);
    }
    return jpeg;
  }

  private static int scaled(int side, int longest) {
    return Math.max(1, Math.round((float) side * LONGEST_SIDE / longest));
  }

  private static BufferedImage picture(RgbImage photo) {
    BufferedImage picture =
        new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = photo.rgb();
    int[] row = new int[photo.width()];
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        int at = 3 * (y * row.length + x);
        row[x] = ((rgb[at] & 0xff) << 16) | ((rgb[at + 1] & 0xff) << 8) | (rgb[at + 2] & 0xff);
      }
      picture.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return picture;
  }

  private byte[] encode(BufferedImage picture, float quality) {
    settings.setCompressionQuality(quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(MOST_BYTES);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("the JDK's JPEG encoder failed", e);
    } finally {
      writer.setOutput(null);
    }
    return bytes.toByteArray();
  }
}
