package fr.verger.benchmarks;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.package$;

/** Names the machine and the versions beside a figure. */
public final class Machine {
  private Machine() {}

  /** One line: processor, cores, Java, Spark, ONNX Runtime. */
  public static String describe() {
    return "%s, %d cores; Java %s, Spark %s, ONNX Runtime %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            package$.MODULE$.SPARK_VERSION(),
            OrtEnvironment.getEnvironment().getVersion());
  }

  private static String processor() {
    Path file = Path.of("/proc/cpuinfo");
    if (Files.isReadable(file)) {
      try (Stream<String> lines = Files.lines(file)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException e) {
        return System.getProperty("os.arch");
      }
    }
    return System.getProperty("os.arch");
  }
}
