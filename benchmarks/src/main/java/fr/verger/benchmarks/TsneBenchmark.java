package fr.verger.benchmarks;

import fr.verger.report.tsne.PointRows;
import fr.verger.report.tsne.Tsne;
import fr.verger.report.tsne.TsneMap;
import fr.verger.report.tsne.TsneSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Times a map of made-up points, for {@code tsne_sklearn.py} to compare with.
 *
 * <p>{@code write FILE ROWS COLUMNS} writes the points as little-endian floats; {@code time FILE
 * COLUMNS MAP} maps them, writes x and y of each as little-endian doubles and prints the seconds. A
 * JVM a map, its warming up included, as the other side starts cold too.
 */
public final class TsneBenchmark {
  private static final int CLUSTERS = 40;

  private TsneBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path file = Path.of(arguments[1]);
    if (arguments[0].equals("write")) {
      write(file, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    } else {
      time(file, Integer.parseInt(arguments[2]), Path.of(arguments[3]));
    }
  }

  private static void time(Path file, int columns, Path map) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    long start = System.nanoTime();
    TsneMap made;
    try {
      made =
          new Tsne(TsneSettings.usual(0))
              .map(new PointRows(values, columns), share -> tell(start, share));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody stops a benchmark", e);
    }
    double wall = (System.nanoTime() - start) / 1e9;
    ByteBuffer places =
        ByteBuffer.allocate(Double.BYTES * made.coordinates().length)
            .order(ByteOrder.LITTLE_ENDIAN);
    places.asDoubleBuffer().put(made.coordinates());
    Files.write(map, places.array());
    System.out.printf("seconds %.2f processor %.2f%n", wall, processorSeconds());
    System.out.printf(
        "verger: own divergence %.4f, heap at most %d MB%n",
        made.klDivergence(), Runtime.getRuntime().maxMemory() >> 20);
  }

  /** Rewrites one line. */
  private static void tell(long start, double share) {
    System.err.printf("\r%3.0f %% after %.0f s", 100 * share, (System.nanoTime() - start) / 1e9);
    if (share >= 1) {
      System.err.println();
    }
  }

  /** Of the whole process, its start included. */
  private static double processorSeconds() {
    return ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .orElse(Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()))
            .toMillis()
        / 1e3;
  }

  /** Clusters of unequal size and spread, columns in falling variance like principal components. */
  private static void write(Path file, int rows, int columns) throws IOException {
    SplittableRandom random = new SplittableRandom(0x5EED);
    double[][] middles = new double[CLUSTERS][columns];
    for (double[] middle : middles) {
      for (int column = 0; column < columns; column++) {
        middle[column] = 6 * random.nextGaussian() / Math.sqrt(1 + column);
      }
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * rows * columns).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows; row++) {
      int cluster = (int) (CLUSTERS * Math.pow(random.nextDouble(), 1.5));
      double spread = 1 + cluster % 3;
      for (int column = 0; column < columns; column++) {
        double noise = spread * random.nextGaussian() / Math.sqrt(1 + column);
        bytes.putFloat((float) (middles[cluster][column] + noise));
      }
    }
    Files.write(file, bytes.array());
  }
}
