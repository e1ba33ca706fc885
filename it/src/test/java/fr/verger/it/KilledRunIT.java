package fr.verger.it;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.it.Launcher.Ended;
import fr.verger.it.Launcher.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the driver in the middle of a run, and the same command again. */
class KilledRunIT {
  private static final int PHOTOS = 120;
  private static final int TASKS = 12;
  private static final Pattern DONE =
      Pattern.compile("(\\d+) photos were done already, (\\d+) computed now");

  @TempDir static Path folder;
  private static Launcher verger;
  private Started running;

  @BeforeAll
  static void photos() throws Exception {
    verger = new Launcher(folder, Map.of());
    Ended ended =
        verger.run(
            "sample",
            "--quiet",
            "--output",
            folder.resolve("photos").toString(),
            "--classes",
            "4",
            "--per-class",
            String.valueOf(PHOTOS / 4));
    assertThat(ended.err()).isEmpty();
    assertThat(verger.run(command("undisturbed")).status()).isZero();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (running != null) {
      running.kill();
    }
  }

  private static String[] command(String out) {
    return new String[] {
      "run",
      "--images",
      folder.resolve("photos").toString(),
      "--output",
      folder.resolve(out).toString(),
      "--format",
      "both",
      "--components",
      "5",
      "--partitions",
      String.valueOf(TASKS),
      "--no-map",
      "--no-train"
    };
  }

  /** Waits until so many tasks have said what they wrote. */
  private static void await(Started started, Path parts, int tasks) throws Exception {
    while (count(parts) < tasks) {
      assertThat(started.process().isAlive()).as("the run is still going on").isTrue();
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /**
   * Of those that are written to their end; a run that is killed in the midst of one does it again.
   */
  private static long count(Path parts) throws IOException {
    if (!Files.exists(parts)) {
      return 0;
    }
    long whole = 0;
    try (Stream<Path> files = Files.list(parts)) {
      for (Path file : files.toList()) {
        if (Files.readString(file).stripTrailing().endsWith("}}")) {
          whole++;
        }
      }
    }
    return whole;
  }

  /** The rows of a table, in the order of their paths. */
  private static List<String> rows(String table) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve(table))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
        rows.addAll(Files.readAllLines(file).stream().skip(1).toList());
      }
    }
    rows.sort(null);
    return rows;
  }

  private static void assertSame(String out) throws IOException {
    assertThat(rows(out + "/features_csv"))
        .hasSize(PHOTOS)
        .isEqualTo(rows("undisturbed/features_csv"));
    List<String> reduced = rows(out + "/reduced_csv");
    List<String> expected = rows("undisturbed/reduced_csv");
    assertThat(reduced).hasSize(PHOTOS);
    for (int i = 0; i < PHOTOS; i++) {
      String[] values = reduced.get(i).split(",", -1);
      String[] others = expected.get(i).split(",", -1);
      assertThat(values[0]).isEqualTo(others[0]);
      for (int column = 3; column < others.length; column++) {
        double value = Double.parseDouble(values[column]);
        double other = Double.parseDouble(others[column]);
        assertThat(Math.abs(value - other))
            .isLessThanOrEqualTo(1e-5 * Math.max(1, Math.abs(other)));
      }
    }
  }

  private static long parts(String table) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(table))) {
      return files.filter(file -> file.getFileName().toString().startsWith("part-")).count();
    }
  }

  private static long resumed(Ended ended) {
    assertThat(ended.status()).as(ended.err()).isZero();
    Matcher done = DONE.matcher(ended.out());
    assertThat(done.find()).as(ended.out()).isTrue();
    assertThat(Long.parseLong(done.group(1)) + Long.parseLong(done.group(2))).isEqualTo(PHOTOS);
    return Long.parseLong(done.group(1));
  }

  @Test
  void theNextCommandFinishesTheRestAndASecondRunMeanwhileIsRefused() throws Exception {
    running = verger.start(command("out"));
    await(running, folder.resolve("out/_verger/parts"), 3);
    freeze(running);
    Ended second = verger.run(command("out"));
    assertThat(second.status()).isEqualTo(1);
    assertThat(second.err())
        .contains(
            "Another run is writing %s (process %d on "
                .formatted(folder.resolve("out"), running.process().pid()));
    running.kill();
    assertThat(folder.resolve("out/run.json")).doesNotExist();
    assertThat(folder.resolve("out/features/_SUCCESS")).doesNotExist();

    assertThat(resumed(verger.run(command("out")))).isGreaterThanOrEqualTo(30);
    assertSame("out");
    assertThat(parts("out/features")).isEqualTo(parts("out/_verger/parts"));
    assertThat(verger.run("verify", "--run", folder.resolve("out").toString()).status()).isZero();
  }

  /** It lives on and does nothing, so the second run surely meets it. */
  private static void freeze(Started started) throws Exception {
    String pid = String.valueOf(started.process().pid());
    assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
  }

  @Test
  @Tag("long")
  void whereverTheDriverIsKilledTheResultIsTheSame() throws Exception {
    for (int tasks : new int[] {1, TASKS / 2, TASKS}) {
      String out = "killed-after-" + tasks;
      running = verger.start(command(out));
      await(running, folder.resolve(out + "/_verger/parts"), tasks);
      running.kill();
      assertThat(folder.resolve(out + "/run.json")).doesNotExist();
      assertThat(resumed(verger.run(command(out)))).isBetween(10L * tasks, (long) PHOTOS);
      assertSame(out);
    }
  }
}
