package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.BlasChoice;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fits features that are too wide for their covariance matrix to be written down. */
record WideFit(RowReader reader, BlasChoice blas, ComponentChoice choice, long seed) {
  private static final Logger LOG = LoggerFactory.getLogger(WideFit.class);

  /**
   * Fits them.
   *
   * @param rows (features[, path])
   * @throws fr.verger.vision.VergerException INPUT when that cannot be
   */
  Decomposition fit(Dataset<Row> rows) {
    try (BlockedRows blocks = new BlockedRows(rows, reader, blas)) {
      Partial outcome = blocks.moments();
      if (outcome instanceof Partial.Flaw flaw) {
        throw flaw.exception();
      }
      Partial.Wide wide = (Partial.Wide) outcome;
      Moments moments = wide.moments();
      LOG.debug("laid {} rows in blocks", moments.rows());
      VariedRows.check(moments.rows(), moments.squares());
      if (choice instanceof ComponentChoice.Count count) {
        refuseMoreThanThereAre(count, moments);
      }
      Blas solver = blas.load();
      wide.blas().add(solver.description());
      KrylovSearch.Leading leading =
          new KrylovSearch(blocks.covariance(moments, solver), moments.rows(), choice, solver, seed)
              .find();
      LOG.debug("settled on {} components", leading.components().length);
      return decomposition(moments, leading, String.join(", ", wide.blas()));
    }
  }

  private static void refuseMoreThanThereAre(ComponentChoice.Count count, Moments moments) {
    long most = Math.min(moments.rows(), moments.mean().length);
    if (count.components() > most) {
      count.among(new double[(int) most]);
    }
  }

  private static Decomposition decomposition(
      Moments moments, KrylovSearch.Leading leading, String blas) {
    double total = moments.squares() / (moments.rows() - 1);
    double[] variance = leading.shares().clone();
    for (int i = 0; i < variance.length; i++) {
      variance[i] *= total;
    }
    double[][] components = leading.components();
    for (double[] component : components) {
      Decomposition.sign(component);
    }
    return new Decomposition(
        moments.mean(),
        components,
        variance,
        total,
        moments.rows(),
        blas,
        Decomposition.Method.RANDOMISED);
  }
}
