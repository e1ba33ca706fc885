package fr.verger.vision.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Decodes photos. An instance belongs to one thread. */
public final class PhotoDecoder {
  /** The bound on width × height unless told otherwise: 100 megapixels. */
  public static final long DEFAULT_MAX_PIXELS = 100_000_000L;

  private final long maxPixels;

  /**
   * A decoder that refuses larger photos by their header.
   *
   * @param maxPixels the largest width × height that is decoded
   */
  public PhotoDecoder(long maxPixels) {
    this.maxPixels = maxPixels;
  }

  /**
   * Decodes a photo.
   *
   * @param bytes a whole file
   * @return its pixels, upright (EXIF orientation applied), alpha laid over white
   * @throws UnreadablePhotoException when it is no photo, broken or larger than allowed
   */
  public RgbImage decode(byte[] bytes) throws UnreadablePhotoException {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      if (image == null || (long) image.getWidth() * image.getHeight() > maxPixels) {
        throw new UnreadablePhotoException("not a photo");
      }
      int width = image.getWidth();
      int height = image.getHeight();
      byte[] rgb = new byte[3 * width * height];
      int at = 0;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int pixel = image.getRGB(x, y);
          rgb[at++] = (byte) (pixel >> 16);
          rgb[at++] = (byte) (pixel >> 8);
          rgb[at++] = (byte) pixel;
        }
      }
      return new RgbImage(width, height, rgb);
    } catch (IOException e) {
      throw new UnreadablePhotoException("broken", e);
    }
  }
}
