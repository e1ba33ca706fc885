package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.RunSettings.ClassChoice;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class OrchardRunTest {
  @TempDir static Path shared;
  private static Path orchard;

  @TempDir Path folder;

  @BeforeAll
  static void draw() throws IOException {
    orchard = Photos.orchard(shared.resolve("orchard"));
  }

  private static RunRecord run(SparkSession spark, RunSettings settings) {
    return new OrchardRun(spark, ProgressListener.silent()).execute(settings);
  }

  private RunSettingsBuilder settings() {
    return new RunSettingsBuilder(orchard, folder.resolve("out"));
  }

  private List<Row> table(SparkSession spark, String out, String name) {
    return spark.read().parquet(folder.resolve(out) + "/" + name).orderBy("path").collectAsList();
  }

  @Test
  void everythingIsWrittenAndChecked(SparkSession spark) throws IOException {
    RunRecord record = run(spark, settings().format(TableFormat.BOTH).build());
    assertThat(record.failure()).isNull();
    assertThat(record.verification().ok()).isTrue();
    assertThat(record.verification().checks())
        .extracting(Verification.Check::name)
        .containsExactly(
            "features",
            "rejected",
            "photos",
            "reduced",
            "pca",
            "insights",
            "thumbnails",
            "features_csv",
            "reduced_csv");
    assertThat(record.counts().listed()).isEqualTo(24);
    assertThat(record.counts().features()).isEqualTo(24);
    assertThat(record.counts().groups()).hasSize(6);
    assertThat(record.timings())
        .extracting(RunRecord.StageTiming::stage)
        .containsExactly(
            Stage.LISTING,
            Stage.FEATURES,
            Stage.PCA,
            Stage.TABLES,
            Stage.INSIGHTS,
            Stage.THUMBNAILS,
            Stage.VERIFICATION);
    assertThat(record.pca().share()).isGreaterThanOrEqualTo(0.99);
    assertThat(Files.readAllLines(folder.resolve("out/pca/variance.csv")))
        .hasSize(record.pca().computed() + 1)
        .startsWith("component,variance_explained,cumulative_variance");
    try (Stream<Path> names = Files.list(folder.resolve("out"))) {
      assertThat(names.map(name -> name.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "features",
              "features_csv",
              "rejected",
              "reduced",
              "reduced_csv",
              "pca",
              "insights",
              "thumbnails",
              "_verger",
              "run.json");
    }
    Verification later = new RunVerification(spark).check(folder.resolve("out").toString());
    assertThat(later).isEqualTo(record.verification());
  }

  @Test
  @Tag("long")
  void theNumberOfTasksChangesNothing(SparkSession spark) {
    for (int tasks : new int[] {1, 3, 8}) {
      run(spark, settings().output(folder.resolve("out" + tasks)).partitions(tasks).build());
      assertThat(table(spark, "out" + tasks, "features"))
          .isEqualTo(table(spark, "out1", "features"));
    }
    List<Row> one = table(spark, "out1", "reduced");
    List<Row> eight = table(spark, "out8", "reduced");
    for (int i = 0; i < one.size(); i++) {
      List<Float> expected = one.get(i).getList(3);
      List<Float> values = eight.get(i).getList(3);
      for (int j = 0; j < expected.size(); j++) {
        assertThat(values.get(j)).isCloseTo(expected.get(j), offset(1e-4f));
      }
    }
  }

  @Test
  void progressGrowsToTheNumberOfPhotos(SparkSession spark) {
    List<Long> done = Collections.synchronizedList(new ArrayList<>());
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void started(Stage stage, long total) {}

          @Override
          public void advanced(Stage stage, long photos, long rejected) {
            if (stage == Stage.FEATURES) {
              done.add(photos);
            }
          }

          @Override
          public void finished(Stage stage) {}
        };
    new OrchardRun(spark, listener).executeFeatures(settings().build());
    assertThat(done).isSorted().last().isEqualTo(24L);
  }

  @Test
  void rejectsAreRowsAndTooManyOfThemFailTheRunAfterwards(SparkSession spark) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images/Fig"));
    byte[] jpeg = Photos.jpeg(shared);
    for (int i = 0; i < 4; i++) {
      Files.write(images.resolve(i + ".jpg"), jpeg);
    }
    Files.write(images.resolve("half.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
    Files.write(images.resolve("empty.jpg"), new byte[0]);
    RunRecord record =
        run(spark, settings().images(folder.resolve("images")).components(1).build());
    assertThat(record.failure()).contains("2 of 6 photos were rejected");
    assertThat(record.counts().features() + record.counts().rejected()).isEqualTo(6);
    assertThat(table(spark, "out", "rejected"))
        .extracting(row -> Path.of(row.getString(0)).getFileName().toString())
        .containsExactly("empty.jpg", "half.jpg");
    assertThat(record.verification().ok()).isTrue();
    RunRecord tolerant =
        run(
            spark,
            settings()
                .images(folder.resolve("images"))
                .components(1)
                .maxRejected(1)
                .overwrite()
                .build());
    assertThat(tolerant.pca()).isNull();
    assertThat(tolerant.failure()).contains("equal");
  }

  @Test
  void withoutAnyFeaturesTheListOfRejectsIsStillWritten(SparkSession spark) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images/Fig"));
    Files.writeString(images.resolve("1.jpg"), "no photo");
    RunRecord record =
        run(spark, settings().images(folder.resolve("images")).maxRejected(1).build());
    assertThat(record.failure()).contains("at least two");
    assertThat(record.verification().ok()).isTrue();
    assertThat(table(spark, "out", "rejected")).hasSize(1);
    assertThat(table(spark, "out", "features")).isEmpty();
  }

  @Test
  void oddNamesReachTheTables(SparkSession spark) throws IOException {
    String label = "o'range, \"50%\" #1 & co; é 🍊";
    Path images = Files.createDirectories(folder.resolve("images/Test/" + label));
    int number = 0;
    for (Path photo : Photos.all(orchard)) {
      Files.copy(
          photo, images.resolve("line\nbreak, \"%s\" {a} [b] *%%20.jpg".formatted(number++)));
    }
    Path out = folder.resolve("out [1] {é} #%20");
    RunRecord record =
        run(
            spark,
            settings()
                .images(folder.resolve("images"))
                .output(out)
                .format(TableFormat.CSV)
                .build());
    assertThat(record.failure()).isNull();
    assertThat(record.verification().ok()).isTrue();
    List<Row> rows =
        ParquetTables.read(spark, new org.apache.hadoop.fs.Path("file", null, out + "/features"))
            .collectAsList();
    assertThat(rows).hasSize(24).allMatch(row -> row.getString(1).equals(label));
    assertThat(rows).allMatch(row -> Files.exists(Path.of(row.getString(0))));
  }

  @Test
  void classesAndLimitDecideWhatIsTaken(SparkSession spark) {
    RunRecord record =
        run(spark, settings().classes(new ClassChoice.MostFrequent(2)).limit(7).build());
    assertThat(record.counts().listed()).isEqualTo(7);
    assertThat(record.counts().found()).isEqualTo(24);
    assertThat(record.counts().groups())
        .extracting(PhotoCounts.GroupCount::label)
        .containsOnly("Apple Red", "Banana");
    assertThat(record.settings().mostFrequent()).isEqualTo(2);
  }

  @Test
  void anOutputThatExistsIsRefusedAndReplacedOnlyOnDemand(SparkSession spark) throws IOException {
    run(spark, settings().limit(6).components(2).build());
    Files.writeString(folder.resolve("out/notes.txt"), "mine");
    RunSettings again = settings().limit(3).components(2).build();
    assertThatThrownBy(() -> run(spark, again))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("--overwrite");
    RunRecord replaced = run(spark, settings().limit(3).components(2).overwrite().build());
    assertThat(replaced.counts().listed()).isEqualTo(3);
    assertThat(folder.resolve("out/notes.txt")).hasContent("mine");
  }

  @Test
  void aFolderOfSomebodyElseIsNeverTouched(SparkSession spark) throws IOException {
    Path features = Files.createDirectories(folder.resolve("out/features"));
    Files.writeString(features.resolve("thesis.txt"), "mine");
    Files.writeString(folder.resolve("out/run.json"), "{\"schema\": \"somebody else's\"}");
    assertThatThrownBy(() -> run(spark, settings().overwrite().build()))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("no run wrote it");
    assertThat(features.resolve("thesis.txt")).exists();
  }

  @Test
  void photosInTheOutputAreRefusedAndAnOutputInThePhotosIsLeftOut(SparkSession spark)
      throws IOException {
    Path images = Photos.orchard(folder.resolve("images"));
    assertThatThrownBy(() -> run(spark, settings().images(images).output(folder).build()))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("lie in the output");
    Path inside = images.resolve("out");
    run(spark, settings().images(images).output(inside).build());
    RunRecord again = run(spark, settings().images(images).output(inside).overwrite().build());
    assertThat(again.counts().seen()).isEqualTo(24);
  }

  @Test
  void aFolderWithoutPhotosIsRefused(SparkSession spark) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.writeString(images.resolve("notes.txt"), "x");
    assertThatThrownBy(() -> run(spark, settings().images(images).build()))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("There are no photos below " + images);
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
