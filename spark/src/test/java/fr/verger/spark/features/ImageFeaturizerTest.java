package fr.verger.spark.features;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.pca.PrincipalComponents;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.SharedBackbones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class ImageFeaturizerTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("number", DataTypes.IntegerType, false)
          .add("path", DataTypes.StringType)
          .add("content", DataTypes.BinaryType)
          .add("with.dot", DataTypes.StringType);

  @TempDir static Path folder;
  private static List<Path> photos;

  @BeforeAll
  static void draw() throws IOException {
    photos = Photos.all(Photos.orchard(folder.resolve("orchard")));
  }

  /** All photos, and one file that is none in the middle. */
  private static Dataset<Row> rows(SparkSession spark) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jpg"), "this is no photo");
    List<Path> files = new ArrayList<>(photos);
    files.add(10, broken);
    List<Row> rows = new ArrayList<>();
    for (Path file : files) {
      rows.add(RowFactory.create(rows.size(), file.toString(), Files.readAllBytes(file), "é"));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(context.parallelize(rows, 2), SCHEMA);
  }

  private static List<Row> sorted(Dataset<Row> rows) {
    return rows.orderBy("number").select("features", "reason").collectAsList();
  }

  @Test
  void pathsAndBytesGiveTheSameFeatures(SparkSession spark) throws IOException {
    Dataset<Row> rows = rows(spark);
    List<Row> fromPaths = sorted(new ImageFeaturizer().setInputCol("path").transform(rows));
    List<Row> fromBytes =
        sorted(new ImageFeaturizer().setInputCol("content").setBatchSize(3).transform(rows));
    assertThat(fromBytes).isEqualTo(fromPaths).hasSize(25);
    for (int i = 0; i < fromPaths.size(); i++) {
      if (i == 10) {
        assertThat(fromPaths.get(i).isNullAt(0)).isTrue();
        assertThat(fromPaths.get(i).getString(1)).isNotBlank();
      } else {
        assertThat(fromPaths.get(i).getList(0)).hasSize(1280).doesNotContainNull();
        assertThat(fromPaths.get(i).isNullAt(1)).isTrue();
      }
    }
  }

  @Test
  void theOtherColumnsAndTheOrderAreKept(SparkSession spark) throws IOException {
    Dataset<Row> rows = rows(spark);
    Dataset<Row> result =
        new ImageFeaturizer()
            .setInputCol("path")
            .setOutputCol("vector")
            .setReasonCol("why")
            .transform(rows);
    assertThat(result.columns())
        .containsExactly("number", "path", "content", "with.dot", "vector", "why");
    assertThat(result.select("number", "`with.dot`").collectAsList())
        .isEqualTo(rows.select("number", "`with.dot`").collectAsList());
    assertThat(result.schema().apply("vector").dataType().sql()).isEqualTo("ARRAY<FLOAT>");
    assertThat(result.schema().apply("vector").metadata().getString("verger.backbone"))
        .isEqualTo("fruits-mini");
    assertThat(new ImageFeaturizer().setInputCol("path").transformSchema(SCHEMA).fieldNames())
        .endsWith("features", "reason");
  }

  @Test
  void aPhotoThatCannotBeReadIsARowWithAReason(SparkSession spark) throws Exception {
    Path pipe = folder.resolve("pipe.jpg");
    if (Files.notExists(pipe)) {
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    }
    List<Row> rows = new ArrayList<>();
    for (String path : new String[] {"/nowhere/1.jpg", folder.toString(), pipe.toString(), null}) {
      rows.add(RowFactory.create(rows.size(), path, null, ""));
    }
    Dataset<Row> input = spark.createDataFrame(rows, SCHEMA);
    assertThat(sorted(new ImageFeaturizer().setInputCol("path").transform(input)))
        .extracting(row -> row.getString(1))
        .containsExactly(
            "the file is not there any more",
            "it is no regular file",
            "it is no regular file",
            "the path is null");
    assertThat(sorted(new ImageFeaturizer().setInputCol("content").transform(input)))
        .extracting(row -> row.getString(1))
        .containsOnly("the content is null");
  }

  @Test
  void worksInAPipelineAndSurvivesSaving(SparkSession spark) throws IOException {
    Dataset<Row> rows = rows(spark);
    ImageFeaturizer featurizer =
        new ImageFeaturizer().setInputCol("path").setBatchSize(5).setMaxPixels(1_000_000);
    PrincipalComponents components =
        new PrincipalComponents().setFeaturesCol("features").setOutputCol("pca").setK(2);
    String stage = folder.resolve("stage").toString();
    featurizer.write().overwrite().save(stage);
    ImageFeaturizer loaded = ImageFeaturizer.load(stage);
    assertThat(loaded.uid()).isEqualTo(featurizer.uid());
    assertThat(loaded.explainParams()).isEqualTo(featurizer.explainParams());
    PipelineModel model =
        new Pipeline()
            .setStages(new PipelineStage[] {featurizer, components})
            .fit(rows.where(col("number").notEqual(10)));
    String saved = folder.resolve("pipeline").toString();
    model.write().overwrite().save(saved);
    assertThat(PipelineModel.load(saved).transform(rows).orderBy("number").collectAsList())
        .isEqualTo(model.transform(rows).orderBy("number").collectAsList());
  }

  @Test
  void copiesKeepTheParameters() {
    ImageFeaturizer featurizer = new ImageFeaturizer().setInputCol("path").setLayer("x");
    ParamMap extra = new ParamMap();
    extra.put(featurizer.layer(), "y");
    ImageFeaturizer copy = (ImageFeaturizer) featurizer.copy(extra);
    assertThat(copy.getOrDefault(copy.layer())).isEqualTo("y");
    assertThat(copy.getOrDefault(copy.inputCol())).isEqualTo("path");
    assertThat(featurizer.getOrDefault(featurizer.layer())).isEqualTo("x");
  }

  @Test
  void oneSessionServesAllTasks(SparkSession spark) throws IOException {
    new ImageFeaturizer().setInputCol("path").transform(rows(spark).repartition(6)).count();
    int before = SharedBackbones.opened();
    sorted(new ImageFeaturizer().setInputCol("path").transform(rows(spark).repartition(6)));
    sorted(new ImageFeaturizer().setInputCol("path").transform(rows(spark).repartition(6)));
    assertThat(SharedBackbones.opened()).isLessThanOrEqualTo(Math.max(1, before));
  }

  @Test
  void wrongColumnsAreRefusedBeforeAnythingRuns() {
    ImageFeaturizer featurizer = new ImageFeaturizer();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> featurizer.transformSchema(SCHEMA))
        .withMessageContaining("inputCol is not set");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageFeaturizer().setInputCol("photo").transformSchema(SCHEMA))
        .withMessageContaining("there is no column \"photo\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageFeaturizer().setInputCol("number").transformSchema(SCHEMA))
        .withMessageContaining("is of type int");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ImageFeaturizer()
                    .setInputCol("path")
                    .setOutputCol("content")
                    .transformSchema(SCHEMA))
        .withMessageContaining("already a column \"content\"");
    assertThatIllegalArgumentException().isThrownBy(() -> featurizer.setBatchSize(0));
  }

  @Test
  void aBackboneThatIsNotThereIsRefusedInOneSentence(SparkSession spark) throws IOException {
    Dataset<Row> rows = rows(spark);
    ImageFeaturizer featurizer =
        new ImageFeaturizer().setInputCol("path").setBackbone("no-such-backbone");
    assertThatThrownBy(() -> featurizer.transform(rows))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("neither a backbone nor a file named no-such-backbone");
  }
}
