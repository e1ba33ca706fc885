package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.UnreadablePhotoException;

/** LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, the highest bit first. */
final class LzwBytes implements TiffPacking {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MAX_CODES = 4096;

  private final byte[] packed;
  private final short[] prefix = new short[MAX_CODES];
  private final byte[] suffix = new byte[MAX_CODES];
  private final byte[] stack = new byte[MAX_CODES + 1];
  private int at;
  private int buffer;
  private int buffered;
  private int bits = 9;
  private int next = END + 1;
  private int previous = -1;
  private int first;
  private int waiting;

  LzwBytes(byte[] packed) {
    this.packed = packed;
  }

  @Override
  public void read(byte[] into) throws UnreadablePhotoException {
    for (int i = 0; i < into.length; i++) {
      while (waiting == 0) {
        unpack(code());
      }
      into[i] = stack[--waiting];
    }
  }

  private void unpack(int code) throws UnreadablePhotoException {
    if (code == CLEAR) {
      bits = 9;
      next = END + 1;
      previous = -1;
      return;
    }
    if (code == END) {
      throw TiffDecoder.truncated();
    }
    if (code > next || (previous < 0 && code > END)) {
      throw new UnreadablePhotoException("the TIFF data are broken");
    }
    int walk = code;
    if (code == next) {
      stack[waiting++] = (byte) first;
      walk = previous;
    }
    while (walk > END) {
      stack[waiting++] = suffix[walk];
      walk = prefix[walk];
    }
    first = walk;
    stack[waiting++] = (byte) walk;
    if (previous >= 0 && next < MAX_CODES) {
      prefix[next] = (short) previous;
      suffix[next] = (byte) first;
      next++;
    }
    // TIFF's codes grow one code earlier than GIF's.
    if (next + 1 >= 1 << bits && bits < 12) {
      bits++;
    }
    previous = code;
  }

  private int code() throws UnreadablePhotoException {
    while (buffered < bits) {
      if (at == packed.length) {
        throw TiffDecoder.truncated();
      }
      buffer = buffer << 8 | (packed[at++] & 0xff);
      buffered += 8;
    }
    buffered -= bits;
    return (buffer >>> buffered) & ((1 << bits) - 1);
  }
}
