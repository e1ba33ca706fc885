package fr.verger.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.verger.spark.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class PrincipalComponentsTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("path", DataTypes.StringType)
          .add("features", DataTypes.createArrayType(DataTypes.FloatType));

  @Test
  void aFittedPipelineIsTheSameAfterSavingAndLoading(SparkSession spark, @TempDir Path folder) {
    Dataset<Row> rows = random(spark, 100, 12);
    Pipeline pipeline =
        new Pipeline().setStages(new PipelineStage[] {new PrincipalComponents().setK(3)});
    PipelineModel fitted = pipeline.fit(rows);
    String path = folder.resolve("model").toString();
    try {
      fitted.write().overwrite().save(path);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    PipelineModel loaded = PipelineModel.load(path);
    assertThat(loaded.transform(rows).select("pca").collectAsList())
        .isEqualTo(fitted.transform(rows).select("pca").collectAsList());
  }

  @Test
  void thePartitionsDoNotMatter(SparkSession spark) {
    Dataset<Row> rows = random(spark, 2000, 20);
    PrincipalComponents pca = new PrincipalComponents().setVarianceTarget(1);
    double[] one = pca.fit(rows.repartition(1)).explainedVariance();
    double[] many = pca.fit(rows.repartition(40)).explainedVariance();
    assertThat(many).containsExactly(one, within(1e-12));
  }

  private static Dataset<Row> random(SparkSession spark, int rows, int columns) {
    Random random = new Random(1);
    List<Row> list =
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    RowFactory.create(
                        "/p" + i,
                        IntStream.range(0, columns)
                            .mapToObj(j -> (float) (random.nextGaussian() * (j + 1)))
                            .toArray(Float[]::new)))
            .toList();
    return spark.createDataFrame(list, SCHEMA);
  }
}
