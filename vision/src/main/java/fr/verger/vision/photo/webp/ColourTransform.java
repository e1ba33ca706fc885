package fr.verger.vision.photo.webp;

/**
 * Multiples of green were taken off red and of both off blue, block by block.
 *
 * @param factors of the blocks: green to red, green to blue, red to blue, from the lowest byte up
 */
record ColourTransform(int codedWidth, int bits, int[] factors) implements LosslessTransform {
  @Override
  public int[] undo(int[] pixels, int height) {
    int across = LosslessTransform.up(codedWidth, bits);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < codedWidth; x++) {
        int factor = factors[(y >> bits) * across + (x >> bits)];
        int pixel = pixels[y * codedWidth + x];
        int green = pixel >> 8;
        int red = (pixel >> 16) + product(factor, green);
        int blue = pixel + product(factor >> 8, green) + product(factor >> 16, red);
        pixels[y * codedWidth + x] = (pixel & 0xff00ff00) | (red & 0xff) << 16 | (blue & 0xff);
      }
    }
    return pixels;
  }

  private static int product(int factor, int colour) {
    return ((byte) factor * (byte) colour) >> 5;
  }
}
