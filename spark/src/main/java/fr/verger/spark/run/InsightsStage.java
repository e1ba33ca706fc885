package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.slice;

import fr.verger.spark.insights.FileDigests;
import fr.verger.spark.insights.PhotoInsights;
import fr.verger.spark.insights.PhotoName;
import fr.verger.spark.insights.PhotoRows;
import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.pca.blas.BlasChoice;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.tables.VectorRow;
import fr.verger.spark.tables.VectorRows;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The reduced table to {@code insights}: duplicates, outliers, confusions. All pairs are compared
 * on the driver, which holds at most {@value EvenSample#MOST} photos with {@value #COMPONENTS}
 * floats each for it; of more photos, the evenly chosen ones that the page draws.
 */
final class InsightsStage {
  /** Leading components by which photos are compared, at most. */
  static final int COMPONENTS = 256;

  private final SparkSession spark;
  private final RunFolder folder;
  private final ProgressListener listener;
  private final FileDigests files;

  /**
   * A stage of a run.
   *
   * @param files reads the photos again, where the run knows that they are photos
   */
  InsightsStage(
      SparkSession spark, RunFolder folder, ProgressListener listener, FileDigests files) {
    this.spark = spark;
    this.folder = folder;
    this.listener = listener;
    this.files = files;
  }

  /**
   * Finds everything and writes the table.
   *
   * @param rows of the reduced table
   */
  PhotoInsights write(PrincipalComponentsModel model, long rows) {
    int columns = Math.min(model.k(), COMPONENTS);
    PhotoRows photos = photos(rows, columns);
    double share = model.cumulativeVarianceRatio()[columns - 1];
    PhotoInsights found = found(photos, share);
    InsightsTable.write(spark, folder, found.findings());
    return found;
  }

  private PhotoInsights found(PhotoRows photos, double share) {
    try {
      return PhotoInsights.of(
          photos,
          share,
          BlasChoice.AUTO.orProperty().load(),
          files,
          done -> listener.advanced(Stage.INSIGHTS, done, 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VergerException(
          Category.ENVIRONMENT,
          "The search for duplicates and outliers was stopped before it was done; run it again.",
          e);
    }
  }

  /** In the order of the paths, so that the partitions do not show in what is found. */
  private PhotoRows photos(long rows, int columns) {
    Dataset<Row> reduced = ParquetTables.read(spark, folder.path("reduced"));
    Dataset<Row> leading =
        EvenSample.of(reduced, rows)
            .select(
                col("path"),
                col("label"),
                col("split"),
                slice(col("pca"), 1, columns).as("vector"),
                lit(null).cast("string").as("reason"));
    List<VectorRow> read =
        VectorRows.of(leading).collect().stream()
            .sorted(Comparator.comparing(VectorRow::path))
            .limit(EvenSample.MOST)
            .toList();
    float[] values = new float[read.size() * columns];
    for (int i = 0; i < read.size(); i++) {
      System.arraycopy(read.get(i).vector(), 0, values, i * columns, columns);
    }
    return new PhotoRows(read.stream().map(InsightsStage::name).toList(), values, columns);
  }

  /** Tables of others have empty labels where they have none. */
  private static PhotoName name(VectorRow row) {
    boolean labelled = row.label() != null && !row.label().isEmpty();
    return new PhotoName(row.path(), labelled ? row.label() : null, row.split());
  }
}
