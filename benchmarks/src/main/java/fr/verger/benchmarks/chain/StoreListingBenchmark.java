package fr.verger.benchmarks.chain;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.it.s3.S3Process;
import fr.verger.it.s3.StoreProxy;
import fr.verger.it.s3.Trouble;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.photos.PhotoListing;
import fr.verger.spark.storage.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/** How long it takes to list photos in an S3 server on this machine, a thousand names a request. */
public final class StoreListingBenchmark {
  private static final int LABELS = 100;

  private StoreListingBenchmark() {}

  /** The server's class path, and the number of objects. */
  public static void main(String[] args) throws Exception {
    CommandLog.start(Verbosity.QUIET);
    PhotoStore.credentials();
    int objects = Integer.parseInt(args[1]);
    Path folder = Files.createTempDirectory("verger-listing-");
    try {
      lay(S3Process.objects(folder).resolve("photos"), objects);
      try (S3Process server = new S3Process(folder, args[0]);
          StoreProxy proxy = new StoreProxy(server.address(), Trouble.delay(Duration.ZERO))) {
        time(proxy, objects);
      }
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private static void lay(Path bucket, int objects) throws IOException {
    for (int i = 0; i < objects; i++) {
      String split = i % 4 == 0 ? "Test" : "Training";
      Path label = bucket.resolve(split).resolve("label-" + i % LABELS);
      if (i < 2 * 4 * LABELS) {
        Files.createDirectories(label);
      }
      Files.write(label.resolve(i + ".jpg"), new byte[] {1});
    }
  }

  private static void time(StoreProxy proxy, int objects) {
    Configuration conf = new Configuration();
    conf.set(
        "fs.s3a.aws.credentials.provider",
        "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");
    conf.set("fs.s3a.endpoint", proxy.address().toString());
    conf.set("fs.s3a.path.style.access", "true");
    long start = System.nanoTime();
    double seconds;
    try (PhotoListing listing =
        new PhotoLister(conf).list(Location.parse("s3a://photos", conf), null)) {
      seconds = (System.nanoTime() - start) / 1e9;
      if (listing.photos().size() != objects) {
        throw new IllegalStateException("%d photos were listed".formatted(listing.photos().size()));
      }
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %,d objects listed in %.1f s, %d GET requests |",
            objects,
            seconds,
            proxy.gets()));
  }
}
