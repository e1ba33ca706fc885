package fr.verger.spark.tables;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class TableWriterTest {
  private static final int ROWS = 60;
  private static final int LENGTH = 5;
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "path string, label string, split string, vector array<float>, reason string");

  /** Attempts that were made to fail; seen by the tasks because they run in this JVM. */
  private static final AtomicInteger FAILED = new AtomicInteger();

  @TempDir Path folder;

  private final TableLayout layout =
      new TableLayout("features", "features", LENGTH, CsvStyle.TEXT, true, Map.of("key", "value"));

  /** Every tenth row is a reject; paths hold what breaks tables. */
  private static VectorRow row(int number) {
    float[] vector = {number, 0.1f, -1e-30f, 3.4e38f, 1 / 3f};
    boolean rejected = number % 10 == 9;
    return new VectorRow(
        "/data/a, \"b\"\n%%20 é🍌/%d.jpg".formatted(number),
        "Apple, red",
        number % 3 == 0 ? null : "Test",
        rejected ? null : vector,
        rejected ? "broken" : null);
  }

  private static Dataset<Row> rows(SparkSession spark, int partitions) {
    List<Row> rows =
        IntStream.range(0, ROWS)
            .mapToObj(TableWriterTest::row)
            .map(r -> RowFactory.create(r.path(), r.label(), r.split(), r.vector(), r.reason()))
            .toList();
    return spark.createDataFrame(rows, SCHEMA).repartition(partitions);
  }

  private WrittenTable write(SparkSession spark, Dataset<Row> rows, long expected) {
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path("file:" + folder);
    return new TableWriter(spark, root).write(rows, layout, expected, (done, rejected) -> {});
  }

  private List<String> files(String table) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(table))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void everyRowIsInOneOfTheTables(SparkSession spark) {
    WrittenTable table = write(spark, rows(spark, 3), ROWS);
    assertThat(table.rowCount()).isEqualTo(54);
    assertThat(table.reasons()).isEqualTo(Map.of("broken", 6L));
    Dataset<Row> features = spark.read().parquet(folder + "/features");
    assertThat(features.count()).isEqualTo(54);
    assertThat(spark.read().parquet(folder + "/rejected").count()).isEqualTo(6);
    List<VectorRow> read =
        VectorRows.of(
                features
                    .withColumnRenamed("features", "vector")
                    .withColumn("reason", lit(null).cast("string")))
            .collect();
    assertThat(read)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, ROWS)
                .filter(i -> i % 10 != 9)
                .mapToObj(TableWriterTest::row)
                .toList());
  }

  @Test
  void csvHoldsTheSameRows(SparkSession spark) {
    write(spark, rows(spark, 2), ROWS);
    List<Row> read =
        spark
            .read()
            .option("header", true)
            .option("multiLine", true)
            .option("escape", "\"")
            .csv(folder + "/features_csv")
            .collectAsList();
    assertThat(read).hasSize(54);
    for (Row row : read) {
      String[] values = row.getString(3).replaceAll("[\\[\\]]", "").split(", ", -1);
      VectorRow expected = row((int) Float.parseFloat(values[0]));
      assertThat(row.getString(0)).isEqualTo(expected.path());
      assertThat(row.getString(2)).isEqualTo(expected.split());
      for (int i = 0; i < LENGTH; i++) {
        assertThat(Float.parseFloat(values[i])).isEqualTo(expected.vector()[i]);
      }
    }
  }

  @Test
  void attemptsThatFailLeaveNothing(SparkSession spark) throws IOException {
    FilterFunction<Row> failing =
        row -> {
          boolean late = row.getString(0).hashCode() % 7 == 0;
          if (late && TaskContext.get().attemptNumber() < 2) {
            FAILED.incrementAndGet();
            throw new IllegalStateException("this attempt is meant to fail");
          }
          return true;
        };
    Dataset<Row> rows = rows(spark, 3).filter(failing);
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path("file:" + folder);
    WrittenTable table =
        new TableWriter(spark, root).write(rows, layout, ROWS, (done, bad) -> seen.add(done));
    assertThat(FAILED).hasPositiveValue();
    assertThat(table.rowCount() + table.rejectCount()).isEqualTo(ROWS);
    Dataset<Row> features = spark.read().parquet(folder + "/features");
    assertThat(features.select("path").distinct().count()).isEqualTo(54);
    assertThat(features.count()).isEqualTo(54);
    assertThat(files("features")).hasSize(4).contains("_SUCCESS");
    assertThat(seen).allSatisfy(done -> assertThat(done).isLessThanOrEqualTo(ROWS));
  }

  @Test
  void filesOfStrangersAreSweptAway(SparkSession spark) throws IOException {
    Files.createDirectories(folder.resolve("features"));
    Files.writeString(folder.resolve("features/part-00000-999999.parquet"), "half a file");
    write(spark, rows(spark, 1), ROWS);
    assertThat(files("features")).hasSize(2);
  }

  @Test
  void tablesWithoutRowsCanBeRead(SparkSession spark) {
    WrittenTable table = write(spark, rows(spark, 1).where("reason is not null").limit(0), 0);
    assertThat(table.rowCount()).isZero();
    assertThat(spark.read().parquet(folder + "/features").schema().simpleString())
        .isEqualTo("struct<path:string,label:string,split:string,features:array<float>>");
    assertThat(spark.read().parquet(folder + "/rejected").count()).isZero();
  }

  @Test
  void missingRowsAreRefused(SparkSession spark) {
    assertThatThrownBy(() -> write(spark, rows(spark, 2), ROWS + 1))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("61 rows were to be written")
        .hasMessageContaining("60 were");
    assertThat(folder.resolve("features/_SUCCESS")).doesNotExist();
  }
}
