package fr.verger.vision.photo.format;

import fr.verger.vision.photo.UnreadablePhotoException;

/** Reads numbers from a file's bytes, in order; an end too early is an unreadable photo. */
public final class ByteSource {
  private final byte[] data;
  private final int end;
  private final boolean bigEndian;
  private int position;

  private ByteSource(byte[] data, int start, int end, boolean bigEndian) {
    this.data = data;
    this.position = start;
    this.end = end;
    this.bigEndian = bigEndian;
  }

  /** A source whose numbers have their most significant byte first. */
  public static ByteSource bigEndian(byte[] data) {
    return new ByteSource(data, 0, data.length, true);
  }

  /** A source whose numbers have their least significant byte first. */
  public static ByteSource littleEndian(byte[] data) {
    return new ByteSource(data, 0, data.length, false);
  }

  /** The next {@code length} bytes as a source of their own, where offsets count from its start. */
  public ByteSource slice(int length, boolean sliceBigEndian) throws UnreadablePhotoException {
    need(length);
    byte[] part = java.util.Arrays.copyOfRange(data, position, position + length);
    position += length;
    return new ByteSource(part, 0, length, sliceBigEndian);
  }

  /** An unsigned byte. */
  public int u8() throws UnreadablePhotoException {
    need(1);
    return data[position++] & 0xff;
  }

  /** An unsigned number of two bytes. */
  public int u16() throws UnreadablePhotoException {
    int first = u8();
    int second = u8();
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /** A signed number of four bytes. */
  public int s32() throws UnreadablePhotoException {
    int first = u16();
    int second = u16();
    return bigEndian ? first << 16 | second : second << 16 | first;
  }

  /** An unsigned number of four bytes. */
  public long u32() throws UnreadablePhotoException {
    return s32() & 0xffffffffL;
  }

  /** Fills an array. */
  public void bytes(byte[] into) throws UnreadablePhotoException {
    need(into.length);
    System.arraycopy(data, position, into, 0, into.length);
    position += into.length;
  }

  /** Leaves bytes out. */
  public void skip(long count) throws UnreadablePhotoException {
    need(count);
    position += (int) count;
  }

  /** Goes to a place counted from the start of the data. */
  public void seek(long to) throws UnreadablePhotoException {
    if (to < 0 || to > end) {
      throw truncated();
    }
    position = (int) to;
  }

  /** Where the next byte lies. */
  public int position() {
    return position;
  }

  /** Bytes that are left. */
  public int remaining() {
    return end - position;
  }

  private void need(long count) throws UnreadablePhotoException {
    if (count < 0 || count > end - position) {
      throw truncated();
    }
  }

  private static UnreadablePhotoException truncated() {
    return new UnreadablePhotoException("the file ends before the picture does");
  }
}
