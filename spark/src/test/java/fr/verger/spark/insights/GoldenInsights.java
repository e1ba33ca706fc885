package fr.verger.spark.insights;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What scikit-learn and numpy found in some rows; {@code make_insights_golden.py} writes them.
 *
 * @param pairs of near duplicates: two photos and their similarity
 * @param outliers photo and score
 */
record GoldenInsights(
    float[][] rows,
    List<String> labels,
    List<String> splits,
    double threshold,
    double[][] pairs,
    int[] nearest,
    int[] distinct,
    double[] distinctSimilarity,
    double[] ownDistance,
    double[][] outliers) {
  static GoldenInsights read() throws IOException {
    try (InputStream in = GoldenInsights.class.getResourceAsStream("golden.json")) {
      return new ObjectMapper().readValue(in, GoldenInsights.class);
    }
  }

  /** The photos, named by their numbers. */
  PhotoRows photos() {
    int columns = rows[0].length;
    float[] values = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    List<PhotoName> names =
        IntStream.range(0, rows.length)
            .mapToObj(i -> new PhotoName("/" + i, labels.get(i), splits.get(i)))
            .toList();
    return new PhotoRows(names, values, columns);
  }

  private Stream<double[]> of(boolean across) {
    return Arrays.stream(pairs)
        .filter(pair -> splits.get((int) pair[0]).equals(splits.get((int) pair[1])) != across);
  }

  /** Pairs of one split, or of two. */
  long pairs(boolean across) {
    return of(across).count();
  }

  /** Photos in those pairs. */
  long paired(boolean across) {
    return of(across).flatMap(pair -> Stream.of(pair[0], pair[1])).distinct().count();
  }

  /** Pairs whose photos have two labels. */
  long pairsOfTwoLabels() {
    return Arrays.stream(pairs)
        .filter(pair -> !labels.get((int) pair[0]).equals(labels.get((int) pair[1])))
        .count();
  }
}
