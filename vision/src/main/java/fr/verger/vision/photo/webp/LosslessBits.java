package fr.verger.vision.photo.webp;

import fr.verger.vision.photo.UnreadablePhotoException;

/** Bits of a lossless stream, the lowest first. */
final class LosslessBits {
  private final byte[] data;
  private int at;
  private long buffer;
  private int count;

  LosslessBits(byte[] data, int start) {
    this.data = data;
    this.at = start;
  }

  /** The next {@code n} bits, 0 to 24. */
  int read(int n) throws UnreadablePhotoException {
    int bits = peek(n);
    skip(n);
    return bits;
  }

  /** The next bits without going on; behind the end they are zero. */
  int peek(int n) {
    while (count < n) {
      long next = at < data.length ? data[at] & 0xff : 0;
      at++;
      buffer |= next << count;
      count += 8;
    }
    return (int) buffer & ((1 << n) - 1);
  }

  void skip(int n) throws UnreadablePhotoException {
    buffer >>>= n;
    count -= n;
    if (at - data.length > count >> 3) {
      throw WebpDecoder.truncated();
    }
  }

  /** Bytes that may still be read. */
  int remaining() {
    return Math.max(0, data.length - at);
  }
}
