package fr.verger.vision.photo.bmp;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import java.util.Set;

/**
 * The headers of a bitmap.
 *
 * @param dataAt where the pixels begin
 * @param topDown whether the first row is the top one
 * @param bits a pixel
 * @param compression 0 none, 1 runs of bytes, 2 runs of half bytes, 3 bit fields
 * @param paletteAt where the colours begin
 * @param colours how many there are
 * @param colourBytes how long each one is
 * @param masks which bits are red, green, blue and alpha
 */
record BmpHeader(
    long dataAt,
    long width,
    long height,
    boolean topDown,
    int bits,
    int compression,
    int paletteAt,
    int colours,
    int colourBytes,
    int[] masks) {
  static final int PLAIN = 0;
  static final int RUNS_8 = 1;
  static final int RUNS_4 = 2;
  static final int BIT_FIELDS = 3;

  private static final Set<Integer> SIZES = Set.of(40, 52, 56, 64, 108, 124);

  static BmpHeader read(ByteSource in) throws UnreadablePhotoException {
    in.skip(10);
    long dataAt = in.u32();
    long size = in.u32();
    if (size == 12) {
      return readCore(in, dataAt);
    }
    if (size > 124 || !SIZES.contains((int) size)) {
      throw new UnreadablePhotoException(
          "BMP with a header of " + size + " bytes is not supported");
    }
    int width = in.s32();
    int height = in.s32();
    in.skip(2);
    int bits = in.u16();
    int compression = in.s32();
    in.skip(12);
    long colours = in.u32();
    in.skip(4);
    int[] masks = masks(in, bits, compression, size);
    int paletteAt = Math.max(14 + (int) size, in.position());
    int known = bits <= 8 ? 1 << bits : 0;
    int count = (int) (colours == 0 ? known : Math.min(colours, 256));
    // Some files give as the place of the pixels what is the place of the palette.
    long place = dataAt == paletteAt ? dataAt + (bits <= 8 ? 4L * count : 0) : dataAt;
    return new BmpHeader(
        place,
        width,
        Math.abs((long) height),
        height < 0,
        bits,
        compression,
        paletteAt,
        bits <= 8 ? count : 0,
        4,
        masks);
  }

  private static BmpHeader readCore(ByteSource in, long dataAt) throws UnreadablePhotoException {
    int width = in.u16();
    int height = in.u16();
    in.skip(2);
    int bits = in.u16();
    int colours = bits <= 8 ? 1 << bits : 0;
    int[] masks = defaultMasks(bits);
    return new BmpHeader(
        dataAt, width, height, false, bits, PLAIN, in.position(), colours, 3, masks);
  }

  private static int[] masks(ByteSource in, int bits, int compression, long size)
      throws UnreadablePhotoException {
    if (compression != BIT_FIELDS) {
      return defaultMasks(bits);
    }
    int red = in.s32();
    int green = in.s32();
    int blue = in.s32();
    int alpha = size >= 56 ? in.s32() : 0;
    if ((red | green | blue | alpha) == 0) {
      return new int[] {0xff0000, 0xff00, 0xff, 0xff000000};
    }
    return new int[] {red, green, blue, alpha};
  }

  private static int[] defaultMasks(int bits) {
    return bits == 16 ? new int[] {0x7c00, 0x3e0, 0x1f, 0} : new int[] {0xff0000, 0xff00, 0xff, 0};
  }

  /** Bytes of a row, which begins at a multiple of four. */
  long rowBytes() {
    return (width * bits + 31) / 32 * 4;
  }
}
