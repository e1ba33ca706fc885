package fr.verger.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.BlasChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatterTest {
  private static final Blas BLAS = BlasChoice.JAVA.load();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 511, 512, 513, 1024, 1500})
  void aScatterIsThatOfTheDefinition(int count) {
    List<double[]> rows = rows(count, 9, 100);
    assertSame(scatter(rows), definition(rows), 1e-12);
  }

  @Test
  void rowsMayBeSplitAndOrderedInAnyWay() {
    Random random = new Random(7);
    List<double[]> rows = rows(1300, 6, 1000);
    Scatter expected = definition(rows);
    for (int trial = 0; trial < 50; trial++) {
      Collections.shuffle(rows, random);
      Scatter sum = null;
      for (int start = 0; start < rows.size(); ) {
        int end = Math.min(rows.size(), start + 1 + random.nextInt(700));
        Scatter part = scatter(rows.subList(start, end));
        sum = sum == null ? part : sum.absorb(part);
        start = end;
      }
      assertSame(sum, expected, 1e-12);
    }
  }

  @Test
  void aColumnThatNeverChangesHasNoVarianceAtAll() {
    List<double[]> rows = rows(700, 3, 0);
    rows.forEach(row -> row[1] = 0.1);
    Scatter sum = scatter(rows.subList(0, 600)).absorb(scatter(rows.subList(600, 700)));
    assertThat(sum.products().values()[sum.products().start(1)]).isZero();
    assertThat(sum.mean()[1]).isEqualTo(0.1);
  }

  @Test
  void aMeanFarFromZeroCostsNoPrecision() {
    List<double[]> near = rows(900, 5, 0);
    near.forEach(
        row -> {
          for (int i = 0; i < row.length; i++) {
            row[i] = Math.rint(row[i] * 64) / 64;
          }
        });
    double distance = 1L << 40;
    List<double[]> far = new ArrayList<>();
    for (double[] row : near) {
      double[] moved = row.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += distance;
      }
      far.add(moved);
    }
    assertThat(scatter(far).products().values())
        .containsExactly(scatter(near).products().values(), within(1e-12));
  }

  private static Scatter scatter(List<double[]> rows) {
    try (ScatterBuilder builder = new ScatterBuilder(BLAS, rows.get(0))) {
      rows.forEach(builder::add);
      return builder.build();
    }
  }

  private static Scatter definition(List<double[]> rows) {
    int columns = rows.get(0).length;
    double[] mean = new double[columns];
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        mean[i] += row[i] / rows.size();
      }
    }
    var products = fr.verger.spark.pca.blas.PackedSymmetric.zero(columns);
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        for (int j = i; j < columns; j++) {
          products.values()[products.start(i) + j - i] += (row[i] - mean[i]) * (row[j] - mean[j]);
        }
      }
    }
    return new Scatter(rows.size(), mean, new double[columns], products);
  }

  private static void assertSame(Scatter actual, Scatter expected, double relative) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    double scale = Math.max(1, expected.products().trace());
    assertThat(actual.products().values())
        .containsExactly(expected.products().values(), within(relative * scale));
    assertThat(actual.mean()).containsExactly(expected.mean(), within(1e-9));
  }

  private static List<double[]> rows(int count, int columns, double mean) {
    Random random = new Random(count);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] row = new double[columns];
      for (int j = 0; j < columns; j++) {
        row[j] = mean + random.nextGaussian() * (j + 1);
      }
      rows.add(row);
    }
    return rows;
  }
}
