package fr.verger.vision.photo.bmp;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;

/** Run-length coded bitmaps: colour indices in the order of the stored rows. */
final class BmpRuns {
  private final ByteSource in;
  private final boolean half;
  private final int width;
  private final byte[] indices;
  private int at;

  /** Pixels of the row so far; beyond its end a row takes no more until it is ended. */
  private int x;

  private BmpRuns(ByteSource in, boolean half, int width, int pixels) {
    this.in = in;
    this.half = half;
    this.width = width;
    this.indices = new byte[pixels];
  }

  /** Reads so many indices; {@code half} tells that they are four bits long. */
  static byte[] read(ByteSource in, boolean half, int width, long pixels)
      throws UnreadablePhotoException {
    BmpRuns runs = new BmpRuns(in, half, width, (int) pixels);
    while (runs.at < pixels) {
      int count = in.u8();
      int value = in.u8();
      if (count > 0) {
        runs.repeat(count, value);
      } else if (value == 0) {
        runs.at = (runs.at + width - 1) / width * width;
        runs.x = 0;
      } else if (value == 1) {
        throw BmpDecoder.truncated();
      } else if (value == 2) {
        runs.at = (int) Math.min(pixels, runs.at + in.u8() + (long) in.u8() * width);
        runs.x = runs.at % width;
      } else {
        runs.copy(value);
      }
    }
    return runs.indices;
  }

  /** A run ends at the right edge, however long it says it is. */
  private void repeat(int count, int value) {
    int length = Math.max(0, Math.min(count, width - x));
    for (int i = 0; i < length; i++) {
      put(half ? (value >> (i % 2 == 0 ? 4 : 0)) & 15 : value);
    }
    x += length;
  }

  private void copy(int count) throws UnreadablePhotoException {
    int bytes = half ? (count + 1) / 2 : count;
    for (int i = 0; i < count; i += half ? 2 : 1) {
      int value = in.u8();
      put(half ? value >> 4 : value);
      if (half && i + 1 < count) {
        put(value & 15);
      }
    }
    x += count;
    if (bytes % 2 != 0) {
      in.skip(1);
    }
  }

  private void put(int index) {
    if (at < indices.length) {
      indices[at++] = (byte) index;
    }
  }
}
