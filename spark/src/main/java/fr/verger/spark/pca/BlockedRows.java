package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.BlasChoice;
import fr.verger.spark.pca.blas.GramProducts;
import fr.verger.spark.pca.blas.PackedSymmetric;
import fr.verger.spark.pca.blas.ProjectedProducts;
import fr.verger.spark.pca.blas.TallMatrix;
import fr.verger.vision.VergerException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The rows of a table as blocks of floats, cached by Spark in memory and, where that is short, on
 * disk: 4·n·d bytes and 8·d more for each block. Closing it gives them back.
 */
final class BlockedRows implements AutoCloseable {
  private final JavaSparkContext context;
  private final BlasChoice choice;
  private final JavaRDD<RowBlock> blocks;

  BlockedRows(Dataset<Row> rows, RowReader reader, BlasChoice choice) {
    this.context = JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    this.choice = choice;
    this.blocks =
        ScatterJob.grouped(rows, OrderedTree.mostTasks(context, 1))
            .mapPartitions(part -> new BlockReader(reader, part))
            .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** The first pass: lays the blocks and sums their moments. */
  Partial moments() {
    BlasChoice asked = choice;
    return Partial.sum(
        reduced(part -> moments(part, asked).toBytes(), Partial::sumOfBytes).iterator());
  }

  private static Partial moments(Iterator<RowBlock> blocks, BlasChoice choice) {
    Partial total = new Partial.Nothing();
    while (blocks.hasNext() && !(total instanceof Partial.Flaw)) {
      try {
        total = total.then(blocks.next().partial(choice.load().description()));
      } catch (VergerException e) {
        return new Partial.Flaw(e.category(), e.getMessage());
      }
    }
    return total;
  }

  /** What the passes after the first work on. */
  Covariance covariance(Moments moments, Blas blas) {
    Broadcast<double[]> mean = context.broadcast(moments.mean());
    return new Covariance() {
      @Override
      public int columns() {
        return moments.mean().length;
      }

      @Override
      public TallMatrix times(TallMatrix directions) {
        float[] values = toFloats(directions.values());
        double[] sum = product(values, mean, (float) (1 / Math.sqrt(moments.squares())));
        return TallMatrix.of(blas, columns(), sum);
      }

      @Override
      public PackedSymmetric within(TallMatrix directions) {
        return products(directions.values(), mean, 1 / moments.squares());
      }
    };
  }

  private double[] product(float[] directions, Broadcast<double[]> mean, float scale) {
    Broadcast<float[]> shared = context.broadcast(directions);
    BlasChoice asked = choice;
    List<byte[]> parts =
        reduced(
            part -> {
              double[] middle = mean.value();
              Blas blas = asked.load();
              try (GramProducts sum = blas.gramProducts(shared.value(), middle.length, scale)) {
                CentredBlocks.each(part, middle, sum::add);
                return VectorSum.toBytes(sum.sum());
              }
            },
            VectorSum::ofBytes);
    shared.destroy();
    return VectorSum.of(parts.iterator());
  }

  private PackedSymmetric products(double[] directions, Broadcast<double[]> mean, double scale) {
    Broadcast<double[]> shared = context.broadcast(directions);
    BlasChoice asked = choice;
    int columns = mean.value().length;
    int order = directions.length / columns;
    List<byte[]> parts =
        reduced(
            part -> {
              double[] middle = mean.value();
              Blas blas = asked.load();
              try (ProjectedProducts sum = blas.projectedProducts(shared.value(), middle.length)) {
                CentredBlocks.each(part, middle, sum::add);
                return VectorSum.toBytes(sum.sum().values());
              }
            },
            VectorSum::ofBytes);
    shared.destroy();
    double[] sum = VectorSum.of(parts.iterator());
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= scale;
    }
    return new PackedSymmetric(order, sum);
  }

  private interface Pass extends Serializable {
    byte[] over(Iterator<RowBlock> blocks);
  }

  private List<byte[]> reduced(Pass pass, OrderedTree.Sum sum) {
    return OrderedTree.reduce(
        blocks
            .mapPartitionsWithIndex(
                (index, part) -> List.of(new Tuple2<>(index, pass.over(part))).iterator(), true)
            .mapToPair(pair -> pair),
        sum);
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Override
  public void close() {
    blocks.unpersist(false);
  }
}
