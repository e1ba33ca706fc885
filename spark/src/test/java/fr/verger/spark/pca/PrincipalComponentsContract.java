package fr.verger.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fit must find, whatever computes it. */
@ExtendWith(LocalSpark.class)
abstract class PrincipalComponentsContract {
  private final String blas;
  private final SparkSession spark;

  PrincipalComponentsContract(String blas, SparkSession spark) {
    this.blas = blas;
    this.spark = spark;
  }

  private PrincipalComponents pca() {
    return new PrincipalComponents().setBlas(blas);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tall", "wide", "constant_column", "far_from_zero", "two_rows"})
  void equalsScikitLearn(String name) throws IOException {
    Golden golden = Golden.named(name);
    int kept = golden.components().length;
    PrincipalComponentsModel model =
        pca().setK(kept).fit(FeatureTable.of(spark, golden.rows()).repartition(3));
    assertThat(model.rows()).isEqualTo(golden.rows().size());
    assertThat(model.mean()).containsExactly(golden.mean(), within(1e-9));
    double total = model.totalVariance();
    assertThat(model.explainedVariance()).hasSameSizeAs(golden.variance());
    for (int i = 0; i < golden.variance().length; i++) {
      double expected = golden.variance()[i];
      assertThat(model.explainedVariance()[i])
          .isCloseTo(expected, within(1e-6 * expected + 1e-14 * total));
      assertThat(model.explainedVarianceRatio()[i])
          .isCloseTo(golden.ratio()[i], within(1e-6 * golden.ratio()[i] + 1e-14));
    }
    for (int i = 0; i < kept; i++) {
      assertThat(model.components()[i]).containsExactly(golden.components()[i], within(1e-6));
    }
    float scale = (float) Math.sqrt(total);
    for (int row = 0; row < golden.reduced().length; row++) {
      float[] reduced = model.project(golden.rows().get(row));
      for (int i = 0; i < kept; i++) {
        assertThat((double) reduced[i]).isCloseTo(golden.reduced()[row][i], within(1e-5 * scale));
      }
    }
  }

  @Test
  void equalsScikitLearnOnTheFeaturesOfRealPhotos() throws IOException {
    Path folder = SharedFiles.folder("golden/pca");
    RealGolden golden = RealGolden.in(folder);
    Dataset<Row> features = spark.read().parquet(folder.resolve("features.parquet").toString());
    PrincipalComponentsModel model = pca().setPathCol("path").fit(features.repartition(5));
    assertThat(model.k()).isEqualTo(golden.componentsFor99());
    assertThat(model.mean()).containsExactly(golden.mean(), within(1e-9));
    for (int i = 0; i < golden.variance().length; i++) {
      assertThat(model.explainedVariance()[i] / golden.variance()[i]).isCloseTo(1, within(1e-6));
    }
    for (int i = 0; i < golden.components().length; i++) {
      assertThat(model.components()[i]).containsExactly(golden.components()[i], within(1e-4));
    }
    List<Row> reduced = model.transform(features).orderBy("path").select("pca").collectAsList();
    for (int row = 0; row < reduced.size(); row++) {
      List<Float> values = reduced.get(row).getList(0);
      for (int i = 0; i < golden.reduced()[row].length; i++) {
        assertThat((double) values.get(i)).isCloseTo(golden.reduced()[row][i], within(1e-4));
      }
    }
  }

  @Test
  void partitionsAndTheOrderOfRowsDoNotMatter() {
    List<float[]> rows = FeatureTable.gaussian(2000, 24, 3);
    PrincipalComponents all = pca().setVarianceTarget(1);
    PrincipalComponentsModel one = all.fit(FeatureTable.of(spark, rows).coalesce(1));
    List<float[]> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(5));
    for (int partitions : new int[] {2, 7, 40}) {
      PrincipalComponentsModel other =
          all.fit(FeatureTable.of(spark, shuffled).repartition(partitions));
      for (int i = 0; i < 24; i++) {
        assertThat(other.explainedVariance()[i] / one.explainedVariance()[i])
            .isCloseTo(1, within(1e-12));
        assertThat(other.components()[i]).containsExactly(one.components()[i], within(1e-10));
      }
    }
  }

  @Test
  void theSamePartitionsGiveTheSameBits() {
    Dataset<Row> rows = FeatureTable.of(spark, FeatureTable.gaussian(900, 30, 8)).repartition(9);
    PrincipalComponentsModel first = pca().fit(rows);
    PrincipalComponentsModel second = pca().fit(rows);
    assertThat(second.explainedVariance()).isEqualTo(first.explainedVariance());
    assertThat(second.components()).isDeepEqualTo(first.components());
  }

  @Test
  void aKnownSpectrumIsFound() {
    // ±σ along each axis, for rows that are exact: variance 2σ²/(2d − 1) each.
    int columns = 10;
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        float[] row = new float[columns];
        row[i] = sign * (columns - i);
        rows.add(row);
      }
    }
    PrincipalComponentsModel model = pca().setK(columns).fit(FeatureTable.of(spark, rows));
    double total = 0;
    for (int i = 0; i < columns; i++) {
      double expected = 2.0 * (columns - i) * (columns - i) / (2 * columns - 1);
      total += expected;
      assertThat(model.explainedVariance()[i]).isCloseTo(expected, within(1e-12));
      double[] axis = new double[columns];
      axis[i] = 1;
      assertThat(model.components()[i]).containsExactly(axis, within(1e-12));
    }
    assertThat(model.totalVariance()).isCloseTo(total, within(1e-12));
  }

  @Test
  void aRotationTurnsTheComponentsAndKeepsTheVariances() {
    int columns = 6;
    List<float[]> rows = FeatureTable.gaussian(400, columns, 11);
    List<float[]> turned = new ArrayList<>();
    // A quarter turn in the plane of two columns is exact in floats.
    for (float[] row : rows) {
      float[] copy = row.clone();
      copy[0] = -row[4];
      copy[4] = row[0];
      turned.add(copy);
    }
    PrincipalComponentsModel before = pca().setK(columns).fit(FeatureTable.of(spark, rows));
    PrincipalComponentsModel after = pca().setK(columns).fit(FeatureTable.of(spark, turned));
    assertThat(after.explainedVariance())
        .containsExactly(before.explainedVariance(), within(1e-10));
    for (int i = 0; i < columns; i++) {
      assertThat(Math.abs(after.components()[i][4]))
          .isCloseTo(Math.abs(before.components()[i][0]), within(1e-10));
    }
  }

  @Test
  void componentsAreOrthonormalAndVariancesSumToTheTotal() {
    PrincipalComponentsModel model =
        pca().setVarianceTarget(1).fit(FeatureTable.of(spark, FeatureTable.gaussian(300, 20, 4)));
    double[][] components = model.components();
    double sum = 0;
    for (int i = 0; i < components.length; i++) {
      sum += model.explainedVariance()[i];
      for (int j = 0; j <= i; j++) {
        double dot = 0;
        for (int c = 0; c < 20; c++) {
          dot += components[i][c] * components[j][c];
        }
        assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
    assertThat(sum / model.totalVariance()).isCloseTo(1, within(1e-12));
    assertThat(model.cumulativeVarianceRatio()[19]).isCloseTo(1, within(1e-12));
    assertThat(model.cumulativeVarianceRatio()).isSorted();
  }
}
