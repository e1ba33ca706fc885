package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import fr.verger.spark.Photos;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.photos.PhotoListing;
import fr.verger.spark.photos.PhotoSelection;
import fr.verger.spark.photos.PhotoSet;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * What {@link DriverMemoryTest} starts in a JVM of its own: runs over {@link ManyPhotos}, and says
 * after each step how much of the heap was in use at most, garbage not counted, and what came out.
 */
final class DriverMemory {
  private static final String PLACE = "many:/";

  private final SparkSession spark;
  private final Path folder;
  private final LiveHeap heap;

  /** How much is done: listing, choosing and planning, or all that a driver does. */
  enum Steps {
    CHOICE,
    ALL
  }

  private DriverMemory(SparkSession spark, Path folder, LiveHeap heap) {
    this.spark = spark;
    this.folder = folder;
    this.heap = heap;
  }

  /** A folder for what is written, how much is done, and numbers of photos. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path photo = folder.resolve("photo.jpg");
    Files.write(photo, Photos.jpeg(folder));
    ManyPhotos.photo = photo.toString();
    ManyPhotos.size = Files.size(photo);
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            // A machine that sleeps meanwhile is no executor that is lost.
            .config("spark.network.timeout", "3600s")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "3")
            .config("spark.local.dir", folder.toString())
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString())
            .config("spark.hadoop.fs.many.impl", ManyPhotos.class.getName())
            .getOrCreate();
    try (LiveHeap heap = new LiveHeap()) {
      for (int i = 2; i < arguments.length; i++) {
        new DriverMemory(spark, folder, heap)
            .measure(Steps.valueOf(arguments[1]), Integer.parseInt(arguments[i]));
      }
    } finally {
      spark.stop();
    }
  }

  private void measure(Steps steps, int photos) {
    ManyPhotos.later = false;
    say(photos, "choice", choice(photos));
    if (steps == Steps.CHOICE) {
      return;
    }
    say(photos, "run", run(photos));
    ManyPhotos.later = true;
    say(photos, "again", run(photos));
    say(photos, "sample", sample(photos));
  }

  private void say(int photos, String step, String found) {
    System.out.println("%s %d %d %s".formatted(step, photos, heap.peak(), found));
  }

  private String choice(int photos) {
    Location images = Location.parse(PLACE + photos, new Configuration());
    try (PhotoListing listing = PhotoLister.of(spark).list(images, null)) {
      PhotoSet all = PhotoSet.all(listing.photos());
      PhotoSet frequent = PhotoSelection.mostFrequent(all, 100);
      PhotoSet limited = PhotoSelection.limited(frequent, 10_000, images.text());
      PhotoSet words = VocabularyStage.sample(all, images.text());
      List<PhotoSet> parts = PartitionPlan.split(frequent, null, 2);
      heap.look();
      return "%d photos, %d frequent, %d limited, %d for words, %d planned"
          .formatted(
              all.size(),
              frequent.size(),
              limited.size(),
              words.size(),
              parts.stream().mapToInt(PhotoSet::size).sum());
    }
  }

  private String run(int photos) {
    RunRecord record =
        new OrchardRun(spark, ProgressListener.silent())
            .executeFeatures(
                new RunSettingsBuilder(Path.of("unused"), folder.resolve("out" + photos))
                    .images(PLACE + photos)
                    .maxRejected(1)
                    .build());
    ResumeSummary resumed = record.resumed();
    return "%d listed = %d + %d, done %d, computed %d, changed %d, vanished %d, ok %s"
        .formatted(
            record.counts().listed(),
            record.counts().features(),
            record.counts().rejected(),
            resumed.done(),
            resumed.computed(),
            resumed.changed(),
            resumed.vanished(),
            record.verification().ok());
  }

  /** Of a table as if all photos had been read. */
  private String sample(int photos) {
    Path out = folder.resolve("sampled" + photos);
    spark
        .range(photos)
        .select(
            concat(lit(PLACE + photos + "/label/IMG_20261121_"), col("id")).as("path"),
            col("id").mod(131).cast("string").as("label"))
        .write()
        .parquet(out.resolve("features").toString());
    HadoopSettings hadoop = HadoopSettings.of(spark);
    RunFolder run = RunFolder.at(Location.parse(out.toString(), hadoop.configuration()), hadoop);
    int chosen =
        new ThumbnailStage(spark, run, ProgressListener.silent())
            .chosen(photos, PLACE + photos, List.of())
            .size();
    return "%d thumbnails".formatted(chosen);
  }
}
