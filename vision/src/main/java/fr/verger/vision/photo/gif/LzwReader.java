package fr.verger.vision.photo.gif;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;

/** The colour indices of a frame, unpacked one by one (GIF89a, appendix F). */
final class LzwReader {
  private static final int MAX_CODES = 4096;

  private final byte[] data;
  private final int clear;
  private final int firstBits;
  private final short[] prefix = new short[MAX_CODES];
  private final byte[] suffix = new byte[MAX_CODES];
  private final byte[] stack = new byte[MAX_CODES + 1];
  private int at;
  private int buffer;
  private int buffered;
  private int bits;
  private int next;
  private int previous = -1;
  private int first;
  private int waiting;

  private LzwReader(byte[] data, int minimum) {
    this.data = data;
    this.clear = 1 << minimum;
    this.firstBits = minimum + 1;
    for (int i = 0; i < clear; i++) {
      suffix[i] = (byte) i;
    }
    reset();
  }

  /** A reader of a frame's data blocks, which must suffice for so many pixels. */
  static LzwReader of(ByteSource in, long pixels) throws UnreadablePhotoException {
    int minimum = in.u8();
    if (minimum < 1 || minimum > 11) {
      throw broken();
    }
    byte[] joined = new byte[in.remaining()];
    int total = 0;
    for (int length = length(in); length > 0; length = length(in)) {
      byte[] block = new byte[Math.min(length, in.remaining())];
      in.bytes(block);
      System.arraycopy(block, 0, joined, total, block.length);
      total += block.length;
    }
    // No code stands for more than 4096 pixels, and none is shorter than two bits.
    if (pixels > 4L * total * MAX_CODES) {
      throw truncated();
    }
    return new LzwReader(java.util.Arrays.copyOf(joined, total), minimum);
  }

  private static int length(ByteSource in) throws UnreadablePhotoException {
    return in.remaining() == 0 ? 0 : in.u8();
  }

  /** The next colour index. */
  int next() throws UnreadablePhotoException {
    while (waiting == 0) {
      unpack(code());
    }
    return stack[--waiting] & 0xff;
  }

  private void unpack(int code) throws UnreadablePhotoException {
    if (code == clear) {
      reset();
      return;
    }
    if (code == clear + 1) {
      throw truncated();
    }
    if (code > next || (previous < 0 && code >= clear)) {
      throw broken();
    }
    int walk = code;
    if (code == next) {
      stack[waiting++] = (byte) first;
      walk = previous;
    }
    while (walk > clear) {
      stack[waiting++] = suffix[walk];
      walk = prefix[walk];
    }
    first = walk;
    stack[waiting++] = (byte) walk;
    if (previous >= 0 && next < MAX_CODES) {
      prefix[next] = (short) previous;
      suffix[next] = (byte) first;
      next++;
      if (next == 1 << bits && bits < 12) {
        bits++;
      }
    }
    previous = code;
  }

  private int code() throws UnreadablePhotoException {
    while (buffered < bits) {
      if (at == data.length) {
        throw truncated();
      }
      buffer |= (data[at++] & 0xff) << buffered;
      buffered += 8;
    }
    int code = buffer & ((1 << bits) - 1);
    buffer >>>= bits;
    buffered -= bits;
    return code;
  }

  private void reset() {
    bits = firstBits;
    next = clear + 2;
    previous = -1;
  }

  private static UnreadablePhotoException broken() {
    return new UnreadablePhotoException("the GIF data are broken");
  }

  private static UnreadablePhotoException truncated() {
    return new UnreadablePhotoException("the GIF data end before the picture does");
  }
}
