package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.Alpha;
import fr.verger.vision.photo.format.Palette;

/** Turns the samples of a pixel into RGB over white. */
final class TiffColours {
  private static final int WHITE_IS_ZERO = 0;
  private static final int BLACK_IS_ZERO = 1;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int CMYK = 5;
  private static final int PREMULTIPLIED = 1;
  private static final int STRAIGHT = 2;
  private static final int MOST_OF_A_PALETTE = 3 * 256;

  private final int photometric;
  private final int bits;
  private final int channels;
  private final int alpha;
  private final Palette palette = new Palette();

  TiffColours(TiffTags tags, TiffLayout layout) throws UnreadablePhotoException {
    photometric = tags.firstInt(TiffTags.PHOTOMETRIC, BLACK_IS_ZERO);
    bits = layout.bits();
    channels =
        switch (photometric) {
          case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE -> 1;
          case RGB -> 3;
          case CMYK -> 4;
          default ->
              throw new UnreadablePhotoException(
                  "TIFF with colour space " + photometric + " is not supported");
        };
    if (layout.samples() < channels) {
      throw new UnreadablePhotoException("the TIFF has too few channels for its colour space");
    }
    boolean extra = layout.samples() > channels;
    alpha = extra ? tags.firstInt(TiffTags.EXTRA_SAMPLES, 0) : 0;
    if (photometric == PALETTE) {
      readPalette(tags.all(TiffTags.COLOUR_MAP, MOST_OF_A_PALETTE));
    }
  }

  private void readPalette(long[] map) throws UnreadablePhotoException {
    int colours = 1 << bits;
    if (bits > 8 || map.length < 3 * colours) {
      throw new UnreadablePhotoException("the TIFF's palette is broken");
    }
    for (int i = 0; i < colours; i++) {
      int red = (int) map[i] >> 8;
      int green = (int) map[colours + i] >> 8;
      palette.set(i, red, green, (int) map[2 * colours + i] >> 8);
    }
  }

  /** Writes the pixel whose samples begin at {@code from}. */
  void put(int[] samples, int from, byte[] rgb, int at) {
    int opacity = alpha == 0 ? 255 : eight(samples[from + channels]);
    switch (photometric) {
      case PALETTE -> palette.put(samples[from], rgb, at);
      case RGB -> {
        for (int c = 0; c < 3; c++) {
          rgb[at + c] = overWhite(eight(samples[from + c]), opacity);
        }
      }
      case CMYK -> {
        int light = 255 - eight(samples[from + 3]);
        for (int c = 0; c < 3; c++) {
          int product = eight(samples[from + c]) * light + 128;
          rgb[at + c] = (byte) (light - ((product + (product >> 8)) >> 8));
        }
      }
      default -> {
        int grey = eight(samples[from]);
        byte value = overWhite(photometric == WHITE_IS_ZERO ? 255 - grey : grey, opacity);
        rgb[at] = value;
        rgb[at + 1] = value;
        rgb[at + 2] = value;
      }
    }
  }

  private byte overWhite(int value, int opacity) {
    return switch (alpha) {
      case PREMULTIPLIED -> (byte) Math.min(255, value + 255 - opacity);
      case STRAIGHT -> Alpha.overWhite(value, opacity);
      default -> (byte) value;
    };
  }

  /** A sample scaled to 8 bits; of a 16-bit one the upper byte, as Pillow takes it. */
  private int eight(int sample) {
    return bits <= 8 ? sample * (255 / ((1 << bits) - 1)) : sample >> 8;
  }
}
