package fr.verger.vision.photo.webp;

import fr.verger.vision.photo.UnreadablePhotoException;

/**
 * Pixels are indices into a table of colours, several of them in one coded pixel when there are
 * few.
 *
 * @param packing a coded pixel holds {@code 1 << packing} indices
 * @param colours 256 of them, those without a colour transparent
 */
record PaletteTransform(int width, int packing, int[] colours) implements LosslessTransform {
  static PaletteTransform read(LosslessBits in, LosslessImage images, int width)
      throws UnreadablePhotoException {
    int count = in.read(8) + 1;
    int packing = count > 16 ? 0 : count > 4 ? 1 : count > 2 ? 2 : 3;
    int[] colours = java.util.Arrays.copyOf(images.readPlain(count, 1), 256);
    for (int i = 1; i < count; i++) {
      colours[i] = Argb.add(colours[i], colours[i - 1]);
    }
    return new PaletteTransform(width, packing, colours);
  }

  @Override
  public int codedWidth() {
    return LosslessTransform.up(width, packing);
  }

  @Override
  public int[] undo(int[] pixels, int height) {
    int[] result = new int[width * height];
    int bits = 8 >> packing;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int packed = pixels[y * codedWidth() + (x >> packing)] >> 8 & 0xff;
        int shift = (x & ((1 << packing) - 1)) * bits;
        result[y * width + x] = colours[packed >> shift & ((1 << bits) - 1)];
      }
    }
    return result;
  }
}
