package fr.verger.benchmarks.chain;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.features.PhotoReader;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.photos.PhotoListing;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;

/**
 * What reading photos from a store costs the processor, with 32 threads and nothing done with the
 * photos, round after round: by the shorter way, or by S3A alone. Each in a JVM of its own, for
 * Hadoop shares one file system of a bucket whatever the settings.
 */
public final class StoreReadsBenchmark {
  private static final Duration DELAY = Duration.ofMillis(50);
  private static final int THREADS = 32;
  private static final int ROUNDS = 5;

  private StoreReadsBenchmark() {}

  /** The server's class path, a folder of photos, and {@code direct} or {@code s3a}. */
  public static void main(String[] args) throws Exception {
    CommandLog.start(Verbosity.QUIET);
    PhotoStore.credentials();
    Path folder = Files.createTempDirectory("verger-reads-");
    String images = PhotoStore.lay(Path.of(args[1]), folder.resolve("server"), "plain");
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (PhotoStore store = new PhotoStore(folder.resolve("server"), args[0], DELAY)) {
      Configuration conf = settings(store, args[2].equals("s3a"));
      PhotoReader reader = new PhotoReader(HadoopSettings.of(conf), PhotoReader.MAX_BYTES);
      List<PhotoFile> photos = photos(conf, images);
      for (int round = 1; round <= ROUNDS; round++) {
        Timing timing = timed(photos, reader, threads);
        System.out.println(
            String.format(
                Locale.ROOT,
                "| %s | round %d | %,d photos | %.2f ms of processor a photo |",
                args[2],
                round,
                photos.size(),
                timing.cpuMillisPerPhoto()));
      }
    } finally {
      threads.shutdownNow();
      TemporaryFolder.delete(folder);
    }
  }

  /**
   * How the store is reached.
   *
   * @param s3a whether by S3A alone, as it is where a signer is named: here the one that S3A takes
   *     anyway
   */
  private static Configuration settings(PhotoStore store, boolean s3a) {
    Configuration conf = new Configuration();
    store.reachedBy(conf);
    conf.set("fs.s3a.signing-algorithm", s3a ? "AWSS3V4SignerType" : "");
    conf.set(
        "fs.s3a.aws.credentials.provider",
        "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");
    return conf;
  }

  private static List<PhotoFile> photos(Configuration conf, String images) {
    List<PhotoFile> photos = new ArrayList<>();
    try (PhotoListing listing = new PhotoLister(conf).list(Location.parse(images, conf), null)) {
      listing.photos().forEach(photos::add);
    }
    return photos;
  }

  private static Timing timed(List<PhotoFile> photos, PhotoReader reader, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    Timing.Instant start = Timing.Instant.now();
    List<Future<byte[]>> reads = new ArrayList<>();
    for (PhotoFile photo : photos) {
      reads.add(threads.submit(() -> reader.read(photo.path(), photo.size(), () -> {})));
    }
    for (int i = 0; i < reads.size(); i++) {
      if (reads.get(i).get().length != photos.get(i).size()) {
        throw new IllegalStateException(photos.get(i).path() + " came in another size");
      }
    }
    return Timing.since(start, photos.size());
  }
}
