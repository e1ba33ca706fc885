package fr.verger.vision.photo;

import fr.verger.vision.photo.bmp.BmpDecoder;
import fr.verger.vision.photo.format.FormatDecoder;
import fr.verger.vision.photo.format.PhotoLimits;
import fr.verger.vision.photo.gif.GifDecoder;
import fr.verger.vision.photo.jpeg.JpegDecoder;
import fr.verger.vision.photo.png.PngDecoder;
import fr.verger.vision.photo.tiff.TiffDecoder;
import fr.verger.vision.photo.webp.WebpDecoder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Decodes photos: JPEG, PNG, WebP, GIF, BMP and TIFF, told apart by content. The pixels are those
 * of Pillow's {@code convert("RGB")}, but upright by their EXIF orientation, with alpha laid over
 * white and 16-bit channels scaled to 8. Of an animation the first frame is taken; colour profiles
 * are ignored. An instance keeps scratch memory and belongs to one thread.
 */
public final class PhotoDecoder {
  /** How the reasons begin that a larger heap would mend. */
  public static final String NO_MEMORY = "there is not enough memory for its ";

  /** The bound on width × height unless told otherwise: 100 megapixels. */
  public static final long DEFAULT_MAX_PIXELS = 100_000_000L;

  /** What decoding a photo may take unless told otherwise; the largest ones take some seconds. */
  public static final Duration DEFAULT_TIME = Duration.ofSeconds(60);

  private final long maxPixels;
  private final Duration time;
  private final Map<PhotoFormat, FormatDecoder> decoders = new EnumMap<>(PhotoFormat.class);

  /**
   * A decoder that refuses larger photos by their header.
   *
   * @param maxPixels the largest width × height that is decoded
   */
  public PhotoDecoder(long maxPixels) {
    this(maxPixels, DEFAULT_TIME);
  }

  /**
   * A decoder that refuses larger photos by their header, and gives up those that take longer.
   *
   * @param maxPixels the largest width × height that is decoded
   * @param time what decoding one may take
   */
  public PhotoDecoder(long maxPixels, Duration time) {
    this.maxPixels = maxPixels;
    this.time = time;
    decoders.put(PhotoFormat.JPEG, new JpegDecoder());
    decoders.put(PhotoFormat.PNG, new PngDecoder());
    decoders.put(PhotoFormat.WEBP, new WebpDecoder());
    decoders.put(PhotoFormat.GIF, new GifDecoder());
    decoders.put(PhotoFormat.BMP, new BmpDecoder());
    decoders.put(PhotoFormat.TIFF, new TiffDecoder());
  }

  /**
   * Decodes a photo.
   *
   * @param bytes a whole file
   * @return its pixels, upright (EXIF orientation applied), alpha laid over white
   * @throws UnreadablePhotoException when it is no photo, broken or larger than allowed, or takes
   *     longer
   */
  public RgbImage decode(byte[] bytes) throws UnreadablePhotoException {
    return decode(bytes, time);
  }

  /** The same for one that may take another time. */
  public RgbImage decode(byte[] bytes, Duration limit) throws UnreadablePhotoException {
    if (bytes.length == 0) {
      throw new UnreadablePhotoException("the file is empty");
    }
    PhotoFormat format =
        PhotoFormat.of(bytes)
            .orElseThrow(
                () ->
                    new UnreadablePhotoException(
                        "it is none of JPEG, PNG, WebP, GIF, BMP and TIFF"));
    try {
      return decoders.get(format).decode(bytes, PhotoLimits.fromNow(maxPixels, limit));
    } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
      // Decoders check what they know can be wrong; this is for what nobody thought of.
      throw new UnreadablePhotoException("the " + format + " data are broken", e);
    } catch (OutOfMemoryError e) {
      // Thrown for one large array; with that given up the next photo finds its memory.
      throw new UnreadablePhotoException(NO_MEMORY + "pixels", e);
    }
  }
}
