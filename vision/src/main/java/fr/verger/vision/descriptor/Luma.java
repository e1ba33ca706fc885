package fr.verger.vision.descriptor;

/** The brightness of a pixel by ITU-R BT.601, as in JPEG. */
final class Luma {
  private Luma() {}

  /** From 0 to 255. */
  static float of(byte[] rgb, int at) {
    return 0.299f * (rgb[at] & 0xff)
        + 0.587f * (rgb[at + 1] & 0xff)
        + 0.114f * (rgb[at + 2] & 0xff);
  }
}
