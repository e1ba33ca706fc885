package fr.verger.spark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Where a run was made.
 *
 * @param cpu the processor's name, or null where the system does not say
 * @param cores of the driver's machine
 * @param taskSlots tasks that Spark ran at once when the run began
 * @param heapBytes most memory that the driver's JVM takes for its heap
 * @param cluster {@code local}, {@code standalone}, {@code yarn}, {@code kubernetes} or what Spark
 *     calls it
 * @param cloud where it stands, or null where nobody said
 */
public record Machine(
    String os,
    String architecture,
    String cpu,
    int cores,
    int taskSlots,
    long heapBytes,
    String cluster,
    CloudPlace cloud) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  static Machine of(SparkSession spark) {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        cpuName(),
        Runtime.getRuntime().availableProcessors(),
        spark.sparkContext().defaultParallelism(),
        Runtime.getRuntime().maxMemory(),
        cluster(spark.sparkContext().master()),
        CloudPlace.of(spark.sparkContext().conf()));
  }

  private static String cpuName() {
    if (!Files.isReadable(CPU_INFO)) {
      return null;
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  /** The kind of cluster without its address. */
  private static String cluster(String master) {
    String kind = master.replaceFirst("[\\[:].*", "");
    return switch (kind) {
      case "spark" -> "standalone";
      case "k8s" -> "kubernetes";
      default -> kind;
    };
  }
}
