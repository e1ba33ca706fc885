package fr.verger.benchmarks.int8;

import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.preprocessing.Preprocessor;
import fr.verger.vision.quantization.CalibrationMethod;
import fr.verger.vision.quantization.Quantizer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * How many photos a call of the engine should take, in fp32 and in int8: two callers, every number
 * in turn, round after round, the order changing. A machine whose speed swings meets all alike; the
 * figures are medians over the rounds.
 */
public final class StepBenchmark {
  private static final int THREADS = 2;
  private static final int[] STEPS = {1, 2, 4, 8, 16};
  private static final int BATCH = 16;
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

  private StepBenchmark() {}

  /** One way to run a network, with photos a second, round by round. */
  private record Way(
      String precision, int step, Backbone backbone, double[] byClock, double[] byProcessor) {}

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Arguments: folder of photos, folder of models, rounds, networks. */
  public static void main(String[] args) throws Exception {
    Path scratch = Files.createTempDirectory("verger-steps-");
    List<Path> photos;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      photos = files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
    for (String network : List.of(args).subList(3, args.length)) {
      measure(
          network,
          Networks.file(network, Path.of(args[1]), scratch),
          photos,
          Integer.parseInt(args[2]));
    }
  }

  private static void measure(String network, String file, List<Path> photos, int rounds)
      throws Exception {
    BackboneCatalog catalog = new BackboneCatalog();
    BackboneModel fp32 =
        catalog.has(file)
            ? catalog.named(file, BackboneOptions.none())
            : catalog.read(file, Files.readAllBytes(Path.of(file)), BackboneOptions.none());
    BackboneModel int8 = catalog.read("int8", quantized(fp32, photos), BackboneOptions.none());
    List<Way> ways = new ArrayList<>();
    for (BackboneModel model : List.of(fp32, int8)) {
      for (int step : STEPS) {
        ways.add(
            new Way(
                model.precision().label(),
                step,
                Backbone.open(model, step),
                new double[rounds],
                new double[rounds]));
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    FloatBuffer batch = batch(fp32, photos);
    List<Way> order = new ArrayList<>(ways);
    for (int round = -1; round < rounds; round++) {
      Collections.rotate(order, 1);
      for (Way way : order) {
        long start = System.nanoTime();
        long processor = run(way.backbone(), batch, threads);
        if (round >= 0) {
          way.byClock()[round] = THREADS * BATCH * 1e9 / (System.nanoTime() - start);
          way.byProcessor()[round] = THREADS * BATCH * 1e9 / processor;
        }
      }
    }
    threads.shutdown();
    for (Way way : ways) {
      System.out.printf(
          Locale.ROOT,
          "%s %s, %d a call: %.1f photos/s, %.1f a second of processor time%n",
          network,
          way.precision(),
          way.step(),
          median(way.byClock()),
          median(way.byProcessor()));
      way.backbone().close();
    }
  }

  /** Every caller runs the batch; gives the processor time of all. */
  private static long run(Backbone backbone, FloatBuffer batch, ExecutorService threads)
      throws Exception {
    Callable<Long> caller =
        () -> {
          long start = PROCESSOR.getCurrentThreadCpuTime();
          backbone.features(batch, BATCH, direct(BATCH * backbone.model().featureCount()));
          return PROCESSOR.getCurrentThreadCpuTime() - start;
        };
    long nanos = 0;
    for (Future<Long> done : threads.invokeAll(Collections.nCopies(THREADS, caller))) {
      nanos += done.get();
    }
    return nanos;
  }

  /** Ranges decide nothing about speed, so a few photos will do. */
  private static byte[] quantized(BackboneModel model, List<Path> photos) throws Exception {
    try (Quantizer quantizer = new Quantizer(model, PhotoDecoder.DEFAULT_MAX_PIXELS)) {
      for (Path photo : photos.subList(0, 4)) {
        quantizer.observe(Files.readAllBytes(photo));
      }
      return quantizer.quantized(CalibrationMethod.PERCENTILE);
    }
  }

  private static FloatBuffer batch(BackboneModel model, List<Path> photos) throws Exception {
    FloatBuffer batch = direct(BATCH * model.preprocessing().floatsPerPhoto());
    Preprocessor preprocessor = new Preprocessor(model.preprocessing());
    PhotoDecoder decoder = new PhotoDecoder(PhotoDecoder.DEFAULT_MAX_PIXELS);
    for (int i = 0; i < BATCH; i++) {
      byte[] photo = Files.readAllBytes(photos.get(i * photos.size() / BATCH));
      preprocessor.append(decoder.decode(photo), batch);
    }
    return batch;
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
