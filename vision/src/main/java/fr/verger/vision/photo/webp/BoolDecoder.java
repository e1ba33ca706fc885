package fr.verger.vision.photo.webp;

/** The arithmetic decoder of VP8 (RFC 6386, section 7). */
final class BoolDecoder {
  private final byte[] data;
  private final int end;
  private int at;
  private long value;
  private int range = 255;

  /** Bits of the value below the eight that are compared. */
  private int bits = -8;

  private boolean beyond;

  BoolDecoder(byte[] data, int start, int end) {
    this.data = data;
    this.at = start;
    this.end = end;
  }

  /** A bit that is 0 with a probability of {@code p} in 256. */
  int bit(int p) {
    if (bits < 0) {
      load();
    }
    int split = 1 + (((range - 1) * p) >> 8);
    long bound = (long) split << bits;
    int bit;
    if (value >= bound) {
      value -= bound;
      range -= split;
      bit = 1;
    } else {
      range = split;
      bit = 0;
    }
    int shift = Integer.numberOfLeadingZeros(range) - 24;
    range <<= shift;
    bits -= shift;
    return bit;
  }

  private void load() {
    while (bits < 32) {
      int next = 0;
      if (at < end) {
        next = data[at++] & 0xff;
      } else if (bits >= 0) {
        return;
      } else {
        beyond = true;
      }
      value = value << 8 | next;
      bits += 8;
    }
  }

  boolean flag() {
    return bit(128) != 0;
  }

  /** An unsigned number of {@code n} bits. */
  int number(int n) {
    int number = 0;
    for (int i = 0; i < n; i++) {
      number = number << 1 | bit(128);
    }
    return number;
  }

  /** A number of {@code n} bits and a sign. */
  int signed(int n) {
    int number = number(n);
    return flag() ? -number : number;
  }

  /** A signed number behind a flag that says whether it is there, else 0. */
  int optional(int n) {
    return flag() ? signed(n) : 0;
  }

  /** Whether bits were asked for that the data do not have. */
  boolean isBeyond() {
    return beyond;
  }
}
