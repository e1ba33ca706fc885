package fr.verger.spark.features;

import fr.verger.spark.features.FeaturizerColumns.PhotoColumns;
import fr.verger.spark.inflight.InFlightPlan;
import fr.verger.spark.inflight.TaskJournal;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.vision.features.ExtractedPhoto;
import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.features.FeatureFunction;
import fr.verger.vision.features.FeatureIterator;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * The work of a task: bytes or paths of photos in, features out, with the one session of its JVM
 * where there is a network.
 */
final class FeaturizePartition implements MapPartitionsFunction<Row, Tuple2<Row, PhotoFeatures>> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<FeatureFunction> function;
  private final Broadcast<HadoopSettings> settings;
  private final PhotoColumns columns;
  private final PhotoWork work;
  private final InFlightPlan plan;

  /**
   * @param plan what the task says of the photos it is at work on; null for nothing
   */
  FeaturizePartition(
      Broadcast<FeatureFunction> function,
      Broadcast<HadoopSettings> settings,
      PhotoColumns columns,
      PhotoWork work,
      InFlightPlan plan) {
    this.function = function;
    this.settings = settings;
    this.columns = columns;
    this.work = work;
    this.plan = plan;
  }

  @Override
  public Iterator<Tuple2<Row, PhotoFeatures>> call(Iterator<Row> rows) {
    FeatureExtractor extractor = work.extractor(function.value());
    Iterator<ExtractedPhoto<Row>> photos =
        columns.content() ? fromRows(rows, extractor) : fromFiles(rows, extractor);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return photos.hasNext();
      }

      @Override
      public Tuple2<Row, PhotoFeatures> next() {
        ExtractedPhoto<Row> photo = photos.next();
        return new Tuple2<>(photo.photo(), PhotoFeatures.of(photo.features(), photo.rejection()));
      }
    };
  }

  private Iterator<ExtractedPhoto<Row>> fromRows(Iterator<Row> rows, FeatureExtractor extractor) {
    Cancellation cancellation = Cancellation.ofThisTask();
    return new FeatureIterator<>(
        rows,
        row -> {
          // A batch is not torn apart.
          cancellation.heed();
          byte[] bytes = row.getAs(columns.photo());
          if (bytes == null) {
            throw new UnreadablePhotoException("the content is null");
          }
          return bytes;
        },
        extractor);
  }

  private Iterator<ExtractedPhoto<Row>> fromFiles(Iterator<Row> rows, FeatureExtractor extractor) {
    PhotoReader reader = new PhotoReader(settings.value(), PhotoReader.MAX_BYTES);
    ListedFiles files = new ListedFiles(reader, columns);
    if (plan == null) {
      ReadAhead<Row> ahead = ReadAhead.ofThisTask(rows, files, work.time());
      return toTheEnd(new FeatureIterator<>(ahead, ahead, extractor), ahead);
    }
    TaskJournal journal = TaskJournal.ofThisTask(plan, settings.value());
    WatchedRows<Row> watched = new WatchedRows<>(rows, files::path, journal);
    ReadAhead<Row> ahead = ReadAhead.ofThisTask(watched, files, work.time());
    FeatureIterator<Row> photos = new FeatureIterator<>(ahead, ahead, extractor);
    return toTheEnd(new WatchedPhotos<>(watched, photos, journal), ahead);
  }

  private static Iterator<ExtractedPhoto<Row>> toTheEnd(
      Iterator<ExtractedPhoto<Row>> photos, ReadAhead<Row> ahead) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (photos.hasNext()) {
          return true;
        }
        ahead.end();
        return false;
      }

      @Override
      public ExtractedPhoto<Row> next() {
        return photos.next();
      }
    };
  }
}
