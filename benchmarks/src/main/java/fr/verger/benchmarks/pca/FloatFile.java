package fr.verger.benchmarks.pca;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of little-endian floats, as {@code pca_sklearn.py} writes them.
 *
 * @param rows in the file
 * @param total rows of the table; beyond those of the file they are read again, moved a little
 */
record FloatFile(String path, int rows, int columns, long total) implements Serializable {
  private static final StructType SCHEMA =
      new StructType()
          .add("path", DataTypes.StringType, false)
          .add("label", DataTypes.StringType, false)
          .add("split", DataTypes.StringType, true)
          .add("features", DataTypes.createArrayType(DataTypes.FloatType, false), false);

  /** The rows in so many partitions: (path, label, split, features). */
  Dataset<Row> table(SparkSession spark, int partitions) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(
        context
            .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
            .flatMap(part -> rows(part, partitions)),
        SCHEMA);
  }

  private Iterator<Row> rows(int part, int partitions) {
    long first = total * part / partitions;
    long end = total * (part + 1) / partitions;
    return new Iterator<>() {
      private final FileChannel file = open();
      private final ByteBuffer bytes =
          ByteBuffer.allocateDirect(Float.BYTES * columns).order(ByteOrder.LITTLE_ENDIAN);
      private long next = first;

      @Override
      public boolean hasNext() {
        return next < end;
      }

      @Override
      public Row next() {
        float[] values = new float[columns];
        try {
          file.read(bytes.clear(), next % rows * bytes.capacity());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        bytes.flip().asFloatBuffer().get(values);
        int round = (int) (next / rows);
        for (int i = 0; round > 0 && i < columns; i++) {
          values[i] += 0.01f * Math.floorMod(31 * round + i, 7);
        }
        return RowFactory.create("/" + next++, "fruit", null, values);
      }
    };
  }

  private FileChannel open() {
    try {
      return new RandomAccessFile(path, "r").getChannel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
