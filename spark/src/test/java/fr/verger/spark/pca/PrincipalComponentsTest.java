package fr.verger.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pair as stages of Spark ML: parameters, schemas, persistence, pipelines. */
@ExtendWith(LocalSpark.class)
class PrincipalComponentsTest {
  private final SparkSession spark;
  private Dataset<Row> rows;

  @TempDir Path folder;

  PrincipalComponentsTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void makeRows() {
    rows = FeatureTable.of(spark, FeatureTable.gaussian(100, 12, 1));
  }

  @Test
  void theParametersAreFoundByReflection() {
    assertThat(Arrays.stream(new PrincipalComponents().params()).map(Param::name))
        .containsExactly(
            "blas",
            "featuresCol",
            "k",
            "maxComponents",
            "outputCol",
            "pathCol",
            "seed",
            "varianceTarget");
    assertThat(Arrays.stream(new PrincipalComponents().fit(rows).params()).map(Param::name))
        .containsExactly("featuresCol", "outputCol", "pathCol");
    assertThat(new PrincipalComponents().explainParams())
        .contains("default: 0.99", "default: features", "default: pca");
  }

  @Test
  void valuesOutOfRangeAreRefusedAtOnce() {
    PrincipalComponents pca = new PrincipalComponents();
    assertThatThrownBy(() -> pca.setK(0)).hasMessageContaining("k given invalid value 0");
    assertThatThrownBy(() -> pca.setVarianceTarget(0)).hasMessageContaining("varianceTarget");
    assertThatThrownBy(() -> pca.setVarianceTarget(1.01)).hasMessageContaining("varianceTarget");
    assertThatThrownBy(() -> pca.setMaxComponents(0)).hasMessageContaining("maxComponents");
  }

  @Test
  void parametersGivenToFitPrevail() {
    PrincipalComponents pca = new PrincipalComponents();
    ParamMap five = new ParamMap().put(List.of(pca.k().w(5), pca.outputCol().w("five")));
    PrincipalComponentsModel model = pca.fit(rows, five);
    assertThat(model.k()).isEqualTo(5);
    assertThat(model.transform(rows).columns()).containsExactly("path", "features", "five");
    assertThat(pca.isSet(pca.k())).isFalse();
  }

  @Test
  void theOutputIsAColumnOfFloatsAsTheSchemaSays() {
    PrincipalComponentsModel model = new PrincipalComponents().setK(3).fit(rows);
    StructType schema = model.transform(rows).schema();
    assertThat(schema).isEqualTo(model.transformSchema(rows.schema()));
    assertThat(schema.apply("pca").dataType())
        .isEqualTo(DataTypes.createArrayType(DataTypes.FloatType, false));
  }

  @Test
  void oneRowIsProjectedWithoutSparkAsWithIt() {
    PrincipalComponentsModel model = new PrincipalComponents().setK(3).fit(rows);
    List<float[]> features = FeatureTable.gaussian(100, 12, 1);
    List<Row> reduced = model.transform(rows).select("pca").collectAsList();
    for (int i = 0; i < features.size(); i++) {
      assertThat(reduced.get(i).<Float>getList(0)).isEqualTo(boxed(model.project(features.get(i))));
    }
  }

  @Test
  void aRowWithoutFeaturesHasNoComponents() {
    PrincipalComponentsModel model = new PrincipalComponents().setK(3).fit(rows);
    Dataset<Row> gap = FeatureTable.of(spark, Arrays.asList(new float[12], null));
    assertThat(model.transform(gap).select("pca").collectAsList().get(1).isNullAt(0)).isTrue();
  }

  @Test
  void arraysAndVectorsGiveTheSame() {
    Dataset<Row> doubles = rows.withColumn("features", rows.col("features").cast("array<double>"));
    Dataset<Row> vectors =
        rows.withColumn("features", functions.array_to_vector(rows.col("features")));
    PrincipalComponents pca = new PrincipalComponents();
    PrincipalComponentsModel expected = pca.fit(rows);
    for (Dataset<Row> table : List.of(doubles, vectors)) {
      PrincipalComponentsModel model = pca.fit(table);
      assertThat(model.components()).isDeepEqualTo(expected.components());
      assertThat(model.transform(table).select("pca").collectAsList())
          .isEqualTo(expected.transform(rows).select("pca").collectAsList());
    }
  }

