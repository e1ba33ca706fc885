package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.FormatDecoder;
import fr.verger.vision.photo.format.PhotoLimits;

/** Decodes JPEG, EXIF orientation applied, colour profiles ignored. */
public final class JpegDecoder implements FormatDecoder {
  /** A decoder without scratch memory yet. */
  public JpegDecoder() {}

  @Override
  public RgbImage decode(byte[] file, PhotoLimits limits) throws UnreadablePhotoException {
    JpegFile jpeg = new JpegFile(file, limits);
    jpeg.read();
    Frame frame = jpeg.frame();
    RgbImage stored = Rendering.of(frame, jpeg.applications().colourModel(frame));
    return jpeg.applications().orientation().apply(stored);
  }

  static UnreadablePhotoException truncated() {
    return new UnreadablePhotoException("the JPEG data end before the picture does");
  }
}
