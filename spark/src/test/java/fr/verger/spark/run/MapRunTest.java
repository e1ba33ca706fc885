package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The table {@code map} of a run; the layout is the principal plane, whose places are known. */
@ExtendWith(LocalSpark.class)
class MapRunTest {
  @TempDir static Path shared;
  private static Path orchard;

  @TempDir Path folder;

  @BeforeAll
  static void draw() throws IOException {
    orchard = Photos.orchard(shared.resolve("orchard"));
  }

  private static MapLayout.Laid plane(
      float[] rows, int columns, long seed, DoubleConsumer progress) {
    double[] places = new double[rows.length / columns * 2];
    Arrays.setAll(places, i -> rows[i / 2 * columns + i % 2]);
    progress.accept(1);
    return new MapLayout.Laid(places, 7.5, 0.5);
  }

  private RunRecord run(SparkSession spark, MapLayout layout, int limit) {
    RunSettings settings =
        new RunSettingsBuilder(orchard, folder.resolve("out")).limit(limit).components(2).build();
    return new OrchardRun(spark, ProgressListener.silent())
        .withMap(new MapPlan(layout, 11))
        .execute(settings);
  }

  private List<Row> table(SparkSession spark, String name) {
    return spark.read().parquet(folder.resolve("out") + "/" + name).collectAsList().stream()
        .sorted(Comparator.comparing(row -> row.getString(0)))
        .toList();
  }

  @Test
  void everyPhotoHasItsPlaceOnTheMap(SparkSession spark) {
    RunRecord record = run(spark, MapRunTest::plane, 24);

    assertThat(record.failure()).isNull();
    assertThat(record.map()).isEqualTo(new MapSummary(24, null, 2, 11, 7.5, 0.5));
    assertThat(record.timings()).extracting(RunRecord.StageTiming::stage).contains(Stage.MAP);
    assertThat(record.verification().checks()).extracting(Verification.Check::name).contains("map");
    List<Row> map = table(spark, "map");
    List<Row> reduced = table(spark, "reduced");
    assertThat(map).hasSize(24);
    for (int i = 0; i < 24; i++) {
      assertThat(map.get(i).getString(0)).isEqualTo(reduced.get(i).getString(0));
      List<Float> components = reduced.get(i).getList(reduced.get(i).fieldIndex("pca"));
      assertThat(map.get(i).getFloat(1)).isEqualTo(components.get(0), offset(0f));
      assertThat(map.get(i).getFloat(2)).isEqualTo(components.get(1), offset(0f));
    }
    RunTables tables = RunTables.read(spark, folder.resolve("out").toString());
    assertThat(tables.map()).hasSize(24);
    assertThat(tables.map().get(3)[1]).isEqualTo(map.get(3).getFloat(2));
  }

  @Test
  @Tag("long")
  void tooFewPhotosAreAReasonAndNoFailure(SparkSession spark) {
    RunRecord record = run(spark, MapRunTest::plane, 3);

    assertThat(record.failure()).isNull();
    assertThat(record.map().absent()).isEqualTo("A map needs 4 photos; 3 have components.");
    assertThat(folder.resolve("out/map")).doesNotExist();
    assertThat(RunTables.read(spark, folder.resolve("out").toString()).map()).isEmpty();
  }

  @Test
  void aMapThatWasTamperedWithIsNoticed(SparkSession spark) throws IOException {
    run(spark, MapRunTest::plane, 24);
    for (Path file : Photos.all(folder.resolve("out/map"))) {
      if (file.getFileName().toString().endsWith(".parquet")) {
        Files.copy(file, file.resolveSibling("part-again.parquet"));
      }
    }

    Verification found = new RunVerification(spark).check(folder.resolve("out").toString());
    assertThat(found.firstFlaw()).isEqualTo("map: 48 rows, not 24");
  }

  @Test
  @Tag("long")
  void placesThatAreNoNumbersFailTheRun(SparkSession spark) {
    MapLayout broken =
        (rows, columns, seed, progress) -> {
          double[] places = new double[rows.length / columns * 2];
          places[5] = Double.NaN;
          return new MapLayout.Laid(places, 1, 1);
        };

    assertThat(run(spark, broken, 24).failure()).contains("map: 1 values are no numbers");
  }

  @Test
  void aMapThatIsStoppedStopsTheRun(SparkSession spark) {
    MapLayout stopped =
        (rows, columns, seed, progress) -> {
          throw new InterruptedException();
        };

    assertThatThrownBy(() -> run(spark, stopped, 24))
        .isInstanceOf(VergerException.class)
        .hasMessage("The map was stopped before it was done; run it again.");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.resolve("out/run.json")).doesNotExist();
  }
}
