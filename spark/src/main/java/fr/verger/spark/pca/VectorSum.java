package fr.verger.spark.pca;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Iterator;

/** Arrays of doubles as bytes, and their sum, taken in their order. */
final class VectorSum {
  private VectorSum() {}

  static byte[] toBytes(double[] values) {
    byte[] bytes = new byte[Math.multiplyExact(Double.BYTES, values.length)];
    doubles(bytes).put(values);
    return bytes;
  }

  /** The sum of at least one. */
  static double[] of(Iterator<byte[]> parts) {
    double[] sum = read(parts.next());
    while (parts.hasNext()) {
      double[] part = read(parts.next());
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }

  /** As {@link #of}, to travel on. */
  static byte[] ofBytes(Iterator<byte[]> parts) {
    return toBytes(of(parts));
  }

  private static double[] read(byte[] bytes) {
    double[] values = new double[bytes.length / Double.BYTES];
    doubles(bytes).get(values);
    return values;
  }

  private static DoubleBuffer doubles(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
  }
}
