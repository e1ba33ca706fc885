package fr.verger.spark.thumbnails;

import fr.verger.spark.features.PhotoReader;
import fr.verger.spark.features.ReadAhead;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.tables.RowProgress;
import fr.verger.spark.tables.TaskCounts;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/** Thumbnails of photos, made on the executors from the photos' bytes. */
public final class ThumbnailJob {
  /** More tasks than cores, because a large photo takes a thousand times as long as a small one. */
  private static final int TASKS_PER_CORE = 4;

  private final SparkSession spark;
  private final long maxPixels;

  /**
   * A job in a session that stays the caller's.
   *
   * @param maxPixels photos of more pixels get no thumbnail
   */
  public ThumbnailJob(SparkSession spark, long maxPixels) {
    this.spark = spark;
    this.maxPixels = maxPixels;
  }

  /**
   * Thumbnails of these photos, in the order of the paths; none of a photo that cannot be read any
   * more.
   *
   * @param photos their paths, as tables of runs have them; a bounded number, since the thumbnails
   *     come to the driver
   * @param progress hears how many are behind us
   */
  public List<Thumbnail> of(Collection<String> photos, RowProgress progress) {
    if (photos.isEmpty()) {
      return List.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<HadoopSettings> settings = context.broadcast(HadoopSettings.of(spark));
    int tasks = Math.min(photos.size(), TASKS_PER_CORE * context.defaultParallelism());
    long most = maxPixels;
    try (TaskCounts counts = new TaskCounts(spark.sparkContext(), progress)) {
      LongAccumulator done = counts.done();
      return context
          .parallelize(List.copyOf(photos), tasks)
          .mapPartitions(part -> thumbnails(part, settings.value(), most, done))
          .collect();
    } finally {
      settings.unpersist();
    }
  }

  private static Iterator<Thumbnail> thumbnails(
      Iterator<String> paths, HadoopSettings settings, long maxPixels, LongAccumulator done) {
    PhotoReader reader = new PhotoReader(settings, PhotoReader.MAX_BYTES);
    PhotoDecoder decoder = new PhotoDecoder(maxPixels);
    ThumbnailEncoder encoder = new ThumbnailEncoder();
    ReadAhead<String> ahead = ReadAhead.ofThisTask(paths, reader);
    List<Thumbnail> made = new ArrayList<>();
    while (ahead.hasNext()) {
      String path = ahead.next();
      try {
        made.add(new Thumbnail(path, encoder.encode(decoder.decode(ahead.of(path)))));
      } catch (UnreadablePhotoException e) {
        // It had features a moment ago; whoever counts finds it missing.
      }
      done.add(1);
    }
    return made.iterator();
  }
}
