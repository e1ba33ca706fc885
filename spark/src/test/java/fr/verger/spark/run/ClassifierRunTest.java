package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.run.LearnedPhotos.LearnedPhoto;
import fr.verger.spark.training.ClassifierSummary;
import fr.verger.vision.VergerException;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.classifier.LabelProbability;
import fr.verger.vision.classifier.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class ClassifierRunTest {
  private static final SampleSettings ORCHARD =
      SampleSettings.DEFAULT.withClasses(4).withPhotosPerClass(24).withSize(64);

  @TempDir static Path shared;
  private static Path orchard;

  @TempDir Path folder;

  @BeforeAll
  static void draw() throws IOException {
    orchard = shared.resolve("orchard");
    new SampleOrchard(ORCHARD).write(orchard);
  }

  private RunRecord run(SparkSession spark, Path photos) {
    RunSettings settings =
        new RunSettingsBuilder(photos, folder.resolve("out")).components(12).build();
    return new OrchardRun(spark, ProgressListener.silent()).withClassifier().execute(settings);
  }

  private FruitClassifier model() {
    return FruitClassifier.open(folder.resolve("out/model.onnx"));
  }

  @Test
  void theFileGivesWhatSparkGives(SparkSession spark) throws Exception {
    RunRecord record = run(spark, orchard);

    assertThat(record.failure()).isNull();
    assertThat(record.classifier().absent()).isNull();
    assertThat(record.classifier().quality().photos()).isEqualTo(24);
    assertThat(record.classifier().quality().accuracy()).isGreaterThan(0.9);
    assertThat(record.verification().checks())
        .extracting(Verification.Check::name)
        .contains("classifier");
    List<Row> predictions = spark.read().parquet(folder + "/out/predictions").collectAsList();
    assertThat(predictions).hasSize(24);
    try (FruitClassifier classifier = model()) {
      for (Row row : predictions) {
        assertThat(row.<String>getAs("split")).isEqualTo("Test");
        Prediction found = classifier.classify(Files.readAllBytes(Path.of(row.getString(0))));
        List<Float> expected = row.getList(row.fieldIndex("probabilities"));
        for (LabelProbability one : found.labels()) {
          int label = classifier.model().labels().indexOf(one.label());
          assertThat(one.probability()).isCloseTo(expected.get(label), within(1e-4f));
        }
        assertThat(found.likeliest().label()).isEqualTo(row.getAs("predicted"));
        assertThat((double) found.unknownScore())
            .isCloseTo(row.<Double>getAs("unknown_score"), within(1e-3));
      }
    }
  }

  @Test
  @Tag("long")
  void componentsAreThoseOfTheTrainingSplitAlone(SparkSession spark) throws Exception {
    RunRecord record = run(spark, orchard);

    assertThat(record.classifier().trainingPhotos()).isEqualTo(72);
    assertThat(record.pca().rows()).isEqualTo(96);
    double[] sums = new double[12];
    try (FruitClassifier classifier = model()) {
      for (Path photo : Photos.all(orchard.resolve("Training"))) {
        float[] embedding = classifier.classify(Files.readAllBytes(photo)).embedding();
        for (int k = 0; k < sums.length; k++) {
          sums[k] += embedding[k];
        }
      }
    }
    for (double sum : sums) {
      assertThat(sum / 72).isCloseTo(0, within(1e-3));
    }
  }

  @Test
  @Tag("long")
  void photosItLearnedFromHaveTheEmbeddingsThatTheFileGives(SparkSession spark) throws Exception {
    run(spark, orchard);
    LearnedPhotos learned = LearnedPhotos.of(spark, folder.resolve("out").toString());
    List<Path> training = Photos.all(orchard.resolve("Training")).stream().sorted().toList();

    try (FruitClassifier classifier =
            FruitClassifier.read("model.onnx", learned.model(), Long.MAX_VALUE);
        FruitClassifier bundled = FruitClassifier.bundled()) {
      List<LearnedPhoto> photos = learned.photos(classifier.model());

      assertThat(photos).hasSize(72);
      for (int i = 0; i < photos.size(); i++) {
        LearnedPhoto photo = photos.get(i);
        Path file = training.get(i);
        assertThat(file.getParent()).hasFileName(photo.label());
        assertThat(photo.embedding())
            .containsExactly(
                classifier.classify(Files.readAllBytes(file)).embedding(), within(1e-3f));
      }
      assertThatThrownBy(() -> learned.photos(bundled.model()))
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("fruits-mini");
    }
  }

  @Test
  @Tag("long")
  void labelsLeftOutMeasureWhatStrangersAreToldBy(SparkSession spark) {
    RunRecord before = run(spark, orchard);
    String stranger = new SampleOrchard(ORCHARD).labels().get(1);

    RunRecord record =
        new TrainingRun(spark, ProgressListener.silent())
            .execute(folder.resolve("out").toString(), Set.of(stranger));

    ClassifierSummary trained = record.classifier();
    assertThat(trained.leftOut()).containsExactly(stranger);
    assertThat(trained.labels()).isEqualTo(3);
    assertThat(trained.trainingPhotos()).isEqualTo(54);
    assertThat(trained.quality().photos()).isEqualTo(18);
    assertThat(trained.quality().strangers().labels()).containsExactly(stranger);
    assertThat(trained.quality().strangers().photos()).isEqualTo(6);
    assertThat(trained.sha256()).isNotEqualTo(before.classifier().sha256());
    try (FruitClassifier classifier = model()) {
      assertThat(classifier.model().labels()).hasSize(3).doesNotContain(stranger);
    }
    assertThat(new RunVerification(spark).check(folder.resolve("out").toString()).ok()).isTrue();
    assertThat(folder.resolve("out/_verger/lock.json")).doesNotExist();
    assertThatThrownBy(
            () ->
                new TrainingRun(spark, ProgressListener.silent())
                    .execute(folder.resolve("out").toString(), Set.of("no such fruit")))
        .isInstanceOf(VergerException.class)
        .hasMessage("There is no label 'no such fruit' to leave out.");
    assertThat(folder.resolve("out/run.json")).exists();
    assertThat(folder.resolve("out/_verger/lock.json")).doesNotExist();
  }

  @Test
  void withoutSplitsPhotosAreHeldBack(SparkSession spark) {

    Path flat = shared.resolve("flat");
    for (String label : new SampleOrchard(ORCHARD).labels()) {
      link(flat.resolve(label), orchard.resolve("Training").resolve(label));
    }
    RunSettings settings =
        new RunSettingsBuilder(flat, folder.resolve("flat-out")).components(12).build();
    ClassifierSummary trained =
        new OrchardRun(spark, ProgressListener.silent())
            .withClassifier()
            .execute(settings)
            .classifier();

    assertThat(trained.absent()).isNull();
    assertThat(trained.testHeldBack()).isTrue();
    assertThat(trained.nearDuplicateCosine()).isEqualTo(0.9);
    assertThat(trained.trainingPhotos()).isBetween(36L, 71L);
    assertThat(trained.quality().photos()).isEqualTo(72 - trained.trainingPhotos());
  }

  private static void link(Path link, Path target) {
    try {
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneLabelMakesNoClassifierAndNoFailure(SparkSession spark) {
    RunRecord record =
        run(spark, orchard.resolve("Training").resolve(new SampleOrchard(ORCHARD).labels().get(0)));

    assertThat(record.failure()).isNull();
    assertThat(record.classifier().absent())
        .startsWith("A classifier needs photos of two labels to tell apart; there is only '");
    assertThat(folder.resolve("out/model.onnx")).doesNotExist();
  }
}
