package fr.verger.vision.photo.format;

/**
 * The colours that indexed pixels stand for, already laid over white. Indices without a colour are
 * black.
 */
public final class Palette {
  private final byte[] rgb = new byte[3 * 256];

  /** All black. */
  public Palette() {}

  /** Sets a colour; an index beyond 255 is left out. */
  public void set(int index, int red, int green, int blue) {
    if (index < 256) {
      rgb[3 * index] = (byte) red;
      rgb[3 * index + 1] = (byte) green;
      rgb[3 * index + 2] = (byte) blue;
    }
  }

  /** Lays a colour over white with an opacity of 0 to 255. */
  public void setAlpha(int index, int alpha) {
    for (int i = 3 * index; i < 3 * index + 3; i++) {
      rgb[i] = Alpha.overWhite(rgb[i] & 0xff, alpha);
    }
  }

  /** Writes the colour of an index as three bytes. */
  public void put(int index, byte[] into, int at) {
    into[at] = rgb[3 * index];
    into[at + 1] = rgb[3 * index + 1];
    into[at + 2] = rgb[3 * index + 2];
  }
}
