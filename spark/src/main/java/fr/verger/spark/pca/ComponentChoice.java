package fr.verger.spark.pca;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;

/** How many of the components are kept. */
sealed interface ComponentChoice {
  /** Sums of shares end within this of 1; a share asked for counts as reached within it. */
  double ROUND_OFF = 1e-12;

  /**
   * The number of components to keep.
   *
   * @param cumulative share of the variance that the first 1, 2, … components explain
   * @throws VergerException INPUT when there are not so many, or not so many allowed
   */
  int among(double[] cumulative);

  /** That many. */
  record Count(int components) implements ComponentChoice {
    @Override
    public int among(double[] cumulative) {
      if (components > cumulative.length) {
        throw new VergerException(
            Category.INPUT,
            components
                + " components were asked for, and these features have "
                + cumulative.length
                + ", the smaller of their rows and columns; ask for at most that many.");
      }
      return components;
    }
  }

  /** As few as explain that share of the variance. */
  record Share(double target, OptionalInt most) implements ComponentChoice {
    @Override
    public int among(double[] cumulative) {
      int limit = Math.min(most.orElse(cumulative.length), cumulative.length);
      for (int count = 1; count <= limit; count++) {
        if (cumulative[count - 1] >= target - ROUND_OFF) {
          return count;
        }
      }
      throw new VergerException(
          Category.INPUT,
          target
              + " needs more than "
              + limit
              + " components; "
              + limit
              + " reach "
              + roundedDown(cumulative[limit - 1])
              + ".");
    }

    private static String roundedDown(double share) {
      return BigDecimal.valueOf(share)
          .setScale(share < 0.999 ? 3 : 6, RoundingMode.DOWN)
          .stripTrailingZeros()
          .toPlainString();
    }
  }
}
