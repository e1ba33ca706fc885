package fr.verger.spark.pca;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;

/**
 * Rows that follow each other, less their mean, as floats: what the passes of the wide method read
 * again and again. Or, in its place, what is wrong with the row that came next.
 *
 * <p>Not a record: Kryo of Spark 3.5 cannot make one.
 */
final class RowBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Moments moments;
  private final float[] values;
  private final RowName first;
  private final Partial.Flaw flaw;

  private RowBlock(Moments moments, float[] values, RowName first, Partial.Flaw flaw) {
    this.moments = moments;
    this.values = values;
    this.first = first;
    this.flaw = flaw;
  }

  /** Rows that are good; {@code moments} are those of the values as they are kept. */
  static RowBlock of(Moments moments, float[] values, RowName first) {
    return new RowBlock(moments, values, first, null);
  }

  /** The row that ends the fit. */
  static RowBlock flawed(Partial.Flaw flaw) {
    return new RowBlock(null, null, null, flaw);
  }

  int rows() {
    return (int) moments.rows();
  }

  /** Row after row. */
  float[] values() {
    return values;
  }

  double[] mean() {
    return moments.mean();
  }

  /** What the block comes to, by that BLAS. */
  Partial partial(String blas) {
    return flaw != null ? flaw : new Partial.Wide(moments, first, new TreeSet<>(List.of(blas)));
  }
}