  @Test
  void sparseVectorsAreRead() {
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType());
    Dataset<Row> sparse =
        spark.createDataFrame(
            List.of(
                RowFactory.create(Vectors.sparse(4, new int[] {2}, new double[] {3})),
                RowFactory.create(Vectors.dense(0, 0, 1, 0)),
                RowFactory.create(Vectors.zeros(4))),
            schema);
    PrincipalComponentsModel model = new PrincipalComponents().setK(1).fit(sparse);
    assertThat(model.components()[0]).containsExactly(0, 0, 1, 0);
    assertThat(model.project(new double[] {9, 9, 9, 9})[0]).isEqualTo(9 - 4f / 3);
  }

  @Test
  void theEstimatorKeepsItsParametersOnDisk() throws IOException {
    PrincipalComponents pca =
        new PrincipalComponents().setPathCol("path").setVarianceTarget(0.5).setMaxComponents(7);
    pca.save(path("pca"));
    PrincipalComponents loaded = PrincipalComponents.load(path("pca"));
    assertThat(loaded.uid()).isEqualTo(pca.uid());
    assertThat(loaded.explainParams()).isEqualTo(pca.explainParams());
  }

  @Test
  void theModelKeepsEverythingOnDisk() throws IOException {
    PrincipalComponentsModel model =
        new PrincipalComponents().setPathCol("path").setOutputCol("reduced").fit(rows);
    model.save(path("model"));
    PrincipalComponentsModel loaded = PrincipalComponentsModel.load(path("model"));
    assertThat(loaded.uid()).isEqualTo(model.uid());
    assertThat(loaded.explainParams()).isEqualTo(model.explainParams());
    assertThat(loaded.mean()).isEqualTo(model.mean());
    assertThat(loaded.components()).isDeepEqualTo(model.components());
    assertThat(loaded.explainedVariance()).isEqualTo(model.explainedVariance()).hasSize(12);
    assertThat(loaded.totalVariance()).isEqualTo(model.totalVariance());
    assertThat(loaded.rows()).isEqualTo(100);
    assertThat(loaded.blas()).isEqualTo(model.blas()).isEqualTo("OpenBLAS 0.3.30");
    assertThat(loaded.transform(rows).collectAsList())
        .isEqualTo(model.transform(rows).collectAsList());
  }

  @Test
  void aModelIsOverwrittenOnlyWhenAsked() throws IOException {
    PrincipalComponentsModel small = new PrincipalComponents().setK(1).fit(rows);
    PrincipalComponentsModel large = new PrincipalComponents().setK(9).fit(rows);
    large.save(path("model"));
    assertThatThrownBy(() -> small.save(path("model"))).isInstanceOf(IOException.class);
    small.write().overwrite().save(path("model"));
    assertThat(PrincipalComponentsModel.load(path("model")).k()).isEqualTo(1);
  }

  @Test
  void aManyColumnedModelIsReadInItsOrder() throws IOException {
    Dataset<Row> wide = FeatureTable.of(spark, FeatureTable.gaussian(420, 400, 2));
    PrincipalComponentsModel model = new PrincipalComponents().setK(390).fit(wide);
    model.save(path("model"));
    assertThat(PrincipalComponentsModel.load(path("model")).components())
        .isDeepEqualTo(model.components());
  }

  @Test
  void aPipelineIsFittedSavedAndLoaded() throws IOException {
    Pipeline pipeline =
        new Pipeline().setStages(new PipelineStage[] {new PrincipalComponents().setK(3)});
    pipeline.save(path("pipeline"));
    PipelineModel fitted = Pipeline.load(path("pipeline")).fit(rows);
    fitted.save(path("fitted"));
    PipelineModel loaded = PipelineModel.load(path("fitted"));
    assertThat(loaded.transform(rows).collectAsList())
        .isEqualTo(fitted.transform(rows).collectAsList());
  }

  @Test
  void pythonFindsTheReadersItCalls() throws ReflectiveOperationException {
    for (Class<?> stage : List.of(PrincipalComponents.class, PrincipalComponentsModel.class)) {
      Method read = stage.getMethod("read");
      assertThat(read.invoke(null)).isInstanceOf(MLReader.class);
    }
  }

  @Test
  void copiesOfAModelAreIndependent() {
    PrincipalComponentsModel model = new PrincipalComponents().setK(3).fit(rows);
    PrincipalComponentsModel copy = model.copy(ParamMap.empty()).setOutputCol("other");
    assertThat(model.getOutputCol()).isEqualTo("pca");
    assertThat(copy.parent()).isSameAs(model.parent());
    copy.mean()[0] = 9;
    copy.components()[0][0] = 9;
    assertThat(copy.mean()[0]).isEqualTo(model.mean()[0]);
    assertThat(copy.components()[0][0]).isEqualTo(model.components()[0][0]);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static List<Float> boxed(float[] values) {
    Float[] boxed = new Float[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return List.of(boxed);
  }
}
