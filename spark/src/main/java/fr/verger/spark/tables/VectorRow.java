package fr.verger.spark.tables;

import java.io.Serializable;

/**
 * A photo with a vector, or with the reason why it has none.
 *
 * @param split may be null
 * @param vector not copied; null when it was rejected
 * @param reason null when it was not
 * @param size bytes of its file, or 0 where nobody asks
 * @param modified when its file was changed last, in milliseconds since 1970, or 0
 */
public record VectorRow(
    String path,
    String label,
    String split,
    float[] vector,
    String reason,
    long size,
    long modified)
    implements Serializable {
  /** A row of which nobody asks what its file was like. */
  public VectorRow(String path, String label, String split, float[] vector, String reason) {
    this(path, label, split, vector, reason, 0, 0);
  }
}
