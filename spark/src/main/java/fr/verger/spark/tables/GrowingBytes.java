package fr.verger.spark.tables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/** Bytes in Parquet's order, the small end first, that grow as they must and are used again. */
public final class GrowingBytes {
  private static final int MOST_VARINT = 5;

  private ByteBuffer bytes = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int capacity = Math.max(2 * bytes.capacity(), Math.addExact(bytes.position(), more));
      ByteBuffer larger =
          ByteBuffer.wrap(Arrays.copyOf(bytes.array(), capacity)).order(ByteOrder.LITTLE_ENDIAN);
      bytes = larger.position(bytes.position());
    }
    return bytes;
  }

  /** Puts four bytes. */
  public void putInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  /** Puts eight bytes. */
  public void putLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  /** Puts them as they are. */
  public void put(byte[] values) {
    room(values.length).put(values);
  }

  void put(byte value) {
    room(1).put(value);
  }

  /** Copied as one block. */
  void put(float[] values) {
    int length = Math.multiplyExact(values.length, Float.BYTES);
    ByteBuffer to = room(length);
    to.asFloatBuffer().put(values);
    to.position(to.position() + length);
  }

  /** Seven bits a byte, the lowest first. */
  void putVarint(int value) {
    ByteBuffer to = room(MOST_VARINT);
    int rest = value;
    while (rest >>> 7 != 0) {
      to.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    to.put((byte) rest);
  }

  /** How many there are. */
  public int size() {
    return bytes.position();
  }

  /** Begins anew. */
  public void clear() {
    bytes.clear();
  }

  /** The bytes so far, not copied: to be consumed before the next is put. */
  public BytesInput content() {
    return BytesInput.from(bytes.array(), 0, bytes.position());
  }
}
