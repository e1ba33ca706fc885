package fr.verger.spark.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LocalSpark.class)
class ParquetPartTest {
  @TempDir Path folder;

  /** One value, one page, many pages, and more than a row group. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5000", "7, 1", "1280, 700", "25088, 350"})
  void whatWasWrittenIsRead(int length, int rows, SparkSession spark) throws IOException {
    Configuration conf = new Configuration();
    FileSystem files = FileSystem.getLocal(conf).getRawFileSystem();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder + "/part.parquet");
    try (ParquetPart part = ParquetPart.ofVectors(files, path, conf, "v", Map.of())) {
      for (int i = 0; i < rows; i++) {
        part.write(row(i, length));
      }
    }
    Dataset<Row> table =
        spark
            .read()
            .parquet(path.toString())
            .withColumnRenamed("v", "vector")
            .withColumn("reason", lit(null).cast("string"));
    Iterator<VectorRow> read = VectorRows.of(table).coalesce(1).toLocalIterator();
    for (int i = 0; i < rows; i++) {
      check(read.next(), row(i, length));
    }
    assertThat(read.hasNext()).isFalse();
  }

  /** Readers skip pages by what the file says of them. */
  @Test
  void aFilterFindsItsRows(SparkSession spark) throws IOException {
    Configuration conf = new Configuration();
    FileSystem files = FileSystem.getLocal(conf).getRawFileSystem();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder + "/part.parquet");
    long[] expected = new long[3];
    try (ParquetPart part = ParquetPart.ofVectors(files, path, conf, "v", Map.of())) {
      for (int i = 0; i < 2000; i++) {
        VectorRow row = row(i, 300);
        part.write(row);
        expected[0] += row.label().equals("l1") ? 1 : 0;
        expected[1] += row.split() != null ? 1 : 0;
        expected[2] += row.split() == null ? 1 : 0;
      }
    }
    Dataset<Row> table = spark.read().parquet(path.toString());

    assertThat(table.where(col("label").equalTo("l1")).count()).isEqualTo(expected[0]);
    assertThat(table.where(col("split").equalTo("Test")).count()).isEqualTo(expected[1]);
    assertThat(table.where(col("split").isNull()).count()).isEqualTo(expected[2]);
    assertThat(table.where(col("path").equalTo("p1234")).count()).isEqualTo(1);
    assertThat(table.where(col("path").equalTo("p9999")).count()).isZero();
  }

  private static void check(VectorRow read, VectorRow expected) {
    assertThat(read.path()).isEqualTo(expected.path());
    assertThat(read.label()).isEqualTo(expected.label());
    assertThat(read.split()).isEqualTo(expected.split());
    assertThat(Arrays.equals(read.vector(), expected.vector())).isTrue();
  }

  private static VectorRow row(int number, int length) {
    Random random = new Random(number);
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = random.nextFloat();
    }
    String split = random.nextBoolean() ? "Test" : null;
    return new VectorRow("p" + number, "l" + random.nextInt(3), split, vector, null);
  }
}
