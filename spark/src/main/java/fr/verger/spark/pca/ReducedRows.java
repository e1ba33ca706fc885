package fr.verger.spark.pca;

import static org.apache.spark.sql.functions.col;

import fr.verger.spark.pca.blas.BlasChoice;
import fr.verger.spark.pca.blas.RowProjection;
import fr.verger.spark.tables.VectorRow;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The rows of a table expressed in principal components, block by block through BLAS: several times
 * as fast as {@link PrincipalComponentsModel#transform}, which Spark calls row by row. A task holds
 * the components once, 4·d·k bytes, and a block of rows.
 */
public final class ReducedRows implements Iterator<VectorRow> {
  /** Values of a block: 16 MiB of floats. */
  private static final int BLOCK_VALUES = 1 << 22;

  private static final int MOST_ROWS = 256;
  private static final int PATH = 1;
  private static final int LABEL = 2;
  private static final int SPLIT = 3;

  private final Iterator<InternalRow> rows;
  private final FeatureType type;
  private final Projection projection;
  private final RowProjection directions;
  private final Queue<VectorRow> ready = new ArrayDeque<>();
  private final float[] block;
  private final int mostRows;

  private ReducedRows(
      Iterator<InternalRow> rows,
      FeatureType type,
      Projection projection,
      RowProjection directions) {
    this.rows = rows;
    this.type = type;
    this.projection = projection;
    this.directions = directions;
    this.mostRows = Math.max(1, Math.min(MOST_ROWS, BLOCK_VALUES / projection.inputs()));
    this.block = new float[mostRows * projection.inputs()];
  }

  /**
   * The rows of a table with their k principal components; those without features carry the reason.
   *
   * @param table with the columns {@code path}, {@code label}, {@code split} and the model's
   *     features
   */
  public static JavaRDD<VectorRow> of(Dataset<Row> table, PrincipalComponentsModel model) {
    FeatureType type = FeatureType.of(table.schema(), model.getFeaturesCol());
    Broadcast<Projection> shared =
        JavaSparkContext.fromSparkContext(table.sparkSession().sparkContext())
            .broadcast(model.projection());
    BlasChoice choice = BlasChoice.AUTO.orProperty();
    return table
        .select(col(model.getFeaturesCol()), col("path"), col("label"), col("split"))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(part -> of(part, type, shared.value(), choice));
  }

  private static ReducedRows of(
      Iterator<InternalRow> rows, FeatureType type, Projection projection, BlasChoice choice) {
    RowProjection directions =
        choice.load().rowProjection(projection.directions(), projection.inputs());
    // A task may fail or be cancelled before its last row.
    TaskContext.get()
        .addTaskCompletionListener((TaskCompletionListener) ended -> directions.close());
    return new ReducedRows(rows, type, projection, directions);
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || rows.hasNext();
  }

  @Override
  public VectorRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (ready.isEmpty()) {
      readBlock();
    }
    return ready.remove();
  }

  private void readBlock() {
    VectorRow[] named = new VectorRow[mostRows];
    int count = 0;
    while (count < mostRows && rows.hasNext()) {
      InternalRow row = rows.next();
      if (row.isNullAt(0)) {
        ready.add(named(row, "the row has no features"));
      } else {
        projection.centre(type.read(row), block, count * projection.inputs());
        named[count++] = named(row, null);
      }
    }
    float[] projected = directions.project(block, count);
    int outputs = projection.outputs();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[outputs];
      System.arraycopy(projected, i * outputs, vector, 0, outputs);
      VectorRow row = named[i];
      ready.add(new VectorRow(row.path(), row.label(), row.split(), vector, null));
    }
  }

  private static VectorRow named(InternalRow row, String reason) {
    return new VectorRow(text(row, PATH), text(row, LABEL), text(row, SPLIT), null, reason);
  }

  private static String text(InternalRow row, int column) {
    return row.isNullAt(column) ? null : row.getUTF8String(column).toString();
  }
}
