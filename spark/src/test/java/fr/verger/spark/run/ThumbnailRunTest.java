package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.thumbnails.Thumbnail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
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
  void thoseAskedForComeFirstAndTheOthersAreEvenOverTheLabels(SparkSession spark)
      throws IOException {
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(4).withPhotosPerClass(700).withSize(8))
        .write(folder.resolve("many"));
    images = folder.resolve("many");
    run(spark);
    ThumbnailStage stage = new ThumbnailStage(spark, runFolder(spark), ProgressListener.silent());
    List<String> wanted = Photos.all(images).stream().limit(650).map(Path::toString).toList();

    Set<String> even = stage.chosen(2_800, images.toString(), List.of());
    Set<String> chosen = stage.chosen(2_800, images.toString(), wanted);

    assertThat(even).hasSize(ThumbnailStage.MOST);
    assertThat(
            even.stream()
                .collect(
                    Collectors.groupingBy(
                        path -> Path.of(path).getParent().getFileName(), Collectors.counting()))
                .values())
        .containsOnly(500L);
    assertThat(chosen).hasSize(ThumbnailStage.MOST).containsAll(wanted);
    assertThat(RunTables.read(spark, out.toString()).thumbnails())
        .extracting(Thumbnail::path)
        .containsExactlyElementsOf(even);
  }

  @Test
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
