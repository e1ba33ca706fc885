package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.slice;

import fr.verger.spark.insights.Finding;
import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.tables.VectorRows;
import fr.verger.spark.thumbnails.Thumbnail;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A finished run as plain values, for whoever shows it.
 *
 * @param record what was done
 * @param ratios share of the variance that each computed component explains; empty without any
 * @param cumulative running sum of {@code ratios}
 * @param points photos on the first components, in the order of their paths: all, or an even sample
 * @param map x and y of each of those photos on the map, in the same order; empty without a map
 * @param insights what the photos say about themselves, kind by kind; empty without any
 * @param thumbnails photos in small, in the order of their paths; empty where the run made none
 * @param rejects the first of the rejected photos, in the order of their paths; {@code record} has
 *     their number
 */
public record RunTables(
    RunRecord record,
    double[] ratios,
    double[] cumulative,
    List<Point> points,
    List<float[]> map,
    List<Finding> insights,
    List<Thumbnail> thumbnails,
    List<RejectedPhoto> rejects) {
  /** Coordinates of a point, at most. */
  public static final int AXES = 10;

  /** Rejects, at most. */
  public static final int MOST_REJECTS = 1_000;

  /** A photo on the first principal components. */
  public record Point(String path, String label, String split, float[] coordinates)
      implements Serializable {}

  /** A photo that was rejected. */
  public record RejectedPhoto(String path, String reason) {}

  /**
   * Reads a run.
   *
   * @param run its folder, as the user named it
   * @throws VergerException when there is no finished run, or part of it cannot be read
   */
  public static RunTables read(SparkSession spark, String run) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    RunFolder folder = RunFolder.at(Location.parse(run, hadoop.configuration()), hadoop);
    RunRecord record = RunVerification.record(folder);
    return JobFailure.explained(() -> read(spark, folder, record));
  }

  private static RunTables read(SparkSession spark, RunFolder folder, RunRecord record) {
    List<RejectedPhoto> rejects = rejects(spark, folder, record);
    List<Thumbnail> thumbnails = ThumbnailStage.read(folder, record);
    if (record.pca() == null) {
      return new RunTables(
          record,
          new double[0],
          new double[0],
          List.of(),
          List.of(),
          List.of(),
          thumbnails,
          rejects);
    }
    PrincipalComponentsModel model =
        PrincipalComponentsModel.load(ParquetTables.escaped(folder.path("pca")));
    List<Point> points =
        points(ParquetTables.read(spark, folder.path("reduced")), record.counts().features());
    return new RunTables(
        record,
        model.explainedVarianceRatio(),
        model.cumulativeVarianceRatio(),
        points,
        map(spark, folder, record, points),
        record.insights() == null ? List.of() : InsightsTable.read(spark, folder),
        thumbnails,
        rejects);
  }

  private static List<float[]> map(
      SparkSession spark, RunFolder folder, RunRecord record, List<Point> points) {
    if (record.map() == null || record.map().absent() != null) {
      return List.of();
    }
    Map<String, float[]> places = MapStage.read(spark, folder);
    return points.stream().map(point -> place(places, point.path(), folder)).toList();
  }

  private static float[] place(Map<String, float[]> places, String path, RunFolder folder) {
    float[] place = places.get(path);
    if (place == null) {
      throw new VergerException(
          Category.INPUT,
          "The map of %s lacks the photo %s; run it again with --overwrite."
              .formatted(folder.text(), path));
    }
    return place;
  }

  private static List<Point> points(Dataset<Row> reduced, long rows) {
    Dataset<Row> shown =
        EvenSample.of(reduced, rows)
            .select(
                col("path"),
                col("label"),
                col("split"),
                slice(col("pca"), 1, AXES).as("vector"),
                lit(null).cast("string").as("reason"));
    return VectorRows.of(shown)
        .map(row -> new Point(row.path(), row.label(), row.split(), row.vector()))
        .collect()
        .stream()
        .sorted(Comparator.comparing(Point::path))
        .limit(EvenSample.MOST)
        .toList();
  }

  private static List<RejectedPhoto> rejects(
      SparkSession spark, RunFolder folder, RunRecord record) {
    if (record.counts().rejected() == 0) {
      return List.of();
    }
    return ParquetTables.read(spark, folder.path("rejected"))
        .orderBy("path")
        .limit(MOST_REJECTS)
        .collectAsList()
        .stream()
        .map(row -> new RejectedPhoto(row.getString(0), row.getString(1)))
        .toList();
  }
}
