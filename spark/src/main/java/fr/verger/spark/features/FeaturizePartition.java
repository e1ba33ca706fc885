package fr.verger.spark.features;

import fr.verger.spark.features.FeaturizedRows.PhotoBytes;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.SharedBackbones;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** The work of a task: bytes of photos in, features out, with the one session of its JVM. */
final class FeaturizePartition
    implements MapPartitionsFunction<Row, Tuple2<Row, PhotoFeatures>> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<BackboneModel> model;
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
      Broadcast<BackboneModel> model,
      Broadcast<HadoopSettings> settings,
      int column,
      boolean content,
      int batchSize,
      long maxPixels) {
    this.model = model;
    this.settings = settings;
    this.column = column;
    this.content = content;
    this.batchSize = batchSize;
    this.maxPixels = maxPixels;
  }

  @Override
  public Iterator<Tuple2<Row, PhotoFeatures>> call(Iterator<Row> rows) {
    Backbone backbone = SharedBackbones.get(model.value());
    PhotoBatch batch = new PhotoBatch(backbone, batchSize, maxPixels);
    return new FeaturizedRows(rows, content ? inRow() : inFile(), batch, batchSize);
  }

  private PhotoBytes inRow() {
    return row -> {
      byte[] bytes = row.getAs(column);
      if (bytes == null) {
        throw new UnreadablePhotoException("the content is null");
      }
      return bytes;
    };
  }

  private PhotoBytes inFile() {
    PhotoReader reader =
        new PhotoReader(settings.value().configuration(), PhotoReader.MAX_BYTES);
    return row -> {
      String path = row.getString(column);
      if (path == null) {
        throw new UnreadablePhotoException("the path is null");
      }
      return reader.read(path);
    };
  }
}
