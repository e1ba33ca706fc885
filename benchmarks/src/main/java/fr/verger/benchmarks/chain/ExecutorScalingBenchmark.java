package fr.verger.benchmarks.chain;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.session.Sessions;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.it.cluster.SparkHome;
import fr.verger.it.cluster.StandaloneCluster;
import fr.verger.it.cluster.StandaloneCluster.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * What more executors bring: the chain from listing to features on a standalone cluster with so
 * many workers, each on a processor of its own with all its threads, in turns. The driver is free
 * to run on any; while photos are computed it only counts. The executors are there and have worked
 * before; how long that takes from nothing is told beside. What the machine itself gives to more
 * threads is told by a plain loop in one JVM, in the same turns.
 */
public final class ExecutorScalingBenchmark {
  private static final String HEAP = "1g";

  /** Photos for each executor to warm up on. */
  private static final int WARMING = 1000;

  private ExecutorScalingBenchmark() {}

  /**
   * The folder {@code target} of the command line, numbers of executors with commas between, then
   * options: see {@link ChainSettings}. Wants the cluster jar on its class path, as the executors
   * have it.
   */
  public static void main(String[] args) throws Exception {
    CommandLog.start(Verbosity.QUIET);
    Path folder = Files.createTempDirectory("verger-scaling-");
    try {
      List<Integer> counts = Arrays.stream(args[1].split(",")).map(Integer::valueOf).toList();
      ChainSettings settings = ChainSettings.parse(Arrays.copyOfRange(args, 2, args.length));
      SparkHome spark = SparkHome.layOut(folder.resolve("spark"), Path.of(args[0]));
      Map<Integer, List<Timing>> timings = new LinkedHashMap<>();
      Map<Integer, List<Timing>> loops = new LinkedHashMap<>();
      PlainLoop.over(settings, counts.get(0)).run();
      for (int round = 0; round < settings.rounds(); round++) {
        for (int count : counts) {
          Timing loop = PlainLoop.over(settings, count).run();
          say("threads of a plain loop %d: %s", count, loop);
          loops.computeIfAbsent(count, unused -> new ArrayList<>()).add(loop);
          Path place = folder.resolve("cluster-%d-%d".formatted(count, round));
          timings
              .computeIfAbsent(count, unused -> new ArrayList<>())
              .add(timed(spark, place, count, settings));
        }
      }
      double first = pace(timings.get(counts.get(0)));
      double alone = pace(loops.get(counts.get(0)));
      timings.forEach(
          (count, all) ->
              say(
                  "| executors %d | %,d photos | %.1f photos/s | %.2f times the first | plain loop of %d threads %.1f photos/s | %.2f times the first |",
                  count,
                  all.get(0).photos(),
                  pace(all),
                  pace(all) / first,
                  count,
                  pace(loops.get(count)),
                  pace(loops.get(count)) / alone));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private static double pace(List<Timing> timings) {
    return Timing.median(timings, Timing::photosPerSecond);
  }

  private static Timing timed(SparkHome spark, Path folder, int workers, ChainSettings settings)
      throws Exception {
    System.setProperty("spark.jars", spark.clusterJar().toString());
    System.setProperty("spark.executor.memory", HEAP);
    System.setProperty("spark.cores.max", String.valueOf(workers));
    System.setProperty("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    System.setProperty("spark.ui.enabled", "false");
    try (StandaloneCluster cluster =
        new StandaloneCluster(spark, folder, new Workers(workers, HEAP, true))) {
      Timing.Instant begin = Timing.Instant.now();
      try (SparkSession session = Sessions.open(cluster.url())) {
        chain(session, settings, folder, WARMING * workers).run();
        double warm = Timing.since(begin, 0).seconds();
        SparkChain.Outcome outcome = chain(session, settings, folder, null).run();
        long photos = outcome.record().counts().features();
        if (photos < settings.minPhotos()) {
          throw new IllegalArgumentException("%d photos are too few".formatted(photos));
        }
        say(
            "executors %d: %.1f s (%.1f photos/s), the driver took %.1f s of processor; session and first %d photos %.1f s",
            workers,
            outcome.timing().seconds(),
            outcome.timing().photosPerSecond(),
            outcome.timing().cpuSeconds(),
            WARMING * workers,
            warm);
        return outcome.timing();
      }
    }
  }

  private static SparkChain chain(
      SparkSession session, ChainSettings settings, Path folder, Integer limit) {
    return new SparkChain(
        session, settings.images().toString(), settings.backbone(), folder.resolve("run"), limit);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
