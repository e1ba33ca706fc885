package fr.verger.vision.photo.format;

/** Alpha laid over white. */
public final class Alpha {
  private Alpha() {}

  /** A channel's value 0 to 255 with an opacity of 0 to 255 over white, rounded to nearest. */
  public static byte overWhite(int value, int alpha) {
    int sum = value * alpha + 255 * (255 - alpha) + 128;
    return (byte) ((sum + (sum >> 8)) >> 8);
  }
}
