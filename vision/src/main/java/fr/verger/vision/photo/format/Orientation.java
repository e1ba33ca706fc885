package fr.verger.vision.photo.format;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;

/**
 * How stored rows and columns lie in the upright photo: EXIF's tag 274. A photo whose EXIF is
 * absent or broken is taken to be upright.
 */
public enum Orientation {
  /** Stored as it is shown. */
  UPRIGHT,
  /** Mirrored left to right. */
  MIRRORED,
  /** Turned by 180 degrees. */
  UPSIDE_DOWN,
  /** Mirrored top to bottom. */
  FLIPPED,
  /** Rows and columns exchanged. */
  TRANSPOSED,
  /** To be shown turned clockwise by 90 degrees. */
  TURN_RIGHT,
  /** Rows and columns exchanged about the other diagonal. */
  TRANSVERSED,
  /** To be shown turned anticlockwise by 90 degrees. */
  TURN_LEFT;

  private static final int TAG = 0x112;
  private static final int SHORT = 3;

  /** The orientation with EXIF's number, 1 to 8; any other number is upright. */
  public static Orientation ofNumber(int number) {
    return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
  }

  /** The orientation that a block of EXIF says, which begins with its byte order mark. */
  public static Orientation ofExif(byte[] exif) {
    try {
      boolean bigEndian = exif.length > 0 && exif[0] == 'M';
      ByteSource in = bigEndian ? ByteSource.bigEndian(exif) : ByteSource.littleEndian(exif);
      int mark = in.u16();
      if (mark != (bigEndian ? 0x4d4d : 0x4949) || in.u16() != 42) {
        return UPRIGHT;
      }
      in.seek(in.u32());
      for (int entries = in.u16(); entries > 0; entries--) {
        int tag = in.u16();
        int type = in.u16();
        long count = in.u32();
        if (tag == TAG && type == SHORT && count == 1) {
          return ofNumber(in.u16());
        }
        in.skip(4);
      }
    } catch (UnreadablePhotoException e) {
      return UPRIGHT;
    }
    return UPRIGHT;
  }

  /** The photo as it is to be shown. */
  public RgbImage apply(RgbImage stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int w = stored.width();
    int h = stored.height();
    boolean turned = compareTo(TRANSPOSED) >= 0;
    int width = turned ? h : w;
    int height = turned ? w : h;
    byte[] from = stored.rgb();
    byte[] to = new byte[from.length];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int source = 3 * source(x, y, w, h);
        to[at++] = from[source];
        to[at++] = from[source + 1];
        to[at++] = from[source + 2];
      }
    }
    return new RgbImage(width, height, to);
  }

  /** Which stored pixel is shown at column {@code x} of row {@code y}. */
  private int source(int x, int y, int w, int h) {
    return switch (this) {
      case UPRIGHT -> y * w + x;
      case MIRRORED -> y * w + w - 1 - x;
      case UPSIDE_DOWN -> (h - 1 - y) * w + w - 1 - x;
      case FLIPPED -> (h - 1 - y) * w + x;
      case TRANSPOSED -> x * w + y;
      case TURN_RIGHT -> (h - 1 - x) * w + y;
      case TRANSVERSED -> (h - 1 - x) * w + w - 1 - y;
      case TURN_LEFT -> x * w + w - 1 - y;
    };
  }
}
