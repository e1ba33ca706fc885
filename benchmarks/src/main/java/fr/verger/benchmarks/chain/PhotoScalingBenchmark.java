package fr.verger.benchmarks.chain;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.session.Sessions;
import fr.verger.cli.terminal.Verbosity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Whether a photo costs the same among many as among few: the chain from listing to features on
 * parts of a folder of photos, in a session that has worked before.
 */
public final class PhotoScalingBenchmark {
  private PhotoScalingBenchmark() {}

  /**
   * Numbers of photos with commas between, none above what there are; then options: see {@link
   * ChainSettings}.
   */
  public static void main(String[] args) throws Exception {
    CommandLog.start(Verbosity.QUIET);
    List<Integer> sizes = Arrays.stream(args[0].split(",")).map(Integer::valueOf).toList();
    ChainSettings settings = ChainSettings.parse(Arrays.copyOfRange(args, 1, args.length));
    Path folder = Files.createTempDirectory("verger-sizes-");
    try (SparkSession spark = Sessions.open("local[" + settings.threads() + "]")) {
      run(spark, settings, part(settings.images(), folder, sizes.get(0)), folder);
      for (int size : sizes) {
        Path photos = part(settings.images(), folder, size);
        Timing timing = run(spark, settings, photos, folder).timing();
        say(
            "| %,d photos | %.1f s | %.0f photos/s | %.2f ms of processor a photo |",
            timing.photos(),
            timing.seconds(),
            timing.photosPerSecond(),
            timing.cpuMillisPerPhoto());
      }
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private static SparkChain.Outcome run(
      SparkSession spark, ChainSettings settings, Path photos, Path folder) {
    return new SparkChain(spark, photos.toString(), settings.backbone(), folder.resolve("run"))
        .run();
  }

  /** The first photos of each class, as other names of the same files. */
  private static Path part(Path images, Path folder, int size) throws IOException {
    Path part = folder.resolve("photos-" + size);
    if (Files.exists(part)) {
      return part;
    }
    long all = files(images).size();
    long seen = 0;
    int taken = 0;
    for (Path label : labels(images)) {
      List<Path> photos = files(label);
      seen += photos.size();
      int share = (int) (seen * size / all) - taken;
      Path to = Files.createDirectories(part.resolve(images.relativize(label)));
      for (Path photo : photos.subList(0, share)) {
        Files.createLink(to.resolve(photo.getFileName()), photo);
      }
      taken += share;
    }
    return part;
  }

  private static List<Path> labels(Path images) throws IOException {
    try (Stream<Path> folders = Files.walk(images, 2)) {
      return folders.filter(path -> images.relativize(path).getNameCount() == 2).sorted().toList();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
