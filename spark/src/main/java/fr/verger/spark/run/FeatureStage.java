package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;

import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.inflight.InFlightPlan;
import fr.verger.spark.inflight.InFlightWatch;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoSet;
import fr.verger.spark.photos.PhotoTasks;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.tables.CsvStyle;
import fr.verger.spark.tables.TableLayout;
import fr.verger.spark.tables.VectorRow;
import fr.verger.spark.tables.VectorRows;
import fr.verger.spark.tables.WrittenTable;
import fr.verger.vision.features.FeatureFunction;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Photos listed to {@code features} and {@code rejected}. */
final class FeatureStage {
  private static final StructType LISTED =
      new StructType()
          .add("path", DataTypes.StringType, false)
          .add("label", DataTypes.StringType, false)
          .add("split", DataTypes.StringType, true)
          .add("size", DataTypes.LongType, false)
          .add("modified", DataTypes.LongType, false);

  private final SparkSession spark;
  private final RunFolder folder;
  private final ProgressListener listener;

  FeatureStage(SparkSession spark, RunFolder folder, ProgressListener listener) {
    this.spark = spark;
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * Featurises what is to do and makes one table of it and of what is done.
   *
   * @return the whole table
   */
  WrittenTable write(DonePhotos photos, ImageFeaturizer featurizer, RunSettings settings) {
    return InFlightWatch.over(
        folder.files(),
        folder.path(RunFolder.OWN),
        photos.todo(),
        speculates(),
        plan -> write(photos, featurizer, settings, plan));
  }

  /** Whether Spark begins a slow task once more beside itself; on one machine it never does. */
  private boolean speculates() {
    SparkContext context = spark.sparkContext();
    return !context.isLocal() && context.getConf().getBoolean("spark.speculation", false);
  }

  private WrittenTable write(
      DonePhotos photos, ImageFeaturizer featurizer, RunSettings settings, InFlightPlan plan) {
    FeatureFunction function = featurizer.featureFunction(spark);
    boolean csv = settings.format() != RunSettings.TableFormat.PARQUET;
    TableLayout layout =
        new TableLayout(
            "features",
            "features",
            function.featureCount(),
            csv ? CsvStyle.TEXT : CsvStyle.NONE,
            true,
            FeatureProvenance.of(UsedBackbone.of(function)).footer());
    JavaRDD<VectorRow> rows = VectorRows.none(spark);
    if (!photos.todo().isEmpty()) {
      rows = VectorRows.of(featurised(photos.todo(), featurizer, settings.partitions(), plan));
    }
    if (!photos.thinned().isEmpty()) {
      rows = rows.union(new ThinnedRows(spark, folder).of(photos.thinned()));
    }
    return folder
        .writer(spark)
        .growing(folder.ledger(), photos.kept())
        .write(
            rows,
            layout,
            photos.todo().size() + photos.copied(),
            (done, rejected) -> listener.advanced(Stage.FEATURES, done, rejected));
  }

  private Dataset<Row> featurised(
      PhotoSet photos, ImageFeaturizer featurizer, Integer partitions, InFlightPlan plan) {
    return featurizer
        .setInputCol("path")
        .setSizeCol("size")
        .setOutputCol("vector")
        .setReasonCol("reason")
        .watched(listed(photos, partitions), plan)
        .select(
            col("path"),
            col("label"),
            col("split"),
            col("vector"),
            col("reason"),
            col("size"),
            col("modified"));
  }

  private Dataset<Row> listed(PhotoSet photos, Integer partitions) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<PhotoSet> parts = PartitionPlan.split(photos, partitions, context.defaultParallelism());
    return spark.createDataFrame(PhotoTasks.of(context, parts).map(FeatureStage::row), LISTED);
  }

  private static Row row(PhotoFile photo) {
    return RowFactory.create(
        photo.path(), photo.label(), photo.split(), photo.size(), photo.modified());
  }
}
