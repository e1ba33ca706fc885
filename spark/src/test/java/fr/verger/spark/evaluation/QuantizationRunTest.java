package fr.verger.spark.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.features.BackboneSource;
import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.run.ProgressListener;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.classifier.ClassifierExport;
import fr.verger.vision.classifier.ClassifierHead;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.quantization.CalibrationMethod;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.Metadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class QuantizationRunTest {
  private static final BackboneOptions INT8 = BackboneOptions.none().with(Precision.INT8);

  @TempDir Path scratch;
  private Path photos;
  private Path file;

  @BeforeEach
  void copyTheBundledNetwork() throws IOException {
    photos = Photos.orchard(scratch.resolve("photos"));
    file = scratch.resolve("net.onnx");
    try (InputStream in = BackboneCatalog.class.getResourceAsStream("fruits-mini.onnx")) {
      Files.copy(in, file);
    }
  }

  @Test
  void aVariantIsMadeMeasuredAndTakenWhereInt8IsAskedFor(SparkSession spark) {
    QuantizationCost cost = run(spark, 6, false);

    assertThat(cost.calibrated()).isEqualTo(6);
    assertThat(cost.tested()).isPositive();
    assertThat(cost.unreadable()).isZero();
    assertThat(cost.agreement().meanCosine()).isBetween(0.95, 1.0);
    assertThat(cost.agreement().lowCosine()).isLessThanOrEqualTo(cost.agreement().meanCosine());
    assertThat(cost.fp32Accuracy()).isBetween(0.0, 1.0);
    assertThat(cost.int8Accuracy()).isBetween(0.0, 1.0);
    assertThat(cost.int8Bytes()).isLessThan(cost.fp32Bytes() / 2);
    assertThat(cost.classifier()).isNull();
    assertThat(scratch.resolve("net.int8.onnx")).exists();

    Dataset<Row> paths = spark.createDataset(List.of(photo()), Encoders.STRING()).toDF("path");
    Dataset<Row> rows =
        new ImageFeaturizer()
            .setInputCol("path")
            .setBackbone(file.toString())
            .setPrecision("int8")
            .transform(paths);
    Metadata provenance = rows.schema().apply("features").metadata();
    assertThat(provenance.getString("verger.precision")).isEqualTo("int8");
    assertThat(rows.first().<Object>getAs("features")).isNotNull();
  }

  @Test
  void theVariantOfAClassifierIsAClassifier(SparkSession spark) throws IOException {
    file = Files.write(scratch.resolve("model.onnx"), classifier());

    QuantizationCost cost = run(spark, 6, false);

    assertThat(cost.classifier().tested()).isEqualTo(cost.tested());
    assertThat(cost.classifier().known()).isEqualTo(cost.tested());
    assertThat(cost.classifier().sameLabel()).isBetween(cost.tested() / 2, cost.tested());
    assertThat(cost.classifier().int8Unsure()).isEqualTo(cost.tested());
    assertThat(load(spark).precision()).isEqualTo(Precision.INT8);
    try (FruitClassifier int8 = FruitClassifier.open(scratch.resolve("model.int8.onnx"))) {
      assertThat(int8.model().labels()).hasSize(3);
      assertThat(int8.model().embeddingSize()).isEqualTo(2);
      assertThat(int8.model().onnx().length).isLessThan((int) Files.size(file) / 2);
    }
  }

  /** The bundled network behind a head that tells the orchard's labels by some sums of features. */
  private byte[] classifier() throws IOException {
    BackboneModel backbone = new BackboneCatalog().bundled(BackboneCatalog.FRUITS_MINI);
    List<String> labels =
        Photos.all(photos).stream()
            .map(photo -> photo.getParent().getFileName().toString())
            .distinct()
            .toList();
    double[][] components = new double[2][backbone.featureCount()];
    for (int i = 0; i < backbone.featureCount(); i++) {
      components[i % 2][i] = Math.sin(i);
    }
    return ClassifierExport.of(
        backbone,
        new ClassifierHead(
            labels,
            new double[backbone.featureCount()],
            components,
            new double[][] {{1, 0}, {0, 1}, {-1, -1}},
            new double[3],
            1,
            -1e6,
            "{}"));
  }

  @Test
  void withoutAVariantInt8IsRefusedAndTheCommandNamed(SparkSession spark) {
    assertThatThrownBy(() -> load(spark))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("There is no int8 variant of the backbone " + file)
        .hasMessageContaining("verger backbones quantize " + file);
  }

  @Test
  @Tag("long")
  void aVariantOfAnotherFileIsRefused(SparkSession spark) throws IOException {
    run(spark, 3, false);
    Path other = scratch.resolve("other.onnx");
    Files.write(other, new BackboneCatalog().bundled(BackboneCatalog.FRUITS_MINI).onnx());
    Files.copy(scratch.resolve("net.int8.onnx"), scratch.resolve("other.int8.onnx"));

    assertThat(load(spark).precision()).isEqualTo(Precision.INT8);
    assertThatThrownBy(
            () ->
                new BackboneSource(spark.sparkContext().hadoopConfiguration())
                    .load(other.toString(), INT8))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("is no int8 variant of the backbone");
  }

  @Test
  @Tag("long")
  void aVariantThatIsThereIsReplacedOnlyWhenAskedTo(SparkSession spark) throws IOException {
    Path variant = scratch.resolve("net.int8.onnx");
    Files.writeString(variant, "mine");

    assertThatThrownBy(() -> run(spark, 3, false))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("net.int8.onnx already");
    assertThat(variant).hasContent("mine");

    run(spark, 3, true);
    assertThat(load(spark).precision()).isEqualTo(Precision.INT8);
    assertThat(scratch).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void tooFewPhotosAreRefusedBeforeAnythingIsWritten(SparkSession spark) throws IOException {
    Path few = Files.createDirectories(scratch.resolve("few").resolve("Kiwi"));
    Files.copy(Path.of(photo()), few.resolve("one.jpg"));
    photos = few.getParent();

    assertThatThrownBy(() -> run(spark, 3, false))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("has 1 photos, too few");
    assertThat(scratch.resolve("net.int8.onnx")).doesNotExist();
  }

  private BackboneModel load(SparkSession spark) {
    return new BackboneSource(spark.sparkContext().hadoopConfiguration())
        .load(file.toString(), INT8);
  }

  private String photo() {
    try {
      return Photos.all(photos).get(0).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private QuantizationCost run(SparkSession spark, int calibrate, boolean overwrite) {
    return new QuantizationRun(spark, ProgressListener.silent())
        .execute(
            new QuantizationSettings(
                file.toString(),
                BackboneOptions.none(),
                photos.toString(),
                null,
                calibrate,
                12,
                CalibrationMethod.PERCENTILE,
                2,
                PhotoDecoder.DEFAULT_MAX_PIXELS,
                overwrite));
  }
}
