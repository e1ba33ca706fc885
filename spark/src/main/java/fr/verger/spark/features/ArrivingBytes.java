package fr.verger.spark.features;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes that come piece by piece, so that a slow line can be told from a file system that does not
 * answer. However slowly they drip, a file comes in {@value #MOST_PIECES} pieces at most.
 */
final class ArrivingBytes {
  static final int MOST_PIECES = 64;
  static final int LEAST_PIECE = 64 << 10;

  private ArrivingBytes() {}

  /**
   * Reads a stream up to a size; fewer bytes where it ends before.
   *
   * @param arrived is told whenever a piece has come
   */
  static byte[] read(InputStream in, int size, Runnable arrived) throws IOException {
    byte[] bytes = new byte[size];
    int most = Math.max(LEAST_PIECE, size / MOST_PIECES + 1);
    int read = 0;
    int piece;
    do {
      piece = in.readNBytes(bytes, read, Math.min(most, size - read));
      read += piece;
      arrived.run();
    } while (piece == most && read < size);
    return read == size ? bytes : Arrays.copyOf(bytes, read);
  }
}
