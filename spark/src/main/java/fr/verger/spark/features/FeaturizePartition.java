package fr.verger.spark.features;

import fr.verger.spark.features.FeaturizerColumns.PhotoColumns;
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
  private final int batchSize;
  private final long maxPixels;

  FeaturizePartition(
      Broadcast<FeatureFunction> function,
      Broadcast<HadoopSettings> settings,
      PhotoColumns columns,
      int batchSize,
      long maxPixels) {
    this.function = function;
    this.settings = settings;
    this.columns = columns;
    this.batchSize = batchSize;
    this.maxPixels = maxPixels;
  }

  @Override
  public Iterator<Tuple2<Row, PhotoFeatures>> call(Iterator<Row> rows) {
    FeatureExtractor extractor = function.value().extractor(batchSize, maxPixels);
    FeatureIterator<Row> photos =
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

  private FeatureIterator<Row> fromRows(Iterator<Row> rows, FeatureExtractor extractor) {
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

  private FeatureIterator<Row> fromFiles(Iterator<Row> rows, FeatureExtractor extractor) {
    PhotoReader reader = new PhotoReader(settings.value().configuration(), PhotoReader.MAX_BYTES);
    ReadAhead<Row> ahead = ReadAhead.ofThisTask(rows, new ListedFiles(reader, columns));
    return new FeatureIterator<>(ahead, ahead, extractor);
  }

  /** The files that rows name, and what the rows know of them. */
  private record ListedFiles(PhotoReader reader, PhotoColumns columns)
      implements ReadAhead.Files<Row> {
    @Override
    public boolean remote(Row row) {
      return !row.isNullAt(columns.photo()) && reader.remote(row.getString(columns.photo()));
    }

    @Override
    public long size(Row row) throws UnreadablePhotoException {
      String path = path(row);
      // On this machine the question costs nothing, and a file may have become a pipe.
      boolean listed = columns.size() >= 0 && !row.isNullAt(columns.size()) && remote(row);
      return listed ? row.getLong(columns.size()) : reader.size(path);
    }

    @Override
    public byte[] read(Row row, long size) throws UnreadablePhotoException {
      return reader.read(path(row), size);
    }

    private String path(Row row) throws UnreadablePhotoException {
      String path = row.getString(columns.photo());
      if (path == null) {
        throw new UnreadablePhotoException("the path is null");
      }
      return path;
    }
  }
}
