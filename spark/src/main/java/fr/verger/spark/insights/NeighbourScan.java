package fr.verger.spark.insights;

import fr.verger.spark.pca.blas.Blas;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Looks at every pair of photos once, a block of rows against a block of rows: one matrix product
 * gives the distances of all their pairs, since |x − y|² = |x|² + |y|² − 2·x·y. Exact; n²·columns/2
 * multiplications on all cores of this machine. The blocks meet as the teams of a tournament do,
 * each in one pair of a round, so that no two cores write to one photo. Beside the rows it holds
 * some 300 bytes a photo and {@value #BLOCK}² + 2·{@value #BLOCK}·columns doubles a core.
 *
 * <p>Two photos are as similar as 2·x·y / (|x|² + |y|²) says: the cosine of their rows where both
 * are equally long and less where they are not (the coefficient of identity; F. E. Zegers and J. M.
 * F. ten Berge, "A family of association coefficients for metric scales", Psychometrika 50, 1985).
 * Being also 1 − |x − y|² / (|x|² + |y|²), it stays meaningful where there are so few columns that
 * many rows share a direction.
 */
final class NeighbourScan {
  private static final int BLOCK = 512;

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
    Neighbourhood[] hoods = new Neighbourhood[photos.count()];
    for (int i = 0; i < hoods.length; i++) {
      hoods[i] = new Neighbourhood(i, threshold, labels, splits);
    }
    int blocks = (photos.count() + BLOCK - 1) / BLOCK;
    round(IntStream.range(0, blocks), block -> meet(block, block, hoods));
    // Kirkman's schedule: the last team stays, the others go round a circle.
    int around = blocks + blocks % 2 - 1;
    for (int round = 0; round < around; round++) {
      progress.accept((int) ((long) photos.count() * round / around));
      int turn = round;
      round(
          IntStream.range(0, (around + 1) / 2),
          pair -> {
            int left = pair == 0 ? around : (turn + pair) % around;
            int right = (turn + around - pair) % around;
            if (left < blocks && right < blocks) {
              meet(Math.max(left, right), Math.min(left, right), hoods);
            }
          });
    }
    progress.accept(photos.count());
    Neighbours found = Neighbours.unknown(photos.count());
    for (Neighbourhood hood : hoods) {
      hood.end(found);
    }
    return found;
  }

  private static void round(IntStream tasks, IntConsumer task) throws InterruptedException {
    tasks.parallel().forEach(task);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void meet(int block, int other, Neighbourhood[] hoods) {
    double[] these = rows(block);
    double[] those = block == other ? these : rows(other);
    int height = these.length / photos.columns();
    int width = those.length / photos.columns();
    double[] products = new double[height * width];
    // Rows are columns to BLAS; row i's products with the others lie one after the other.
    blas.addProduct(true, width, height, photos.columns(), 1, those, these, products);
    for (int i = 0; i < height; i++) {
      int photo = block * BLOCK + i;
      for (int j = 0; j < (block == other ? i : width); j++) {
        int neighbour = other * BLOCK + j;
        double twice = 2 * products[i * width + j];
        double sum = squares[photo] + squares[neighbour];
        double similarity = sum > 0 ? twice / sum : 1;
        hoods[photo].see(neighbour, sum - twice, similarity);
        hoods[neighbour].see(photo, sum - twice, similarity);
      }
    }
  }

  private double[] rows(int block) {
    int from = block * BLOCK * photos.columns();
    double[] rows =
        new double[Math.min(photos.count() * photos.columns() - from, BLOCK * photos.columns())];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = photos.values()[from + i];
    }
    return rows;
  }
}
