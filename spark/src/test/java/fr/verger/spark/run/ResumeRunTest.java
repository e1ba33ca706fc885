package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.run.ResumeSummary.Components;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same command again: what is done stays, what is new or other is done, and nothing twice. */
@ExtendWith(LocalSpark.class)
class ResumeRunTest {
  private static final int TASKS = 6;

  @TempDir Path folder;
  private Path images;

  @BeforeEach
  void draw() throws IOException {
    images = Photos.orchard(folder.resolve("images"));
  }

  private RunSettingsBuilder settings(String out) {
    return new RunSettingsBuilder(images, folder.resolve(out)).components(5).partitions(TASKS);
  }

  private static RunRecord run(SparkSession spark, RunSettingsBuilder settings) {
    RunRecord record = new OrchardRun(spark, ProgressListener.silent()).execute(settings.build());
    assertThat(record.failure()).isNull();
    assertThat(record.verification().ok()).isTrue();
    return record;
  }

  private static RunRecord features(SparkSession spark, RunSettingsBuilder settings) {
    return new OrchardRun(spark, ProgressListener.silent()).executeFeatures(settings.build());
  }

  /** The vectors of a table by their paths; every path stands there once. */
  private Map<String, List<Float>> vectors(SparkSession spark, String out, String table) {
    List<Row> rows = spark.read().parquet(folder.resolve(out) + "/" + table).collectAsList();
    Map<String, List<Float>> vectors =
        rows.stream()
            .collect(
                Collectors.toMap(
                    row -> row.getString(0),
                    row -> List.copyOf(row.<Float>getList(3)),
                    (one, other) -> {
                      throw new AssertionError("a photo stands there twice");
                    },
                    TreeMap::new));
    assertThat(vectors).hasSize(rows.size());
    return vectors;
  }

  private void assertSame(SparkSession spark, String out, String undisturbed) {
    assertThat(vectors(spark, out, "features")).isEqualTo(vectors(spark, undisturbed, "features"));
    Map<String, List<Float>> expected = vectors(spark, undisturbed, "reduced");
    Map<String, List<Float>> reduced = vectors(spark, out, "reduced");
    assertThat(reduced.keySet()).isEqualTo(expected.keySet());
    assertClose(reduced, expected);
  }

  /** Rows stand in other blocks, so that the last bit of a sum may differ. */
  private static void assertClose(
      Map<String, List<Float>> found, Map<String, List<Float>> expected) {
    expected.forEach(
        (path, values) -> {
          for (int i = 0; i < values.size(); i++) {
            assertThat(found.get(path).get(i)).isCloseTo(values.get(i), offset(1e-5f));
          }
        });
  }

