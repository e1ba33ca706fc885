package fr.verger.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.verger.spark.LocalSpark;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fit that cannot be is refused in one sentence that names the row where there is one. */
@ExtendWith(LocalSpark.class)
class PrincipalComponentsErrorsTest {
  private final SparkSession spark;

  PrincipalComponentsErrorsTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void valuesThatAreNotFinite(float value) {
    List<float[]> rows = FeatureTable.gaussian(50, 4, 1);
    rows.get(33)[2] = value;
    assertRefused(
        named(),
        rows,
        "the features of /33 are not all finite: value 2, counted from 0, is null, NaN or"
            + " infinite; leave that row out or compute it again.");
  }

  @Test
  void theFirstOfSeveralBadRowsIsNamed() {
    List<float[]> rows = FeatureTable.gaussian(50, 4, 1);
    rows.set(21, new float[3]);
    rows.set(40, null);
    assertRefused(
        named(),
        rows,
        "the features of /21 have 3 values where those of the rows before have 4; features must"
            + " come from one backbone.");
  }

  @Test
  void partitionsOfUnequalLength() {
    List<float[]> rows = new ArrayList<>(FeatureTable.gaussian(6, 4, 1));
    rows.addAll(FeatureTable.gaussian(6, 5, 1));
    assertRefused(
        named(),
        rows,
        "the features of /6 have 5 values where those of the rows before have 4; features must"
            + " come from one backbone.");
  }

  @Test
  void aRowWithoutFeatures() {
    List<float[]> rows = FeatureTable.gaussian(5, 4, 1);
    rows.set(0, null);
    assertRefused(
        named(), rows, "the features of /0 are null; leave that row out or compute it again.");
  }

  @Test
  void withoutAColumnOfPathsTheSentenceSaysHowToLearnWhich() {
    List<float[]> rows = FeatureTable.gaussian(5, 4, 1);
    rows.set(3, null);
    assertRefused(
        new PrincipalComponents(),
        rows,
        "the features of one row (set pathCol to learn which) are null; leave that row out or"
            + " compute it again.");
  }

  @Test
  void emptyFeatures() {
    assertRefused(
        named(),
        List.of(new float[0], new float[0]),
        "the features of /0 have no values; choose a column that holds features.");
  }

  @Test
  void noRows() {
    assertRefused(
        named(),
        List.of(),
        "principal components need at least two rows of features, and there are none.");
  }

  @Test
  void oneRow() {
    assertRefused(
        named(),
        FeatureTable.gaussian(1, 4, 1),
        "principal components need at least two rows of features, and there is one.");
  }

  @Test
  void rowsThatAreAllEqual() {
    assertRefused(
        named(),
        List.of(new float[] {0.1f, 2}, new float[] {0.1f, 2}, new float[] {0.1f, 2}),
        "all 3 rows of features are equal; nothing varies.");
  }

  @Test
  void moreComponentsThanRowsOrColumns() {
    assertRefused(
        named().setK(5),
        FeatureTable.gaussian(9, 4, 1),
        "5 components were asked for, and these features have 4, the smaller of their rows and"
            + " columns; ask for at most that many.");
  }

  @Test
  void aShareThatTheMostComponentsAllowedDoNotReach() {
    // Along the axes, the variances are as 1 : 1 : 1 : 1.
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      float[] row = new float[4];
      row[i / 2] = i % 2 * 2 - 1;
      rows.add(row);
    }
    assertRefused(
        named().setMaxComponents(3), rows, "0.99 needs more than 3 components; 3 reach 0.75.");
  }

  @Test
  void anOverflow() {
    Dataset<Row> rows =
        FeatureTable.of(spark, FeatureTable.gaussian(9, 2, 1))
            .withColumn("features", functions.expr("transform(features, x -> x * 1e200D)"));
    assertRefused(
        named(), rows, "the features are so large that their variance overflows; scale them down.");
  }

  @Test
  void kAndATargetTogether() {
    assertRefused(
        Category.USAGE,
        named().setK(2).setVarianceTarget(0.9),
        FeatureTable.of(spark, FeatureTable.gaussian(9, 4, 1)),
        "k and varianceTarget exclude each other; set one of them.");
  }

  @Test
  void kAboveTheMostComponentsAllowed() {
    assertRefused(
        Category.USAGE,
        named().setK(4).setMaxComponents(3),
        FeatureTable.of(spark, FeatureTable.gaussian(9, 4, 1)),
        "k is 4 and maxComponents is 3; lower one or raise the other.");
  }

  @Test
  void aMissingColumn() {
    assertRefused(
        named().setFeaturesCol("f"),
        FeatureTable.gaussian(9, 4, 1),
        "there is no column 'f' for the features; the columns are path, features.");
    assertRefused(
        named().setPathCol("p"),
        FeatureTable.gaussian(9, 4, 1),
        "there is no column 'p' for the paths; the columns are path, features.");
  }

  @Test
  void aColumnOfAnotherType() {
    assertRefused(
        named().setFeaturesCol("path"),
        FeatureTable.gaussian(9, 4, 1),
        "column 'path' is of type string; features are array<float>, array<double> or an ML"
            + " vector.");
  }

  @Test
  void anOutputThatExists() {
    assertRefused(
        named().setOutputCol("path"),
        FeatureTable.gaussian(9, 4, 1),
        "there is a column 'path' already; set outputCol to another name.");
  }

  @Test
  void featuresOfAnotherLengthAreNotProjected() {
    PrincipalComponentsModel model =
        named().fit(FeatureTable.of(spark, FeatureTable.gaussian(9, 4, 1)));
    String sentence =
        "features of 5 values cannot be projected by components of 4; both must come from one"
            + " backbone.";
    assertThat(catchThrowableOfType(VergerException.class, () -> model.project(new float[5])))
        .hasMessage(sentence);
    Dataset<Row> wider = FeatureTable.of(spark, FeatureTable.gaussian(3, 5, 1));
    assertThat(catchThrowableOfType(Exception.class, () -> model.transform(wider).collectAsList()))
        .hasStackTraceContaining(sentence);
  }

  private static PrincipalComponents named() {
    return new PrincipalComponents().setPathCol("path");
  }

  private void assertRefused(PrincipalComponents pca, List<float[]> rows, String sentence) {
    assertRefused(pca, FeatureTable.of(spark, rows), sentence);
  }

  private void assertRefused(PrincipalComponents pca, Dataset<Row> rows, String sentence) {
    assertRefused(Category.INPUT, pca, rows, sentence);
  }

  private static void assertRefused(
      Category category, PrincipalComponents pca, Dataset<Row> rows, String sentence) {
    VergerException refusal = catchThrowableOfType(VergerException.class, () -> pca.fit(rows));
    assertThat(refusal).isNotNull().hasMessage(sentence);
    assertThat(refusal.category()).isEqualTo(category);
  }
}
