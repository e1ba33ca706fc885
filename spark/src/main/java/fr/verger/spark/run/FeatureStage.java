package fr.verger.spark.run;

import static org.apache.spark.sql.functions.col;

import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.tables.CsvStyle;
import fr.verger.spark.tables.TableLayout;
import fr.verger.spark.tables.TableWriter;
import fr.verger.spark.tables.WrittenTable;
import fr.verger.vision.features.FeatureFunction;
import java.util.List;
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
          .add("size", DataTypes.LongType, false);

  private final SparkSession spark;
  private final RunFolder folder;
  private final ProgressListener listener;

  FeatureStage(SparkSession spark, RunFolder folder, ProgressListener listener) {
    this.spark = spark;
    this.folder = folder;
    this.listener = listener;
  }

  WrittenTable write(List<PhotoFile> photos, ImageFeaturizer featurizer, RunSettings settings) {
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
    Dataset<Row> rows =
        featurizer
            .setInputCol("path")
            .setSizeCol("size")
            .setOutputCol("vector")
            .setReasonCol("reason")
            .transform(listed(photos, settings.partitions()))
            .select(col("path"), col("label"), col("split"), col("vector"), col("reason"));
    WrittenTable table =
        new TableWriter(spark, folder.unfinished())
            .write(
                rows,
                layout,
                photos.size(),
                (done, rejected) -> listener.advanced(Stage.FEATURES, done, rejected));
    for (String name : layout.folders()) {
      folder.publish(name);
    }
    return table;
  }

  private Dataset<Row> listed(List<PhotoFile> photos, Integer partitions) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<List<PhotoFile>> parts =
        PartitionPlan.split(photos, partitions, context.defaultParallelism());
    JavaRDD<Row> rows =
        context
            .parallelize(parts, parts.size())
            .flatMap(List::iterator)
            .map(
                photo ->
                    RowFactory.create(photo.path(), photo.label(), photo.split(), photo.size()));
    return spark.createDataFrame(rows, LISTED);
  }
}
