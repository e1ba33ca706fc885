package fr.verger.vision.photo.webp;

import fr.verger.vision.photo.UnreadablePhotoException;

/** A step that the encoder took on the pixels and that is undone after reading them. */
interface LosslessTransform {
  /** The width of the image that is coded. */
  int codedWidth();

  /** Undoes the step; the result may be the same array. */
  int[] undo(int[] pixels, int height);

  /** Reads a step's parameters. */
  static LosslessTransform read(
      int type, LosslessBits in, LosslessImage images, int width, int height)
      throws UnreadablePhotoException {
    return switch (type) {
      case 0 -> {
        int bits = 2 + in.read(3);
        yield new PredictorTransform(
            width, bits, images.readPlain(up(width, bits), up(height, bits)));
      }
      case 1 -> {
        int bits = 2 + in.read(3);
        yield new ColourTransform(width, bits, images.readPlain(up(width, bits), up(height, bits)));
      }
      case 2 -> new GreenTransform(width);
      default -> PaletteTransform.read(in, images, width);
    };
  }

  /** Blocks of {@code 1 << bits} pixels that cover a length. */
  static int up(int length, int bits) {
    return (length + (1 << bits) - 1) >> bits;
  }
}
