package fr.verger.benchmarks.int8;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.session.Sessions;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.evaluation.QuantizationCost;
import fr.verger.spark.evaluation.QuantizationRun;
import fr.verger.spark.evaluation.QuantizationSettings;
import fr.verger.spark.run.ProgressListener;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.quantization.CalibrationMethod;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * What {@code verger backbones quantize} prints, as rows of one table for several networks and ways
 * to choose ranges. fp32 and int8 take turns, batch by batch, on the same photos.
 */
public final class Int8Benchmark {
  private static final int THREADS = 2;

  private Int8Benchmark() {}

  /**
   * Arguments: the folder of photos, the folder of models, the method, the photos to calibrate on
   * and to measure on, and the networks: {@code vgg16}, {@code mobilenet-v2}, {@code
   * mobilenet-v2-0.35}, {@code fruits-mini}.
   */
  public static void main(String[] args) throws Exception {
    if (args.length < 6) {
      System.err.println("IMAGES MODELS METHOD CALIBRATE MEASURE NETWORK…");
      System.exit(2);
    }
    CommandLog.start(Verbosity.QUIET);
    Path scratch = Files.createTempDirectory("verger-int8-");
    try (SparkSession spark = Sessions.open("local[" + THREADS + "]")) {
      say("load average before: %.1f", load());
      for (String network : List.of(args).subList(5, args.length)) {
        QuantizationSettings settings =
            new QuantizationSettings(
                Networks.file(network, Path.of(args[1]), scratch),
                BackboneOptions.none(),
                args[0],
                scratch.resolve(network + ".int8.onnx").toString(),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                CalibrationMethod.valueOf(args[2].toUpperCase(Locale.ROOT).replace('-', '_')),
                THREADS,
                PhotoDecoder.DEFAULT_MAX_PIXELS,
                true);
        print(network, new QuantizationRun(spark, ProgressListener.silent()).execute(settings));
      }
      say("load average after: %.1f", load());
    } catch (VergerException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } finally {
      delete(scratch);
    }
  }

  private static void print(String network, QuantizationCost cost) {
    Map<String, String> hashed = Map.of("vgg16", "vgg16, hashed weights");
    say(
        "| %s | %s, %d | %.1f → %.1f | %.2f | %.2f | %.4f | %.4f | %.1f %% | %s → %s | %.1f → %.1f MB | %d |",
        hashed.getOrDefault(network, network),
        cost.method(),
        cost.calibrated(),
        cost.fp32PhotosPerSecond(),
        cost.int8PhotosPerSecond(),
        cost.speedRatio(),
        cost.processorTimeRatio(),
        cost.agreement().meanCosine(),
        cost.agreement().lowCosine(),
        100 * cost.agreement().sameNeighbour(),
        percent(cost.fp32Accuracy()),
        percent(cost.int8Accuracy()),
        cost.fp32Bytes() / 1e6,
        cost.int8Bytes() / 1e6,
        cost.tested());
  }

  private static String percent(Double share) {
    return share == null ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
