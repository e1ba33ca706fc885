package fr.verger.spark.tables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/** Bytes in Parquet's order, the small end first, that grow as they must and are used again. */
final class GrowingBytes {
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

  void putInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void put(byte[] values) {
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

  int size() {
    return bytes.position();
  }

  void clear() {
    bytes.clear();
  }

  /** The bytes so far, not copied: to be consumed before the next is put. */
  BytesInput content() {
    return BytesInput.from(bytes.array(), 0, bytes.position());
  }
}
