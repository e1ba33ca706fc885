package fr.verger.benchmarks.chain;

import static org.apache.spark.sql.functions.col;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.session.Sessions;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a store far away costs: the whole chain on photos from the disk and on the same photos from
 * an S3 server whose every GET comes 50 ms late, in turns, and once what Spark's own {@code
 * binaryFile} makes of that store before the same stage. The server has a processor of its own, as
 * a store far away has; what it takes of it is told.
 */
public final class StoreLatencyBenchmark {
  private static final Duration DELAY = Duration.ofMillis(50);

  /**
   * The JVM compiles the client's code for as long as the first twenty thousand requests take; a
   * small network gets there sooner.
   */
  private static final int WARM_UPS = 6;

  private static final String SMALL = BackboneCatalog.FRUITS_MINI;

  private StoreLatencyBenchmark() {}

  /** The server's class path, then options: see {@link ChainSettings}. */
  public static void main(String[] args) throws Exception {
    CommandLog.start(Verbosity.QUIET);
    PhotoStore.credentials();
    Path folder = Files.createTempDirectory("verger-store-");
    try {
      compare(args[0], ChainSettings.parse(Arrays.copyOfRange(args, 1, args.length)), folder);
    } catch (VergerException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private static void compare(String classPath, ChainSettings settings, Path folder)
      throws Exception {
    String images = PhotoStore.lay(settings.images(), folder.resolve("server"), "plain");
    try (PhotoStore store = new PhotoStore(folder.resolve("server"), classPath, DELAY);
        SparkSession spark = Sessions.open("local[" + settings.threads() + "]")) {
      store.reachedBy(spark.sparkContext().hadoopConfiguration());
      SparkChain disk =
          new SparkChain(
              spark, settings.images().toString(), settings.backbone(), folder.resolve("disk"));
      SparkChain far = new SparkChain(spark, images, settings.backbone(), folder.resolve("far"));
      say("warming up");
      SparkChain warming = new SparkChain(spark, images, SMALL, folder.resolve("warming"));
      for (int i = 0; i < WARM_UPS; i++) {
        say("a small network, from the store: %s", warming.run().timing());
      }
      long photos = disk.run().record().counts().features();
      if (photos < settings.minPhotos() || far.run().record().counts().features() != photos) {
        throw new IllegalStateException("%d photos from the disk".formatted(photos));
      }
      List<Timing> fromDisk = new ArrayList<>();
      List<Timing> fromFar = new ArrayList<>();
      PhotoStore.Work begin = store.work();
      for (int round = 0; round < settings.rounds(); round++) {
        if (round % 2 == 0) {
          fromDisk.add(disk.run().timing());
        }
        fromFar.add(far.run().timing());
        if (round % 2 == 1) {
          fromDisk.add(disk.run().timing());
        }
        say("round %d: disk %s, store %s", round + 1, fromDisk.get(round), fromFar.get(round));
      }
      PhotoStore.Work between = store.work();
      Timing plain = plain(spark, images, settings.backbone(), folder.resolve("plain"), photos);
      say("binaryFile: %s, %d GET requests", plain, store.work().since(between).gets());
      double server = between.since(begin).seconds() / (settings.rounds() * photos);
      print(photos, fromDisk, fromFar, plain, server);
    }
  }

  /** What one would write without Verger's listing and reading: Spark reads, the stage computes. */
  private static Timing plain(
      SparkSession spark, String images, String backbone, Path output, long photos) {
    Timing.Instant start = Timing.Instant.now();
    Dataset<Row> files =
        spark
            .read()
            .format("binaryFile")
            .option("recursiveFileLookup", "true")
            .option("pathGlobFilter", "*.jpg")
            .load(images);
    new ImageFeaturizer()
        .setInputCol("content")
        .setBackbone(backbone)
        .transform(files)
        .where(col("reason").isNull())
        .select("path", "features")
        .write()
        .parquet(output.toString());
    long written = spark.read().parquet(output.toString()).count();
    if (written != photos) {
      throw new IllegalStateException("binaryFile gave %d photos".formatted(written));
    }
    return Timing.since(start, photos);
  }

  private static void print(
      long photos, List<Timing> disk, List<Timing> far, Timing plain, double serverSeconds) {
    double[] ratios = new double[disk.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = far.get(i).photosPerSecond() / disk.get(i).photosPerSecond();
    }
    double local = Timing.median(disk, Timing::photosPerSecond);
    say(
        "| %,d photos | disk %.0f photos/s | S3 with %d ms more on every GET %.0f photos/s | ratio %.2f (rounds: %s) | binaryFile on that S3 %.0f photos/s | ratio %.2f |",
        photos,
        local,
        DELAY.toMillis(),
        Timing.median(far, Timing::photosPerSecond),
        Timing.median(Arrays.stream(ratios)),
        Arrays.toString(Arrays.stream(ratios).map(r -> Math.round(100 * r) / 100.0).toArray()),
        plain.photosPerSecond(),
        plain.photosPerSecond() / local);
    say(
        "processor time a photo: disk %.2f ms, S3 %.2f ms, and its server %.2f ms",
        Timing.median(disk, Timing::cpuMillisPerPhoto),
        Timing.median(far, Timing::cpuMillisPerPhoto),
        1000 * serverSeconds);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
