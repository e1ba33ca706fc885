package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The tags of a TIFF's first image that hold unsigned whole numbers. Numbers are read when they are
 * asked for, and no more than can be meant: each of a directory's 65,535 tags may claim the whole
 * file.
 */
final class TiffTags {
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int STRIP_OFFSETS = 273;
  static final int ORIENTATION = 274;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTES = 279;
  static final int PLANAR = 284;
  static final int PREDICTOR = 317;
  static final int COLOUR_MAP = 320;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTES = 325;
  static final int EXTRA_SAMPLES = 338;
  static final int SAMPLE_FORMAT = 339;

  private final ByteSource in;
  private final Map<Integer, Numbers> places = new HashMap<>();

  /** Where the numbers of a tag lie, each of 1, 2 or 4 bytes. */
  private record Numbers(int size, long count, int at) {}

  private TiffTags(ByteSource in) {
    this.in = in;
  }

  /** Reads the first directory of a file. */
  static TiffTags read(ByteSource in) throws UnreadablePhotoException {
    TiffTags tags = new TiffTags(in);
    in.seek(4);
    in.seek(in.u32());
    int entries = in.u16();
    int at = in.position();
    for (int i = 0; i < entries; i++) {
      in.seek(at + 12L * i);
      tags.entry();
    }
    return tags;
  }

  private void entry() throws UnreadablePhotoException {
    int tag = in.u16();
    int type = in.u16();
    long count = in.u32();
    int size =
        switch (type) {
          case 1 -> 1;
          case 3 -> 2;
          case 4 -> 4;
          default -> 0;
        };
    if (size == 0 || count == 0) {
      return;
    }
    if (size * count > 4) {
      in.seek(in.u32());
    }
    if (size * count > in.remaining()) {
      throw new UnreadablePhotoException("the TIFF's directory points beyond the file");
    }
    places.put(tag, new Numbers(size, count, in.position()));
  }

  boolean has(int tag) {
    return places.containsKey(tag);
  }

  /** The first values of a tag, so many at most; none when it is absent. */
  long[] all(int tag, long most) throws UnreadablePhotoException {
    Numbers numbers = places.get(tag);
    if (numbers == null) {
      return new long[0];
    }
    in.seek(numbers.at);
    long[] values = new long[(int) Math.min(most, numbers.count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.size == 1 ? in.u8() : numbers.size == 2 ? in.u16() : in.u32();
    }
    return values;
  }

  /** The first value of a tag, or what holds when it is absent. */
  long first(int tag, long absent) throws UnreadablePhotoException {
    return has(tag) ? all(tag, 1)[0] : absent;
  }

  /** Like {@link #first}, bounded to an int's range. */
  int firstInt(int tag, int absent) throws UnreadablePhotoException {
    return (int) Math.min(Integer.MAX_VALUE, first(tag, absent));
  }
}
