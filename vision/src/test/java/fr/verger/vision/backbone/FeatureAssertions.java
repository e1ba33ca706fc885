package fr.verger.vision.backbone;

import static org.assertj.core.api.Assertions.assertThat;

/** What "the same features" means. */
public final class FeatureAssertions {
  private FeatureAssertions() {}

  /** Every row within that share of its largest value, and pointing the same way. */
  public static void assertSame(float[][] found, float[][] expected, double share) {
    assertThat(found.length).as("rows").isEqualTo(expected.length);
    for (int row = 0; row < expected.length; row++) {
      assertThat(found[row]).hasSize(expected[row].length);
      double largest = 0;
      double apart = 0;
      double dot = 0;
      double foundSquares = 0;
      double expectedSquares = 0;
      for (int i = 0; i < expected[row].length; i++) {
        double a = found[row][i];
        double b = expected[row][i];
        largest = Math.max(largest, Math.abs(b));
        apart = Math.max(apart, Math.abs(a - b));
        dot += a * b;
        foundSquares += a * a;
        expectedSquares += b * b;
      }
      assertThat(apart)
          .as("largest difference in row %d", row)
          .isLessThanOrEqualTo(share * largest);
      assertThat(dot / Math.sqrt(foundSquares * expectedSquares))
          .as("cosine of row %d", row)
          .isGreaterThanOrEqualTo(0.999999);
    }
  }
}
