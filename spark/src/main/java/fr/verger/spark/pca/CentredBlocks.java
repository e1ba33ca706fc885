package fr.verger.spark.pca;

import java.util.Iterator;

/**
 * The rows of some blocks as a pass sees them. A block lies around its own mean; the distance from
 * there to the mean of all rows goes in as one more row for each block, weighted by the root of its
 * rows, so that products of rows sum to those of centred rows: a correction of rank one, and no
 * second copy of the rows.
 */
final class CentredBlocks {
  private CentredBlocks() {}

  /** Takes the first {@code rows} rows of a block. */
  interface Taker {
    void take(float[] block, int rows);
  }

  static void each(Iterator<RowBlock> blocks, double[] mean, Taker taker) {
    int columns = mean.length;
    float[] distance = new float[columns];
    while (blocks.hasNext()) {
      RowBlock block = blocks.next();
      taker.take(block.values(), block.rows());
      double weight = Math.sqrt(block.rows());
      for (int i = 0; i < columns; i++) {
        distance[i] = (float) (weight * (block.mean()[i] - mean[i]));
      }
      taker.take(distance, 1);
    }
  }
}
