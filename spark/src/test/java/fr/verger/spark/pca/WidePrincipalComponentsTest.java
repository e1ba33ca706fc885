package fr.verger.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.SharedFiles;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Features that are too wide for the exact method. Where they are narrow ones with every column
 * several times, the exact method says what must be found: the same shares.
 */
@ExtendWith(LocalSpark.class)
class WidePrincipalComponentsTest {
  private static final int COPIES = 50;
  private static final List<float[]> NARROW = Spectrum.POWER.rows(130, 90, 3);

  private final SparkSession spark;

  WidePrincipalComponentsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void findsWhatTheExactMethodFinds() {
    assertSameShares(NARROW, 1e-6);
  }

  @Test
  void aMeanFarFromZeroAndColumnsThatNeverChange() {
    List<float[]> rows = new ArrayList<>();
    for (float[] row : NARROW) {
      float[] moved = row.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] = i % 9 == 4 ? 0.1f : moved[i] + 1e5f * i;
      }
      rows.add(moved);
    }
    assertSameShares(rows, 1e-6);
  }

  @Test
  void rowsThatRepeat() {
    List<float[]> rows = new ArrayList<>(NARROW);
    rows.addAll(NARROW.subList(0, 60));
    assertSameShares(rows, 1e-6);
  }

  @Test
  void fewerRowsThanComponentsCouldBe() {
    assertSameShares(NARROW.subList(0, 7), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e30f, 1e-30f})
  void valuesNearTheEndsOfTheRange(float factor) {
    List<float[]> rows = new ArrayList<>();
    for (float[] row : NARROW) {
      float[] scaled = row.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= factor;
      }
      rows.add(scaled);
    }
    assertSameShares(rows, 1e-6);
  }

  @Tag("long")
  @Test
  void equalsScikitLearnOnTheFeaturesOfRealPhotos() throws IOException {
    Path folder = SharedFiles.folder("golden/pca");
    RealGolden golden = RealGolden.in(folder);
    Dataset<Row> features =
        spark
            .read()
            .parquet(folder.resolve("features.parquet").toString())
            .withColumn(
                "features", functions.expr("concat(features, features, features, features)"));
    PrincipalComponentsModel model = pca().fit(features.repartition(3));
    assertThat(model.exact()).isFalse();
    assertThat(model.k()).isBetween(golden.componentsFor99(), golden.componentsFor99() + 3);
    for (int i = 0; i < 64; i++) {
      assertThat(model.explainedVariance()[i] / golden.variance()[i] / 4)
          .isCloseTo(1, within(1e-4));
    }
    for (int i = 0; i < 10; i++) {
      for (int column = 0; column < 1280; column++) {
        assertThat(2 * model.components()[i][column])
            .isCloseTo(golden.components()[i][column], within(1e-3));
      }
    }
    assertThat(model.cumulativeVarianceRatio()[model.k() - 1]).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void partitionsAndTheOrderOfRowsDoNotMatter() {
    Dataset<Row> table = table(NARROW);
    PrincipalComponentsModel one = pca().fit(table.coalesce(1));
    List<float[]> shuffled = new ArrayList<>(NARROW);
    Collections.shuffle(shuffled, new Random(5));
    for (int partitions : new int[] {2, 9}) {
      PrincipalComponentsModel other = pca().fit(table(shuffled).repartition(partitions));
      assertThat(other.k()).isEqualTo(one.k());
      assertThat(other.explainedVarianceRatio())
          .containsExactly(one.explainedVarianceRatio(), within(1e-6));
      assertThat(other.totalVariance() / one.totalVariance()).isCloseTo(1, within(1e-6));
      for (int i = 0; i < 10; i++) {
        assertThat(other.components()[i]).containsExactly(one.components()[i], within(1e-4));
      }
    }
  }

  @Test
  void theSamePartitionsGiveTheSameBits() {
    Dataset<Row> table = table(NARROW).repartition(3);
    PrincipalComponentsModel first = pca().setSeed(4).fit(table);
    PrincipalComponentsModel second = pca().setSeed(4).fit(table);
    assertThat(second.components()).isDeepEqualTo(first.components());
    assertThat(second.explainedVariance()).isEqualTo(first.explainedVariance());
  }

  @Test
  void noRowsStayCached() {
    pca().fit(table(NARROW));
    assertThat(spark.sparkContext().getPersistentRDDs().isEmpty()).isTrue();
  }

  @Test
  void theModelOnDiskSaysHowItWasFound(@TempDir Path folder) throws IOException {
    PrincipalComponentsModel model = pca().setK(2).fit(table(NARROW));
    model.save(folder.resolve("model").toString());
    PrincipalComponentsModel loaded =
        PrincipalComponentsModel.load(folder.resolve("model").toString());
    assertThat(loaded.exact()).isFalse();
    assertThat(loaded.components()).isDeepEqualTo(model.components());
    assertThat(loaded.explainedVariance()).isEqualTo(model.explainedVariance()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
  void theFirstRowThatIsNotFiniteIsNamed(float value) {
    List<float[]> rows = wide(NARROW);
    rows.get(80)[4321] = value;
    rows.set(100, new float[3]);
    assertRefused(
        pca(),
        rows,
        "the features of /80 are not all finite: value 4321, counted from 0, is null, NaN or"
            + " infinite; leave that row out or compute it again.");
  }

  @Test
  void rowsOfUnequalLength() {
    List<float[]> rows = wide(NARROW.subList(0, 20));
    rows.set(12, new float[4600]);
    assertRefused(
        pca(),
        rows,
        "the features of /12 have 4600 values where those of the rows before have 4500; features"
            + " must come from one backbone.");
    rows.set(0, new float[4]);
    assertRefused(
        pca(),
        rows,
        "the features of /1 have 4500 values where those of the rows before have 4; features must"
            + " come from one backbone.");
  }

  @Test
  void oneRowAndRowsThatAreEqual() {
    assertRefused(
        pca(),
        wide(NARROW.subList(0, 1)),
        "principal components need at least two rows of features, and there is one.");
    List<float[]> same = Collections.nCopies(5, NARROW.get(0));
    assertRefused(pca(), wide(same), "all 5 rows of features are equal; nothing varies.");
  }

  @Test
  void moreComponentsThanRows() {
    assertRefused(
        pca().setK(8),
        wide(NARROW.subList(0, 7)),
        "8 components were asked for, and these features have 7, the smaller of their rows and"
            + " columns; ask for at most that many.");
  }

  @Test
  void aShareThatTheMostComponentsAllowedDoNotReach() {
    double reached =
        new PrincipalComponents().fit(FeatureTable.of(spark, NARROW)).cumulativeVarianceRatio()[9];
    assertRefused(
        pca().setMaxComponents(10),
        wide(NARROW),
        "0.99 needs more than 10 components; 10 reach " + Math.floor(reached * 1000) / 1000 + ".");
  }

  private void assertSameShares(List<float[]> rows, double tolerance) {
    PrincipalComponentsModel exact = new PrincipalComponents().fit(FeatureTable.of(spark, rows));
    PrincipalComponentsModel model = pca().fit(table(rows).repartition(3));
    assertThat(model.exact()).isFalse();
    assertThat(model.k()).isEqualTo(exact.k());
    assertThat(model.totalVariance() / exact.totalVariance() / COPIES)
        .isCloseTo(1, within(tolerance));
    double[] mean = exact.mean();
    double spread = Math.sqrt(exact.totalVariance());
    for (int i = 0; i < mean.length; i++) {
      assertThat(model.mean()[i]).isCloseTo(mean[i], within(1e-9 * (spread + Math.abs(mean[i]))));
    }
    for (int i = 0; i < model.k(); i++) {
      double expected = exact.explainedVarianceRatio()[i];
      assertThat(model.explainedVarianceRatio()[i])
          .isCloseTo(expected, within(1e-4 * expected + 1e-12));
    }
  }

  private static PrincipalComponents pca() {
    return new PrincipalComponents().setPathCol("path");
  }

  private Dataset<Row> table(List<float[]> narrow) {
    return FeatureTable.of(spark, wide(narrow));
  }

  private static List<float[]> wide(List<float[]> narrow) {
    List<float[]> wide = new ArrayList<>();
    for (float[] row : narrow) {
      float[] copies = new float[row.length * COPIES];
      for (int copy = 0; copy < COPIES; copy++) {
        System.arraycopy(row, 0, copies, copy * row.length, row.length);
      }
      wide.add(copies);
    }
    return wide;
  }

  private void assertRefused(PrincipalComponents pca, List<float[]> rows, String sentence) {
    VergerException refusal =
        catchThrowableOfType(VergerException.class, () -> pca.fit(FeatureTable.of(spark, rows)));
    assertThat(refusal).isNotNull().hasMessage(sentence);
    assertThat(refusal.category()).isEqualTo(VergerException.Category.INPUT);
  }
}
