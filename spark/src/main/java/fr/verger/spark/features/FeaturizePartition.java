package fr.verger.spark.features;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.vision.features.ExtractedPhoto;
import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.features.FeatureFunction;
import fr.verger.vision.features.FeatureIterator;
import fr.verger.vision.features.PhotoBytes;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * The work of a task: bytes of photos in, features out, with the one session of its JVM where there
 * is a network.
 */
final class FeaturizePartition implements MapPartitionsFunction<Row, Tuple2<Row, PhotoFeatures>> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<FeatureFunction> function;
  private final Broadcast<HadoopSettings> settings;
  private final int column;
  private final boolean content;
  private final int batchSize;
  private final long maxPixels;

  /**
   * @param column index of the column with the photo
   * @param content whether it holds the bytes; otherwise it holds the path
   */
  FeaturizePartition(
      Broadcast<FeatureFunction> function,
      Broadcast<HadoopSettings> settings,
      int column,
      boolean content,
      int batchSize,
      long maxPixels) {
    this.function = function;
    this.settings = settings;
    this.column = column;
    this.content = content;
    this.batchSize = batchSize;
    this.maxPixels = maxPixels;
  }

  @Override
  public Iterator<Tuple2<Row, PhotoFeatures>> call(Iterator<Row> rows) {
    FeatureExtractor extractor = function.value().extractor(batchSize, maxPixels);
    PhotoBytes<Row> bytes = unlessKilled(content ? inRow() : inFile());
    FeatureIterator<Row> photos = new FeatureIterator<>(rows, bytes, extractor);
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

  /** A batch is not torn apart. */
  private static PhotoBytes<Row> unlessKilled(PhotoBytes<Row> bytes) {
    Cancellation cancellation = Cancellation.ofThisTask();
    return row -> {
      cancellation.heed();
      return bytes.of(row);
    };
  }

  private PhotoBytes<Row> inRow() {
    return row -> {
      byte[] bytes = row.getAs(column);
      if (bytes == null) {
        throw new UnreadablePhotoException("the content is null");
      }
      return bytes;
    };
  }

  private PhotoBytes<Row> inFile() {
    PhotoReader reader = new PhotoReader(settings.value().configuration(), PhotoReader.MAX_BYTES);
    return row -> {
      String path = row.getString(column);
      if (path == null) {
        throw new UnreadablePhotoException("the path is null");
      }
      return reader.read(path);
    };
  }
}
