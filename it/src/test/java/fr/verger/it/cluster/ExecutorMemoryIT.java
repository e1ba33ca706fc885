package fr.verger.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.verger.it.Launcher;
import fr.verger.it.Launcher.Ended;
import fr.verger.it.Tables;
import fr.verger.it.cluster.ExecutorWatch.Peak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100,000 photos on executors of 1 GiB: none of them has more memory than docs/scale.md says, and
 * no photo is lost.
 */
@Tag("long")
class ExecutorMemoryIT {
  private static final int LABELS = 100;
  private static final int DRAWN = 50;

  /** Names that each drawn photo has, since drawing takes longer than computing. */
  private static final int NAMES = 20;

  private static final int SMALL = LABELS * DRAWN * NAMES;
  private static final int WIDTH = 6_000;
  private static final int HEIGHT = 4_000;

  /** One label in so many has a large photo and one that ends in its middle. */
  private static final int EVERY = 8;

  private static final int LARGE = (LABELS + EVERY - 1) / EVERY;

  /** Fewer would not say what was held at most. */
  private static final int LEAST_COLLECTIONS = 20;

  private static final int EXECUTORS = 2;
  private static final int HEAP = 1024;

  @TempDir Path folder;

  @Test
  void aHundredThousandPhotosTakeTheMemoryThatIsWrittenDown() throws Exception {
    assumeTrue(ExecutorWatch.isPossible(), "only Linux says what a process had in memory at most");
    Path large = folder.resolve("large.jpg");
    LargePhoto.write(large, WIDTH, HEIGHT);
    Path photos = photos(large);
    Path output = folder.resolve("output");
    String log;
    Map<Long, Peak> peaks;
    try (StandaloneCluster cluster =
            Clusters.standalone(folder.resolve("cluster"), EXECUTORS, HEAP + "m");
        ExecutorWatch watch = new ExecutorWatch(cluster, EXECUTORS, folder.resolve("logs"))) {
      log = cluster.submit(watch.settings(HEAP + "m"), command(photos, output)).done();
      peaks = watch.peaks();
      System.out.println("MiB, by process: " + peaks);
      for (int worker = 0; worker < EXECUTORS; worker++) {
        assertThat(cluster.executorLogs(worker))
            .contains("Finished task")
            .doesNotContain("OutOfMemoryError");
      }
    }
    assertThat(log)
        .doesNotContain("Lost executor")
        .doesNotContain("Lost task")
        .containsPattern(String.format(Locale.ROOT, "with features +%,d", SMALL + LARGE));
    assertThat(Tables.number(output, "listed")).isEqualTo(SMALL + 2 * LARGE);
    assertThat(Tables.number(output, "rejected")).isEqualTo(LARGE);
    // Of an executor that died there would be another in its place.
    assertThat(peaks).hasSize(EXECUTORS);
    ExecutorMemory formula =
        ExecutorMemory.ofBundledNetwork(
            WIDTH * (double) HEIGHT / 1e6, Files.size(large) / (double) (1 << 20));
    for (Peak peak : peaks.values()) {
      assertThat(peak.collections()).isGreaterThan(LEAST_COLLECTIONS);
      assertThat((double) peak.heap()).isLessThan(formula.heap());
      assertThat((double) peak.resident() - HEAP).isLessThan(formula.nativeMemory());
    }
  }

  private static String[] command(Path photos, Path output) {
    return new String[] {
      "run",
      "--images",
      photos.toString(),
      "--output",
      output.toString(),
      "--components",
      "64",
      "--no-map",
      "--no-train"
    };
  }

  /** Small photos, and here and there among them a large one, whole and broken off. */
  private Path photos(Path large) throws Exception {
    Path photos = folder.resolve("photos");
    Ended ended =
        new Launcher(folder, Map.of())
            .run(
                "sample",
                "--quiet",
                "--output",
                photos.toString(),
                "--classes",
                String.valueOf(LABELS),
                "--per-class",
                String.valueOf(DRAWN),
                "--size",
                "64");
    assertThat(ended.status()).as(ended.err()).isZero();
    link(photos);
    byte[] whole = Files.readAllBytes(large);
    List<Path> labels = labels(photos.resolve("Training"));
    for (int label = 0; label < LABELS; label += EVERY) {
      Files.write(labels.get(label).resolve("large.jpg"), whole);
      Files.write(labels.get(label).resolve("broken.jpg"), Arrays.copyOf(whole, whole.length / 2));
    }
    return photos;
  }

  private static void link(Path photos) throws IOException {
    try (Stream<Path> drawn = Files.walk(photos)) {
      for (Path photo : drawn.filter(Files::isRegularFile).toList()) {
        String name = photo.getFileName().toString();
        for (int i = 1; i < NAMES; i++) {
          Files.createLink(photo.resolveSibling(i + "-" + name), photo);
        }
      }
    }
  }

  private static List<Path> labels(Path training) throws IOException {
    try (Stream<Path> folders = Files.list(training)) {
      return folders.sorted().toList();
    }
  }
}
