package fr.verger.spark.run;

import fr.verger.spark.insights.Finding;
import fr.verger.spark.insights.Finding.Kind;
import fr.verger.spark.insights.PhotoName;
import fr.verger.spark.tables.InPlaceCommit;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@code insights/}: a row a finding, with the columns of {@link Finding}. */
final class InsightsTable {
  static final String NAME = "insights";

  private static final StructType COLUMNS =
      new StructType()
          .add("kind", DataTypes.StringType, false)
          .add("rank", DataTypes.IntegerType, false)
          .add("path", DataTypes.StringType, false)
          .add("label", DataTypes.StringType)
          .add("split", DataTypes.StringType)
          .add("other_path", DataTypes.StringType, false)
          .add("other_label", DataTypes.StringType)
          .add("other_split", DataTypes.StringType)
          .add("value", DataTypes.DoubleType, false)
          .add("photos", DataTypes.LongType)
          .add("other_photos", DataTypes.LongType);

  private InsightsTable() {}

  static void write(SparkSession spark, RunFolder folder, List<Finding> findings) {
    List<Row> rows =
        findings.stream()
            .map(
                one ->
                    RowFactory.create(
                        one.kind().text(),
                        one.rank(),
                        one.photo().path(),
                        one.photo().label(),
                        one.photo().split(),
                        one.other().path(),
                        one.other().label(),
                        one.other().split(),
                        one.value(),
                        one.photos(),
                        one.otherPhotos()))
            .toList();
    Path table = folder.cleared(NAME);
    InPlaceCommit.session(spark)
        .createDataFrame(rows, COLUMNS)
        .coalesce(1)
        .write()
        .parquet(table.toString());
  }

  /** The findings of a run, kind by kind in their order. */
  static List<Finding> read(SparkSession spark, RunFolder folder) {
    return ParquetTables.read(spark, folder.path(NAME)).collectAsList().stream()
        .map(InsightsTable::finding)
        .sorted(Comparator.comparing(Finding::kind).thenComparing(Finding::rank))
        .toList();
  }

  private static Finding finding(Row row) {
    return new Finding(
        Kind.named(row.getAs("kind")),
        row.<Integer>getAs("rank"),
        new PhotoName(row.getAs("path"), row.getAs("label"), row.getAs("split")),
        new PhotoName(row.getAs("other_path"), row.getAs("other_label"), row.getAs("other_split")),
        row.<Double>getAs("value"),
        row.getAs("photos"),
        row.getAs("other_photos"));
  }
}
