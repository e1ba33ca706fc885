package fr.verger.spark.features;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** Rows with their features, in the order they came; one batch is held at a time. */
final class FeaturizedRows implements Iterator<Tuple2<Row, PhotoFeatures>> {
  /** Where the bytes of a row's photo come from. */
  interface PhotoBytes {
    byte[] of(Row row) throws UnreadablePhotoException;
  }

  private final Iterator<Row> rows;
  private final PhotoBytes bytes;
  private final PhotoBatch batch;
  private final int batchSize;
  private final TaskContext task;
  private final Deque<Tuple2<Row, PhotoFeatures>> ready = new ArrayDeque<>();

  FeaturizedRows(Iterator<Row> rows, PhotoBytes bytes, PhotoBatch batch, int batchSize) {
    this.rows = rows;
    this.bytes = bytes;
    this.batch = batch;
    this.batchSize = batchSize;
    this.task = TaskContext.get();
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && rows.hasNext()) {
      fill();
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<Row, PhotoFeatures> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.removeFirst();
  }

  /** Takes rows until a batch is full, rejects beside it. */
  private void fill() {
    List<Row> taken = new ArrayList<>(batchSize);
    List<String> reasons = new ArrayList<>(batchSize);
    while (taken.size() < batchSize && rows.hasNext()) {
      if (task != null && task.isInterrupted()) {
        throw new TaskKilledException();
      }
      Row row = rows.next();
      taken.add(row);
      reasons.add(addToBatch(row));
    }
    float[][] features = batch.compute();
    int photo = 0;
    for (int i = 0; i < taken.size(); i++) {
      String reason = reasons.get(i);
      PhotoFeatures result =
          reason == null ? finite(features[photo++]) : PhotoFeatures.rejected(reason);
      ready.add(new Tuple2<>(taken.get(i), result));
    }
  }

  private String addToBatch(Row row) {
    try {
      batch.add(bytes.of(row));
      return null;
    } catch (UnreadablePhotoException e) {
      return e.getMessage();
    }
  }

  private static PhotoFeatures finite(float[] features) {
    for (float value : features) {
      if (!Float.isFinite(value)) {
        return PhotoFeatures.rejected(
            "the backbone computed a value that is no number (%s)".formatted(value));
      }
    }
    return PhotoFeatures.of(features);
  }
}
