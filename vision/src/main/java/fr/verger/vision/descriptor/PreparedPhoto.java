package fr.verger.vision.descriptor;

import boofcv.struct.image.GrayF32;
import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.preprocessing.BicubicResize;

/** What every descriptor does to a photo first; belongs to one thread. */
final class PreparedPhoto {
  private final int size;
  private final boolean equalize;
  private final BicubicResize resize = new BicubicResize();

  /**
   * @param size width and height to which photos are squashed, as for a network
   * @param equalize whether the histogram of the luma is equalised after that
   */
  PreparedPhoto(int size, boolean equalize) {
    this.size = size;
    this.equalize = equalize;
  }

  RgbImage of(RgbImage photo) {
    RgbImage square = resize.resize(photo, size, size);
    return equalize ? LumaEqualization.of(square) : square;
  }

  /** The luma of an image, 0 to 255. */
  static GrayF32 gray(RgbImage image) {
    GrayF32 gray = new GrayF32(image.width(), image.height());
    for (int i = 0; i < gray.data.length; i++) {
      gray.data[i] = Luma.of(image.rgb(), 3 * i);
    }
    return gray;
  }
}
