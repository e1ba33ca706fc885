package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the entropy-coded bits of a scan, with stuffed bytes taken out. At a marker it goes on with
 * zero bits, as libjpeg does; at the end of the file the photo is given up, as Pillow does.
 */
final class BitReader {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] data;
  private int at;
  private long buffer;
  private int count;
  private int padding;
  private int marker;
  private boolean dry;

  BitReader(byte[] data, int start) {
    this.data = data;
    this.at = start;
  }

  /** Sees to it that at least 32 bits are at hand. */
  private void fill() throws UnreadablePhotoException {
    if (at + 4 <= data.length && marker == 0) {
      int next = (int) INTS.get(data, at);
      if (((~next - 0x01010101) & next & 0x80808080) == 0) {
        buffer = buffer << 32 | (next & 0xffffffffL);
        count += 32;
        at += 4;
        return;
      }
    }
    while (count <= 48) {
      if (marker == 0) {
        int b = nextByte();
        if (marker == 0) {
          buffer = buffer << 8 | b;
          count += 8;
          continue;
        }
      }
      padding += 56 - count;
      buffer <<= 56 - count;
      count = 56;
    }
  }

  private int nextByte() throws UnreadablePhotoException {
    int b = fileByte();
    if (b == 0xff) {
      int next = 0xff;
      while (next == 0xff) {
        next = fileByte();
      }
      marker = next;
    }
    return b;
  }

  private int fileByte() throws UnreadablePhotoException {
    if (at >= data.length) {
      throw JpegDecoder.truncated();
    }
    return data[at++] & 0xff;
  }

  /** The next symbol of a Huffman code; afterwards 16 more bits are at hand. */
  int symbol(HuffmanTable table) throws UnreadablePhotoException {
    if (count < 32) {
      fill();
    }
    int look = (int) (buffer >>> (count - HuffmanTable.LOOK_BITS)) & (table.look.length - 1);
    int entry = table.look[look];
    if (entry == 0) {
      entry = table.search((int) (buffer >>> (count - 16)) & 0xffff);
    }
    count -= entry >> 8;
    return entry & 0xff;
  }

  /** The next {@code n} bits, 0 to 16. */
  int bits(int n) throws UnreadablePhotoException {
    if (count < n) {
      fill();
    }
    count -= n;
    return (int) (buffer >>> count) & ((1 << n) - 1);
  }

  /** The number that the next {@code n} bits stand for after a symbol of size n, 1 to 15. */
  int signed(int n) {
    count -= n;
    int value = (int) (buffer >>> count) & ((1 << n) - 1);
    int negative = (value >> (n - 1)) - 1;
    return value + (negative & (1 - (1 << n)));
  }

  /**
   * Whether the data of the segment have run out; from then on blocks are left out up to the next
   * restart. To be asked between units.
   */
  boolean dry() {
    if (count < padding) {
      dry = true;
    }
    return dry;
  }

  /** Goes over a restart marker, the one with number {@code expected} (0 to 7) if all is well. */
  void restart(int expected) throws UnreadablePhotoException {
    dry = dry();
    count = 0;
    padding = 0;
    buffer = 0;
    if (marker == 0) {
      nextMarker();
    }
    while (true) {
      if (marker == 0xd0 + expected) {
        marker = 0;
        break;
      }
      // libjpeg's jpeg_resync_to_restart: one or two ahead means that segments were lost, so wait
      // for them to come; one or two behind is an old one, to be skipped.
      int ahead = marker - 0xd0 - expected & 7;
      boolean restart = marker >= 0xd0 && marker <= 0xd7;
      if (marker >= 0xc0 && (!restart || ahead == 1 || ahead == 2)) {
        break;
      }
      if (restart && ahead >= 3 && ahead <= 5) {
        marker = 0;
        break;
      }
      nextMarker();
    }
    if (marker == 0) {
      dry = false;
    }
  }

  private void nextMarker() throws UnreadablePhotoException {
    marker = 0;
    while (marker == 0) {
      if (fileByte() == 0xff) {
        at--;
        nextByte();
      }
    }
  }

  /** Where the marker behind the scan's data begins, or the end of the file. */
  int end() {
    if (marker != 0) {
      return at - 2;
    }
    while (at + 1 < data.length && (data[at] != -1 || data[at + 1] == 0)) {
      at++;
    }
    return at + 1 < data.length ? at : data.length;
  }
}
