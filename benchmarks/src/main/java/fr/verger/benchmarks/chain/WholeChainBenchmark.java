package fr.verger.benchmarks.chain;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.session.Sessions;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.run.RunRecord;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.SharedBackbones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * How much of a plain loop's speed is left when Spark runs the chain. Both read the photos from
 * disk, both use one and the same session, both have warmed up; they take turns, and the one that
 * begins changes. Spark's share includes listing the folder and writing Parquet.
 */
public final class WholeChainBenchmark {
  private WholeChainBenchmark() {}

  /** Options: see {@link ChainSettings}. */
  public static void main(String[] args) throws Exception {
    CommandLog.start(Verbosity.QUIET);
    try {
      compare(ChainSettings.parse(args));
    } catch (VergerException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void compare(ChainSettings settings) throws Exception {
    PlainLoop plain = PlainLoop.over(settings, settings.threads());
    Path output = Files.createTempDirectory("verger-chain-").resolve("run");
    try (SparkSession spark = Sessions.open("local[" + settings.threads() + "]")) {
      SparkChain chain =
          new SparkChain(spark, settings.images().toString(), settings.backbone(), output);
      say("warming up");
      plain.run();
      RunRecord record = chain.run().record();
      if (record.counts().features() != plain.photos()) {
        throw new IllegalStateException(
            "%d photos have features, not %d"
                .formatted(record.counts().features(), plain.photos()));
      }
      List<Timing> loops = new ArrayList<>();
      List<Timing> chains = new ArrayList<>();
      for (int round = 0; round < settings.rounds(); round++) {
        if (round % 2 == 0) {
          loops.add(plain.run());
          chains.add(chain.run().timing());
        } else {
          chains.add(chain.run().timing());
          loops.add(plain.run());
        }
        say("round %d: plain loop %s, Verger %s", round + 1, loops.get(round), chains.get(round));
      }
      print(settings, record, loops, chains);
    } finally {
      TemporaryFolder.delete(output.getParent());
    }
    if (SharedBackbones.opened() != 1) {
      throw new IllegalStateException(
          "%d sessions were opened, not one".formatted(SharedBackbones.opened()));
    }
  }

  private static void print(
      ChainSettings settings, RunRecord record, List<Timing> loops, List<Timing> chains) {
    double[] ratios =
        IntStream.range(0, loops.size())
            .mapToDouble(i -> chains.get(i).photosPerSecond() / loops.get(i).photosPerSecond())
            .toArray();
    double chain = Timing.median(chains, Timing::photosPerSecond);
    say(
        "| %s | %,d photos of %s | %.0f photos/s (%.0f per core) | plain loop %.0f photos/s | ratio %.2f (rounds: %s) |",
        record.backbone().name(),
        loops.get(0).photos(),
        settings.images().getFileName(),
        chain,
        chain / settings.threads(),
        Timing.median(loops, Timing::photosPerSecond),
        Timing.median(DoubleStream.of(ratios)),
        DoubleStream.of(ratios)
            .mapToObj(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
            .collect(Collectors.joining(", ")));
    say(
        "processor time a photo: %.3f ms, plain loop %.3f ms",
        Timing.median(chains, Timing::cpuMillisPerPhoto),
        Timing.median(loops, Timing::cpuMillisPerPhoto));
    say(
        "%s, %d cores (%d used); Java %s, Spark %s, ONNX Runtime %s; photos read from disk by both",
        record.machine().cpu(),
        record.machine().cores(),
        settings.threads(),
        record.versions().java(),
        record.versions().spark(),
        record.versions().onnxRuntime());
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
