package fr.verger.vision.photo.webp;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.Alpha;
import fr.verger.vision.photo.format.FormatDecoder;
import fr.verger.vision.photo.format.PhotoLimits;

/** Decodes WebP. */
public final class WebpDecoder implements FormatDecoder {
  /** A decoder; it keeps nothing between photos. */
  public WebpDecoder() {}

  @Override
  public RgbImage decode(byte[] file, PhotoLimits limits) throws UnreadablePhotoException {
    WebpFile webp = WebpFile.read(file);
    if (webp.canvasWidth > 0) {
      limits.check(webp.canvasWidth, webp.canvasHeight);
    }
    RgbImage frame = webp.lossy == null ? lossless(webp.lossless, limits) : lossy(webp, limits);
    return webp.orientation.apply(onCanvas(frame, webp));
  }

  private static RgbImage lossy(WebpFile webp, PhotoLimits limits) throws UnreadablePhotoException {
    Vp8Frame frame = Vp8Frame.decode(webp.lossy, limits);
    int width = frame.width();
    byte[] rgb = new byte[3 * width * frame.height()];
    YuvRows rows = new YuvRows(frame);
    for (int y = 0; y < frame.height(); y++) {
      rows.put(y, rgb, 3 * width * y);
    }
    if (webp.alpha != null) {
      byte[] alpha = AlphaPlane.decode(webp.alpha, width, frame.height(), limits);
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = Alpha.overWhite(rgb[i] & 0xff, alpha[i / 3] & 0xff);
      }
    }
    return new RgbImage(width, frame.height(), rgb);
  }

  private static RgbImage lossless(byte[] chunk, PhotoLimits limits)
      throws UnreadablePhotoException {
    LosslessBits in = new LosslessBits(chunk, 0);
    int signature = in.read(8);
    int width = 1 + in.read(14);
    int height = 1 + in.read(14);
    boolean transparent = in.read(1) == 1;
    if (signature != 0x2f || in.read(3) != 0) {
      throw broken();
    }
    limits.check(width, height);
    int[] pixels = new LosslessImage(in, limits).read(width, height);
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i++) {
      int alpha = transparent ? pixels[i] >>> 24 : 255;
      rgb[3 * i] = Alpha.overWhite(pixels[i] >> 16 & 0xff, alpha);
      rgb[3 * i + 1] = Alpha.overWhite(pixels[i] >> 8 & 0xff, alpha);
      rgb[3 * i + 2] = Alpha.overWhite(pixels[i] & 0xff, alpha);
    }
    return new RgbImage(width, height, rgb);
  }

  /** An animation's frame may be smaller than its canvas, which is white. */
  private static RgbImage onCanvas(RgbImage frame, WebpFile webp) throws UnreadablePhotoException {
    int width = webp.canvasWidth;
    int height = webp.canvasHeight;
    if (width == 0 || (width == frame.width() && height == frame.height())) {
      return frame;
    }
    if (webp.left + frame.width() > width || webp.top + frame.height() > height) {
      throw broken();
    }
    byte[] rgb = new byte[3 * width * height];
    java.util.Arrays.fill(rgb, (byte) 255);
    int row = 3 * frame.width();
    for (int y = 0; y < frame.height(); y++) {
      int at = 3 * ((webp.top + y) * width + webp.left);
      System.arraycopy(frame.rgb(), y * row, rgb, at, row);
    }
    return new RgbImage(width, height, rgb);
  }

  static UnreadablePhotoException broken() {
    return new UnreadablePhotoException("the WebP data are broken");
  }

  static UnreadablePhotoException truncated() {
    return new UnreadablePhotoException("the WebP data end before the picture does");
  }
}
