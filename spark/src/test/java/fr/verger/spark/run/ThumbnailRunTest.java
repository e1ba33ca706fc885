package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.thumbnails.Thumbnail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The folder {@code thumbnails} of a run. */
@ExtendWith(LocalSpark.class)
class ThumbnailRunTest {
  @TempDir Path folder;
  private Path images;
  private Path out;

  @BeforeEach
  void draw() throws IOException {
    images = Photos.orchard(folder.resolve("images"));
    out = folder.resolve("out");
  }

  private RunRecord run(SparkSession spark) {
    return new OrchardRun(spark, ProgressListener.silent())
        .execute(new RunSettingsBuilder(images, out).components(2).overwrite().build());
  }

  private RunFolder runFolder(SparkSession spark) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    return RunFolder.at(Location.parse(out.toString(), hadoop.configuration()), hadoop);
  }

  @Test
  void everyPhotoOfASmallRunHasAThumbnail(SparkSession spark) throws IOException {
    RunRecord record = run(spark);

    assertThat(record.failure()).isNull();
    assertThat(record.timings())
        .extracting(RunRecord.StageTiming::stage)
        .contains(Stage.THUMBNAILS);
    List<Thumbnail> thumbnails = RunTables.read(spark, out.toString()).thumbnails();
    assertThat(thumbnails)
        .extracting(Thumbnail::path)
        .containsExactlyElementsOf(Photos.all(images).stream().map(Path::toString).toList());
    long bytes = thumbnails.stream().mapToLong(one -> one.jpeg().length).sum();
    assertThat(record.thumbnails()).isEqualTo(new ThumbnailSummary(24, bytes, 96, 0));
    assertThat(Photos.all(out.resolve("thumbnails"))).hasSize(25);
    assertThat(run(spark).failure()).isNull();
  }

  @Test
  void thoseAskedForComeFirstAndTheOthersAreEvenOverTheLabels(SparkSession spark) {
    List<PhotoFile> photos = new ArrayList<>();
    for (int i = 0; i < 2_800; i++) {
      String label = "class " + i % 4;
      photos.add(new PhotoFile("/photos/%s/%04d.jpg".formatted(label, i), label, null, 0, 0));
    }
    List<Row> rows =
        photos.stream().map(photo -> RowFactory.create(photo.path(), photo.label())).toList();
    StructType table =
        new StructType().add("path", DataTypes.StringType).add("label", DataTypes.StringType);
    spark.createDataFrame(rows, table).write().parquet(out.resolve("features").toString());
    ThumbnailStage stage = new ThumbnailStage(spark, runFolder(spark), ProgressListener.silent());
    List<String> wanted = photos.stream().limit(650).map(PhotoFile::path).toList();

    Set<String> even = stage.chosen(2_800, "/photos", List.of());
    Set<String> chosen = stage.chosen(2_800, "/photos", wanted);

    assertThat(even).hasSize(ThumbnailStage.MOST);
    assertThat(
            even.stream()
                .collect(
                    Collectors.groupingBy(path -> Path.of(path).getParent(), Collectors.counting()))
                .values())
        .containsOnly(500L);
    assertThat(chosen).hasSize(ThumbnailStage.MOST).containsAll(wanted);
    assertThat(stage.chosen(2_800, "/photos", chosen)).isEqualTo(chosen);
  }

  @Test
  @Tag("long")
  void aPhotoThatWentAwayIsCountedAndNoFailure(SparkSession spark) throws IOException {
    run(spark);
    List<Path> photos = Photos.all(images);
    Files.delete(photos.get(0));
    RunFolder run = runFolder(spark);
    Files.move(out.resolve("thumbnails"), folder.resolve("aside"));
    ThumbnailStage stage = new ThumbnailStage(spark, run, ProgressListener.silent());

    ThumbnailSummary summary =
        stage.write(stage.chosen(24, images.toString(), List.of()), 100_000_000L);

    assertThat(summary.count()).isEqualTo(23);
    assertThat(summary.unreadable()).isEqualTo(1);
  }

  @Test
  void aThumbnailThatWasExchangedIsNoticed(SparkSession spark) throws IOException {
    run(spark);
    Files.copy(
        out.resolve("thumbnails/00001.jpg"),
        out.resolve("thumbnails/00000.jpg"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    Verification found = new RunVerification(spark).check(out.toString());
    assertThat(found.firstFlaw()).startsWith("thumbnails: ").contains(" bytes, not ");
  }

  @Test
  @Tag("long")
  void thePicturesOfARunAreNoPhotosOfTheNext(SparkSession spark) throws IOException {
    Path first = images.resolve("out");
    new OrchardRun(spark, ProgressListener.silent())
        .execute(new RunSettingsBuilder(images, first).components(2).build());
    Files.createDirectories(first.resolve("report/figures"));
    Files.write(first.resolve("report/figures/plane.png"), new byte[] {1});

    RunRecord second = run(spark);

    assertThat(second.counts().listed()).isEqualTo(24);
    assertThat(second.counts().groups()).hasSize(6);
    assertThat(second.counts().ignored()).isGreaterThan(25);
  }
}
