package fr.verger.benchmarks.chain;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.session.Sessions;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.packs.PackRun;
import fr.verger.spark.run.ProgressListener;
import fr.verger.vision.VergerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * What packing gains: the chain from listing to features on a folder of small photos and on a pack
 * of them, from the disk and from an S3 server on this machine whose every GET comes 50 ms late.
 */
public final class PackBenchmark {
  private static final Duration DELAY = Duration.ofMillis(50);
  private static final int WARMING = 10_000;

  private PackBenchmark() {}

  /** The server's class path, then options: see {@link ChainSettings}. */
  public static void main(String[] args) throws Exception {
    CommandLog.start(Verbosity.QUIET);
    PhotoStore.credentials();
    Path folder = Files.createTempDirectory("verger-pack-");
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
    Path pack = folder.resolve("pack");
    Path server = folder.resolve("server");
    try (SparkSession spark = Sessions.open("local[" + settings.threads() + "]")) {
      Timing.Instant start = Timing.Instant.now();
      long photos =
          new PackRun(spark, ProgressListener.silent())
              .execute(settings.images().toString(), pack.toString())
              .photos();
      if (photos < settings.minPhotos()) {
        throw new IllegalArgumentException("%d photos are too few".formatted(photos));
      }
      say("packed from the disk to the disk: %s", Timing.since(start, photos));
      String plainThere = PhotoStore.lay(settings.images(), server, "plain");
      String packThere = PhotoStore.lay(pack, server, "pack");
      try (PhotoStore store = new PhotoStore(server, classPath, DELAY)) {
        store.reachedBy(spark.sparkContext().hadoopConfiguration());
        String plainHere = settings.images().toString();
        // Warms the code up; packing and laying out have read every file before.
        new SparkChain(spark, plainHere, settings.backbone(), folder.resolve("run"), WARMING).run();
        double plain = told("folder on disk", spark, settings, plainHere, folder, photos);
        double packed = told("pack on disk", spark, settings, pack.toString(), folder, photos);
        PhotoStore.Work begin = store.work();
        double farPlain = told("folder on S3", spark, settings, plainThere, folder, photos);
        PhotoStore.Work between = store.work();
        double farPacked = told("pack on S3", spark, settings, packThere, folder, photos);
        say(
            "| %,d photos | disk %.0f photos/s, pack %.0f, gain %.2f | S3 %.0f photos/s, pack %.0f, gain %.2f | GET requests %,d, pack %,d |",
            photos,
            plain,
            packed,
            packed / plain,
            farPlain,
            farPacked,
            farPacked / farPlain,
            between.since(begin).gets(),
            store.work().since(between).gets());
      }
    }
  }

  private static double told(
      String name,
      SparkSession spark,
      ChainSettings settings,
      String images,
      Path folder,
      long photos) {
    Timing timing = timed(spark, settings, images, folder, photos);
    say("%s: %s", name, timing);
    return timing.photosPerSecond();
  }

  private static Timing timed(
      SparkSession spark, ChainSettings settings, String images, Path folder, long photos) {
    SparkChain.Outcome outcome =
        new SparkChain(spark, images, settings.backbone(), folder.resolve("run")).run();
    long features = outcome.record().counts().features();
    if (features != photos) {
      throw new IllegalStateException(
          "%d of %d photos of %s have features".formatted(features, photos, images));
    }
    return outcome.timing();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
