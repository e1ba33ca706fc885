package fr.verger.spark.pca;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;

/** What every fit asks of the rows together. */
final class VariedRows {
  private VariedRows() {}

  /**
   * Refuses rows in which nothing varies.
   *
   * @param squares sum of their squared distances to the mean
   */
  static void check(long rows, double squares) {
    if (rows < 2) {
      throw tooFew("is one.");
    }
    if (squares == 0 || !Double.isFinite(squares)) {
      throw new VergerException(
          Category.INPUT,
          squares == 0
              ? "all " + rows + " rows of features are equal; nothing varies."
              : "the features are so large that their variance overflows; scale them down.");
    }
  }

  /** The refusal of a table without rows. */
  static VergerException none() {
    return tooFew("are none.");
  }

  private static VergerException tooFew(String there) {
    return new VergerException(
        Category.INPUT,
        "principal components need at least two rows of features, and there " + there);
  }
}
