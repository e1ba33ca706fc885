package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.CrossProducts;
import java.util.Arrays;

/**
 * Builds a {@link Scatter} from rows, block by block. A block is centred on its own mean; the
 * distance between its mean and that of the rows before goes in as one more row of the block,
 * weighted so that the sum of products is the pairwise update of Chan, Golub and LeVeque. Nothing
 * is ever subtracted from the sum, so that it stays positive semidefinite, and the update costs one
 * row where the formula by the letter would touch the whole matrix for each block.
 *
 * <p>For d columns it holds 8·d·(d + 513) bytes in the BLAS and 8·513·d here.
 */
final class ScatterBuilder implements AutoCloseable {
  private static final int BLOCK_ROWS = 512;

  private final int columns;
  private final double[] origin;
  private final double[] offset;
  private final double[] blockMean;
  private final double[] block;
  private final CrossProducts products;
  private int pending;
  private long settled;

  /** A builder for rows of that length; {@code first} is the first of them, still to be added. */
  ScatterBuilder(Blas blas, double[] first) {
    this.columns = first.length;
    this.origin = first.clone();
    this.offset = new double[columns];
    this.blockMean = new double[columns];
    this.block = new double[(BLOCK_ROWS + 1) * columns];
    this.products = blas.crossProducts(columns);
  }

  /** Adds a row of finite numbers, as long as the first. */
  void add(double[] row) {
    int start = pending * columns;
    for (int i = 0; i < columns; i++) {
      block[start + i] = row[i] - origin[i];
    }
    if (++pending == BLOCK_ROWS) {
      settle();
    }
  }

  /** The scatter of all rows added, of which there must be one. */
  Scatter build() {
    settle();
    return new Scatter(settled, origin, offset, products.sum());
  }

  private void settle() {
    if (pending == 0) {
      return;
    }
    centre();
    int rows = pending;
    double share = (double) pending / (settled + pending);
    if (settled > 0) {
      double root = Math.sqrt(settled * share);
      int start = pending * columns;
      for (int i = 0; i < columns; i++) {
        block[start + i] = root * (blockMean[i] - offset[i]);
      }
      rows++;
    }
    products.add(block, rows);
    for (int i = 0; i < columns; i++) {
      offset[i] += (blockMean[i] - offset[i]) * share;
    }
    settled += pending;
    pending = 0;
  }

  private void centre() {
    Arrays.fill(blockMean, 0);
    for (int start = 0; start < pending * columns; start += columns) {
      for (int i = 0; i < columns; i++) {
        blockMean[i] += block[start + i];
      }
    }
    for (int i = 0; i < columns; i++) {
      blockMean[i] /= pending;
    }
    for (int start = 0; start < pending * columns; start += columns) {
      for (int i = 0; i < columns; i++) {
        block[start + i] -= blockMean[i];
      }
    }
  }

  @Override
  public void close() {
    products.close();
  }
}
