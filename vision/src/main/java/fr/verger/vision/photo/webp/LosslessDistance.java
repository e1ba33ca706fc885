package fr.verger.vision.photo.webp;

import java.util.HexFormat;

/** Short distances of LZ77 are coded as places around the pixel, sorted by how far they are. */
final class LosslessDistance {
  /** The high digit is the row above, the low one is 8 minus the column to the right. */
  private static final byte[] PLACES =
      HexFormat.of()
          .parseHex(
              "1807171928062729161a262a38053739151b363a252b48044749141c353b"
                  + "464a242c58454b343c035759131d565a232d444c555b333d68026769121e"
                  + "666a222e545c434d656b323e78017779535d111f646c424e767a212f757b"
                  + "313f636d525e00747c414f1020626e30737d515f40727e616f50717f6070");

  private LosslessDistance() {}

  /** How many pixels a code goes back in an image of that width. */
  static int of(int code, int width) {
    if (code > PLACES.length) {
      return code - PLACES.length;
    }
    int place = PLACES[code - 1];
    return Math.max(1, (place >> 4) * width + 8 - (place & 15));
  }
}
