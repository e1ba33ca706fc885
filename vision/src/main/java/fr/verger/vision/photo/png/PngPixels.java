package fr.verger.vision.photo.png;

import fr.verger.vision.photo.format.Alpha;
import fr.verger.vision.photo.format.Palette;

/**
 * Turns the samples of a row into RGB. Of a 16-bit sample the upper byte is taken, as Pillow does
 * for colour; a colour or alpha that is transparent is laid over white.
 */
final class PngPixels {
  private final PngHeader header;
  private final Palette palette;
  private final int[] transparent;

  /**
   * Pixels of one PNG.
   *
   * @param palette for palette images
   * @param transparent the samples of the one colour that is transparent, empty without one
   */
  PngPixels(PngHeader header, Palette palette, int[] transparent) {
    this.header = header;
    this.palette = palette;
    this.transparent = transparent;
  }

  /** Writes {@code count} pixels of a row, {@code step} bytes apart from {@code at} on. */
  void put(byte[] row, int count, byte[] rgb, int at, int step) {
    int to = at;
    int channels = header.channels();
    for (int x = 0; x < count; x++) {
      int first = x * channels;
      switch (header.type()) {
        case PngHeader.PALETTE -> palette.put(sample(row, first), rgb, to);
        case PngHeader.GREY -> {
          int grey = sample(row, first);
          boolean clear = transparent.length > 0 && grey == transparent[0];
          byte value = clear ? (byte) 255 : (byte) eight(grey);
          rgb[to] = value;
          rgb[to + 1] = value;
          rgb[to + 2] = value;
        }
        case PngHeader.GREY_ALPHA -> {
          byte value = Alpha.overWhite(eight(sample(row, first)), eight(sample(row, first + 1)));
          rgb[to] = value;
          rgb[to + 1] = value;
          rgb[to + 2] = value;
        }
        case PngHeader.RGB -> rgb(row, first, rgb, to);
        default -> {
          int alpha = eight(sample(row, first + 3));
          for (int c = 0; c < 3; c++) {
            rgb[to + c] = Alpha.overWhite(eight(sample(row, first + c)), alpha);
          }
        }
      }
      to += step;
    }
  }

  private void rgb(byte[] row, int first, byte[] rgb, int to) {
    boolean clear = transparent.length > 0;
    for (int c = 0; c < 3; c++) {
      int sample = sample(row, first + c);
      clear = clear && sample == transparent[c];
      rgb[to + c] = (byte) eight(sample);
    }
    if (clear) {
      java.util.Arrays.fill(rgb, to, to + 3, (byte) 255);
    }
  }

  private int sample(byte[] row, int index) {
    int depth = header.depth();
    if (depth == 8) {
      return row[index] & 0xff;
    }
    if (depth == 16) {
      return (row[2 * index] & 0xff) << 8 | (row[2 * index + 1] & 0xff);
    }
    int bit = index * depth;
    return (row[bit >> 3] & 0xff) >> (8 - depth - (bit & 7)) & ((1 << depth) - 1);
  }

  /** A sample scaled to 8 bits. */
  private int eight(int sample) {
    return switch (header.depth()) {
      case 1 -> sample * 255;
      case 2 -> sample * 85;
      case 4 -> sample * 17;
      case 16 -> sample >> 8;
      default -> sample;
    };
  }
}
