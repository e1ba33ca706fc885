package fr.verger.spark.run;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import fr.verger.spark.tables.PartLedger;
import fr.verger.spark.tables.PartManifest.PartFile;
import fr.verger.spark.tables.PartPhoto;
import fr.verger.spark.tables.TableLayout;
import fr.verger.spark.tables.VectorRow;
import fr.verger.spark.tables.VectorRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows that stay of parts of which others go: copied value by value, nothing is computed. */
final class ThinnedRows {
  private static final StructType STAY =
      new StructType()
          .add("file", DataTypes.StringType, false)
          .add("path", DataTypes.StringType, false)
          .add("label", DataTypes.StringType, false)
          .add("split", DataTypes.StringType, true)
          .add("size", DataTypes.LongType, false)
          .add("modified", DataTypes.LongType, false);

  private final SparkSession spark;
  private final RunFolder folder;

  ThinnedRows(SparkSession spark, RunFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** The rows of some parts; there is at least one. */
  JavaRDD<VectorRow> of(List<DonePhotos.Thinned> parts) {
    Column nothing = lit(null);
    JavaRDD<VectorRow> features =
        rows(parts, "features", false, col("features"), nothing.cast("string"));
    JavaRDD<VectorRow> rejected =
        rows(parts, TableLayout.REJECTED, true, nothing.cast("array<float>"), col("reason"));
    return features.union(rejected);
  }

  private JavaRDD<VectorRow> rows(
      List<DonePhotos.Thinned> parts,
      String table,
      boolean rejected,
      Column vector,
      Column reason) {
    List<String> files = new ArrayList<>();
    List<Row> stay = new ArrayList<>();
    for (DonePhotos.Thinned part : parts) {
      String file = file(part.part(), table);
      List<PartPhoto> photos =
          part.stay().stream().filter(photo -> photo.rejected() == rejected).toList();
      if (photos.isEmpty()) {
        continue;
      }
      files.add(new Path(folder.path(table), file).toString());
      photos.forEach(photo -> stay.add(row(file, photo)));
    }
    if (files.isEmpty()) {
      return VectorRows.none(spark);
    }
    Dataset<Row> stored =
        ParquetTables.read(spark, files)
            .select(
                col("path"),
                vector.as("vector"),
                reason.as("reason"),
                col("_metadata.file_name").as("file"));
    // A photo may stand in two parts and stay in one of them only.
    return VectorRows.of(
        stored.join(broadcast(spark.createDataFrame(stay, STAY)), new String[] {"file", "path"}));
  }

  private static Row row(String file, PartPhoto photo) {
    return RowFactory.create(
        file, photo.path(), photo.label(), photo.split(), photo.size(), photo.modified());
  }

  private static String file(PartLedger.Entry part, String table) {
    return part.files().stream()
        .filter(file -> file.table().equals(table))
        .map(PartFile::name)
        .findFirst()
        .orElse("");
  }
}
