package fr.verger.vision.photo.webp;

/** Green was taken off red and blue. */
record GreenTransform(int codedWidth) implements LosslessTransform {
  @Override
  public int[] undo(int[] pixels, int height) {
    for (int i = 0; i < pixels.length; i++) {
      int green = pixels[i] >> 8 & 0xff;
      int redBlue = (pixels[i] & 0xff00ff) + (green << 16 | green);
      pixels[i] = (pixels[i] & 0xff00ff00) | (redBlue & 0xff00ff);
    }
    return pixels;
  }
}
