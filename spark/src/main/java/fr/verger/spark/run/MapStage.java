package fr.verger.spark.run;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.slice;

import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.tables.InPlaceCommit;
import fr.verger.spark.tables.VectorRow;
import fr.verger.spark.tables.VectorRows;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The reduced table to {@code map}. The map is made on the driver, which holds at most {@value
 * EvenSample#MOST} photos with {@value #COMPONENTS} floats each for it.
 */
final class MapStage {
  /** Leading components that a map is made from, at most. */
  private static final int COMPONENTS = 50;

  /** Fewer photos have no neighbourhoods to show. */
  private static final int FEWEST = 4;

  private static final StructType TABLE =
      new StructType()
          .add("path", DataTypes.StringType, false)
          .add("x", DataTypes.FloatType, false)
          .add("y", DataTypes.FloatType, false);

  private final SparkSession spark;
  private final RunFolder folder;
  private final ProgressListener listener;

  MapStage(SparkSession spark, RunFolder folder, ProgressListener listener) {
    this.spark = spark;
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * Makes the map and writes it.
   *
   * @param rows of the reduced table
   * @param kept components of each
   */
  MapSummary write(MapPlan plan, long rows, int kept) {
    int columns = Math.min(kept, COMPONENTS);
    Column leading = slice(col("pca"), 1, columns);
    Dataset<Row> reduced = ParquetTables.read(spark, folder.path("reduced"));
    // In the order of the paths, so that the partitions do not show in the map.
    List<VectorRow> photos =
        vectors(EvenSample.of(reduced, rows), leading).stream()
            .sorted(Comparator.comparing(VectorRow::path))
            .limit(EvenSample.MOST)
            .toList();
    if (photos.size() < FEWEST) {
      String why = "A map needs %d photos; %d have components.".formatted(FEWEST, photos.size());
      return new MapSummary(0, why, columns, plan.seed(), null, null);
    }
    float[] values = new float[photos.size() * columns];
    for (int i = 0; i < photos.size(); i++) {
      System.arraycopy(photos.get(i).vector(), 0, values, i * columns, columns);
    }
    MapLayout.Laid laid = laid(plan, values, columns, photos.size());
    write(photos, laid.coordinates());
    return new MapSummary(
        photos.size(), null, columns, plan.seed(), laid.perplexity(), laid.klDivergence());
  }

  private MapLayout.Laid laid(MapPlan plan, float[] values, int columns, int photos) {
    try {
      return plan.layout()
          .lay(
              values,
              columns,
              plan.seed(),
              share -> listener.advanced(Stage.MAP, (long) (share * photos), 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VergerException(
          Category.ENVIRONMENT, "The map was stopped before it was done; run it again.", e);
    }
  }

  private void write(List<VectorRow> photos, double[] coordinates) {
    List<Row> rows =
        IntStream.range(0, photos.size())
            .mapToObj(
                i ->
                    RowFactory.create(
                        photos.get(i).path(),
                        (float) coordinates[2 * i],
                        (float) coordinates[2 * i + 1]))
            .toList();
    Path table = folder.cleared("map");
    InPlaceCommit.session(spark)
        .createDataFrame(rows, TABLE)
        .coalesce(1)
        .write()
        .parquet(table.toString());
  }

  /** The places of the photos on the map of a run, x and y, by their paths. */
  static Map<String, float[]> read(SparkSession spark, RunFolder folder) {
    Dataset<Row> map = ParquetTables.read(spark, folder.path("map"));
    Map<String, float[]> places = new HashMap<>();
    for (VectorRow row : vectors(map, array(col("x"), col("y")))) {
      places.put(row.path(), row.vector());
    }
    return places;
  }

  private static List<VectorRow> vectors(Dataset<Row> table, Column vector) {
    Column nothing = lit(null).cast("string");
    return VectorRows.of(
            table.select(
                col("path"),
                nothing.as("label"),
                nothing.as("split"),
                vector.as("vector"),
                nothing.as("reason")))
        .collect();
  }
}
