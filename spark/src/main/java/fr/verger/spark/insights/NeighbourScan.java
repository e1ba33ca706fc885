package fr.verger.spark.insights;

import fr.verger.spark.pca.blas.Blas;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Looks at every pair of photos, a block of rows against a block of rows: one matrix product gives
 * the distances of all their pairs, since |x − y|² = |x|² + |y|² − 2·x·y. Exact; n²·columns
 * multiplications on all cores of this machine. Beside the rows it holds some 80 bytes a photo and
 * {@value #BLOCK}² + 2·{@value #BLOCK}·columns doubles a core.
 *
 * <p>Two photos are as similar as 2·x·y / (|x|² + |y|²) says: the cosine of their rows where both
 * are equally long and less where they are not (the coefficient of identity; F. E. Zegers and J. M.
 * F. ten Berge, "A family of association coefficients for metric scales", Psychometrika 50, 1985).
 * Being also 1 − |x − y|² / (|x|² + |y|²), it stays meaningful where there are so few columns that
 * many rows share a direction.
 */
final class NeighbourScan {
  private static final int BLOCK = 512;

  /** Blocks that each core does between two looks at whether to stop. */
  private static final int ROUND = 4;

  private final PhotoRows photos;
  private final Blas blas;
  private final double[] squares;
  private final int[] labels;
  private final int[] splits;

  NeighbourScan(PhotoRows photos, Blas blas) {
    this.photos = photos;
    this.blas = blas;
    this.squares = photos.squares();
    this.labels = photos.labels().codes();
    this.splits = photos.splits().codes();
  }

  /**
   * Finds the neighbours of all photos. The number of cores changes nothing.
   *
   * @param threshold similarity from which two photos are near duplicates
   * @param progress takes the number of photos that are done
   * @throws InterruptedException when the calling thread is interrupted
   */
  Neighbours find(double threshold, IntConsumer progress) throws InterruptedException {
    Neighbours found = Neighbours.unknown(photos.count());
    int blocks = (photos.count() + BLOCK - 1) / BLOCK;
    int round = ROUND * Runtime.getRuntime().availableProcessors();
    AtomicInteger done = new AtomicInteger();
    for (int first = 0; first < blocks; first += round) {
      IntStream.range(first, Math.min(blocks, first + round))
          .parallel()
          .forEach(
              block -> {
                find(block, threshold, found);
                progress.accept(done.addAndGet(end(block) - block * BLOCK));
              });
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return found;
  }

  private int end(int block) {
    return Math.min(photos.count(), (block + 1) * BLOCK);
  }

  private void find(int block, double threshold, Neighbours found) {
    int first = block * BLOCK;
    Neighbourhood[] rows = new Neighbourhood[end(block) - first];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new Neighbourhood(threshold, squares, labels, splits);
      rows[i].begin(first + i);
    }
    double[] these = new double[rows.length * photos.columns()];
    double[] those = new double[Math.min(BLOCK, photos.count()) * photos.columns()];
    double[] products = new double[rows.length * Math.min(BLOCK, photos.count())];
    copy(first, rows.length, these);
    for (int other = 0; other < photos.count(); other += BLOCK) {
      int width = Math.min(photos.count(), other + BLOCK) - other;
      copy(other, width, those);
      Arrays.fill(products, 0);
      // Rows are columns to BLAS; row i's products with the others lie one after the other.
      blas.addProduct(true, width, rows.length, photos.columns(), 1, those, these, products);
      for (int i = 0; i < rows.length; i++) {
        rows[i].see(products, i * width, other, other + width);
      }
    }
    for (Neighbourhood row : rows) {
      row.end(found);
    }
  }

  private void copy(int first, int count, double[] block) {
    int from = first * photos.columns();
    for (int i = 0; i < count * photos.columns(); i++) {
      block[i] = photos.values()[from + i];
    }
  }
}