  private List<Path> files(String place) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(place))) {
      return files.sorted().toList();
    }
  }

  private Path photo(int number) throws IOException {
    return Photos.all(images).stream()
        .filter(file -> file.toString().endsWith(".jpg"))
        .toList()
        .get(number);
  }

  @Test
  void aRunThatDiedIsFinishedByTheNextOne(SparkSession spark) throws IOException {
    run(spark, settings("undisturbed").format(TableFormat.BOTH));
    run(spark, settings("out").format(TableFormat.BOTH));
    // As kill -9 leaves it: no record, tasks that never ended, one that was cut off in its last
    // word, one that was tried twice and a file that nobody names.
    Files.delete(folder.resolve("out/run.json"));
    Files.delete(folder.resolve("out/features/_SUCCESS"));
    List<Path> entries = files("out/_verger/parts");
    assertThat(entries).hasSize(TASKS);
    Files.delete(entries.get(0));
    byte[] second = Files.readAllBytes(entries.get(1));
    Files.write(entries.get(1), Arrays.copyOf(second, second.length / 2));
    Files.delete(folder.resolve("out/features/" + name(entries.get(2)) + ".parquet"));
    String twice = name(entries.get(3));
    for (String place : List.of("features", "features_csv")) {
      String suffix = place.equals("features") ? ".parquet" : ".csv";
      Files.copy(
          folder.resolve("out/" + place + "/" + twice + suffix),
          folder.resolve("out/" + place + "/" + twice + "1" + suffix));
    }
    Files.writeString(
        folder.resolve("out/_verger/parts/" + twice + "1.json"),
        Files.readString(entries.get(3)).replace(twice, twice + "1"));
    Files.writeString(folder.resolve("out/features/part-0123abcd-00009-9.parquet"), "half");

    RunRecord record = run(spark, settings("out").format(TableFormat.BOTH));

    assertThat(record.resumed().done()).isEqualTo(12);
    assertThat(record.resumed().computed()).isEqualTo(12);
    assertThat(record.resumed().changed()).isZero();
    assertThat(record.resumed().components()).isEqualTo(Components.FITTED);
    assertThat(record.counts().listed()).isEqualTo(24);
    assertSame(spark, "out", "undisturbed");
    assertThat(rows("out/features_csv")).isEqualTo(rows("undisturbed/features_csv"));
    long parts = files("out/_verger/parts").size();
    assertThat(files("out/features")).hasSize((int) parts + 1);
    assertThat(files("out/features_csv")).hasSize((int) parts + 1);
  }

  private static String name(Path entry) {
    return entry.getFileName().toString().replace(".json", "");
  }

  private List<String> rows(String table) throws IOException {
    List<String> rows = new ArrayList<>();
    for (Path file : files(table)) {
      if (file.toString().endsWith(".csv")) {
        rows.addAll(Files.readAllLines(file).stream().skip(1).toList());
      }
    }
    rows.sort(null);
    return rows;
  }

  @Test
  void theSameCommandAgainTouchesNothing(SparkSession spark) throws IOException {
    run(spark, settings("out"));
    Map<Path, FileTime> before = times();
    RunRecord record =
        new OrchardRun(spark, ProgressListener.silent()).execute(settings("out").build());
    assertThat(record.resumed())
        .isEqualTo(new ResumeSummary(24, 0, 0, 0, 0, false, 0, Components.UNCHANGED));
    assertThat(times()).isEqualTo(before);
  }

  private Map<Path, FileTime> times() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    for (Path file : Photos.all(folder.resolve("out"))) {
      times.put(file, Files.getLastModifiedTime(file));
    }
    return times;
  }

  @Test
  @Tag("long")
  void whatSomebodyDamagedIsMadeAgain(SparkSession spark) throws IOException {
    run(spark, settings("undisturbed"));
    run(spark, settings("out"));
    for (Path part : files("out/reduced")) {
      Files.delete(part);
    }
    RunRecord record = run(spark, settings("out"));
    assertThat(record.resumed().computed()).isZero();
    assertSame(spark, "out", "undisturbed");
  }

  private void add(String label) throws IOException {
    Path more = folder.resolve("more");
    new SampleOrchard(
            SampleSettings.DEFAULT.withClasses(1).withPhotosPerClass(4).withSize(48).withSeed(7))
        .write(more);
    Path to = Files.createDirectories(images.resolve("Training/" + label));
    for (Path photo : Photos.all(more)) {
      if (photo.toString().endsWith(".jpg")) {
        Files.move(photo, to.resolve(photo.getFileName()));
      }
    }
  }

  @Test
  void onlyPhotosThatWereAddedAreFeaturised(SparkSession spark) throws IOException {
    RunRecord first = run(spark, settings("out"));
    Map<String, List<Float>> before = vectors(spark, "out", "reduced");
    add("Quince");

    RunRecord grown = run(spark, settings("out"));
    assertThat(grown.resumed())
        .isEqualTo(new ResumeSummary(24, 4, 0, 0, 0, false, 0, Components.KEPT));
    assertThat(grown.counts().features()).isEqualTo(28);
    assertThat(grown.pca()).isEqualTo(first.pca());
    Map<String, List<Float>> after = vectors(spark, "out", "reduced");
    assertThat(after).hasSize(28);
    assertClose(after, before);

    RunRecord refitted = run(spark, settings("out").refit());
    assertThat(refitted.resumed())
        .isEqualTo(new ResumeSummary(28, 0, 0, 0, 0, false, 0, Components.FITTED));
    assertThat(refitted.pca().rows()).isEqualTo(28);
    run(spark, settings("undisturbed"));
    assertSame(spark, "out", "undisturbed");
  }

  @Test
  @Tag("long")
  void componentsThatCannotBeReadNowAreNotReplacedWithoutAWord(SparkSession spark)
      throws IOException {
    RunRecord first = run(spark, settings("out"));
    add("Quince");
    Path away = folder.resolve("away");
    Files.move(folder.resolve("out/pca"), away);
    assertThatThrownBy(() -> run(spark, settings("out")))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("start again, or find new ones with --refit");
    assertThat(folder.resolve("out/run.json")).doesNotExist();
    Files.move(away, folder.resolve("out/pca"));
    RunRecord grown = run(spark, settings("out"));
    assertThat(grown.resumed().components()).isEqualTo(Components.KEPT);
    assertThat(grown.pca()).isEqualTo(first.pca());
    assertThat(grown.counts().features()).isEqualTo(28);
  }

  @Test
  void aPhotoThatChangedIsDoneAgainWhateverTheClockSays(SparkSession spark) throws IOException {
    FileTime future = FileTime.from(Instant.parse("2099-01-01T00:00:00Z"));
    // In whole seconds: Java 17 cannot set others before 1970.
    FileTime past = FileTime.from(Instant.parse("1905-06-01T00:00:00Z"));
    for (int i = 0; i < 24; i++) {
      Files.setLastModifiedTime(photo(i), i % 2 == 0 ? future : FileTime.fromMillis(0));
    }
    for (int i : new int[] {5, 7, 9}) {
      Files.setLastModifiedTime(photo(i), past);
    }
    run(spark, settings("out"));
    assertThat(files("out/_verger/parts"))
        .anySatisfy(entry -> assertThat(entry).content().contains("\"modified\":-"));
    assertThat(features(spark, settings("features")).resumed().done()).isZero();

    Files.write(photo(3), Photos.jpeg(folder)); // Another size, the same time.
    Files.setLastModifiedTime(photo(3), FileTime.fromMillis(0));
    Files.setLastModifiedTime(photo(8), FileTime.fromMillis(1)); // Older than before.
    Files.setLastModifiedTime(photo(5), future); // Later than any clock says.
    Files.setLastModifiedTime(
        photo(7), FileTime.fromMillis(past.toMillis() - 1000)); // Before 1970.
    RunRecord record = run(spark, settings("out"));
    assertThat(record.resumed())
        .isEqualTo(new ResumeSummary(20, 4, 4, 0, 0, false, 0, Components.KEPT));
    assertThat(record.counts().listed()).isEqualTo(24);
    assertThat(record.counts().features()).isEqualTo(24);
    run(spark, settings("undisturbed"));
    assertThat(vectors(spark, "out", "features"))
        .isEqualTo(vectors(spark, "undisturbed", "features"));
    assertThat(features(spark, settings("features")).resumed().computed()).isEqualTo(4);
  }

  @Test
  void aPhotoThatVanishedIsToldAndStaysUntilItIsPruned(SparkSession spark) throws IOException {
    Files.writeString(images.resolve("Training/none.jpg"), "no photo");
    run(spark, settings("out").maxRejected(1));
    Files.delete(images.resolve("Training/none.jpg"));
    Path gone = photo(5);
    Files.delete(gone);

    RunRecord kept = run(spark, settings("out").maxRejected(1));
    assertThat(kept.resumed())
        .isEqualTo(new ResumeSummary(23, 0, 0, 0, 2, false, 0, Components.UNCHANGED));
    assertThat(vectors(spark, "out", "features")).hasSize(24).containsKey(gone.toString());

    RunRecord pruned = run(spark, settings("out").maxRejected(1).prune());
    assertThat(pruned.resumed())
        .isEqualTo(new ResumeSummary(23, 0, 0, 0, 2, true, 0, Components.KEPT));
    assertThat(pruned.counts().listed()).isEqualTo(23);
    assertThat(pruned.counts().rejected()).isZero();
    assertThat(vectors(spark, "out", "features")).hasSize(23).doesNotContainKey(gone.toString());
    assertThat(run(spark, settings("out").maxRejected(1)).resumed().vanished()).isZero();
  }

  @Test
  @Tag("long")
  void aLimitHoldsWhenPhotosAreAdded(SparkSession spark) throws IOException {
    features(spark, settings("out").limit(9));
    add("Acai");
    RunRecord record = features(spark, settings("out").limit(9));
    assertThat(record.counts().listed()).isEqualTo(9);
    assertThat(record.resumed().leftOut()).isPositive().isEqualTo(record.resumed().computed());
    features(spark, settings("undisturbed").limit(9));
    assertThat(vectors(spark, "out", "features"))
        .isEqualTo(vectors(spark, "undisturbed", "features"));
  }

  @Test
  void featuresGoOnToARunAndNotBack(SparkSession spark) {
    features(spark, settings("out"));
    RunRecord record = run(spark, settings("out").components(3));
    assertThat(record.resumed())
        .isEqualTo(new ResumeSummary(24, 0, 0, 0, 0, false, 0, Components.FITTED));
    assertThatThrownBy(() -> features(spark, settings("out")))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("verger run, not verger features");
  }

  @Test
  void otherSettingsAreRefusedWithTheFirstThatDiffers(SparkSession spark) throws IOException {
    run(spark, settings("out").limit(6));
    assertThatThrownBy(() -> run(spark, settings("out").limit(7)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("--limit: 6, not 7")
        .hasMessageContaining("--overwrite");
    assertThatThrownBy(() -> run(spark, settings("out").limit(6).layer("other")))
        .isInstanceOf(VergerException.class);
    assertThat(folder.resolve("out/run.json")).exists();
    assertThat(folder.resolve("out/_verger/lock.json")).doesNotExist();
  }
}
