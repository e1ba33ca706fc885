package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.features.VocabularyJob;
import fr.verger.vision.VergerException;
import fr.verger.vision.descriptor.DescriptorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that is cancelled in its twentieth photo of many. */
@ExtendWith(LocalSpark.class)
@Timeout(180)
class CancelledJobTest {
  private static final int PHOTOS = 200;

  @TempDir Path folder;

  @BeforeEach
  void lay(SparkSession spark) throws IOException {
    byte[] jpeg = Photos.jpeg(folder);
    Path images = Files.createDirectories(folder.resolve("images/Fig"));
    for (int i = 0; i < PHOTOS; i++) {
      Files.write(images.resolve(i + ".jpg"), jpeg);
    }
    spark
        .sparkContext()
        .hadoopConfiguration()
        .setClass("fs.slow.impl", SlowPhotos.class, org.apache.hadoop.fs.FileSystem.class);
    SlowPhotos.reset();
  }

  private RunSettingsBuilder settings(String images) {
    return new RunSettingsBuilder(folder.resolve("images"), folder.resolve("out"))
        .images(images)
        .partitions(1)
        .components(1)
        .overwrite();
  }

  /** Runs in a thread of its own until the job is cancelled; gives what the run threw. */
  private Throwable cancelled(SparkSession spark, boolean interrupt) throws Exception {
    return cancelled(spark, interrupt, settings("slow:" + folder.resolve("images")).build());
  }

  private Throwable cancelled(SparkSession spark, boolean interrupt, RunSettings settings)
      throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<RunRecord> run =
          thread.submit(
              () -> {
                spark.sparkContext().setJobGroup("cancelled", "a run", interrupt);
                return new OrchardRun(spark, ProgressListener.silent()).execute(settings);
              });
      eventually(() -> SlowPhotos.reached() || run.isDone());
      spark.sparkContext().cancelJobGroup("cancelled");
      run.get();
      throw new AssertionError("the run went on to its end");
    } catch (ExecutionException e) {
      return e.getCause();
    } finally {
      thread.shutdown();
    }
  }

  private List<String> filesBelow(String name) {
    try {
      return Photos.all(folder.resolve(name)).stream()
          .map(file -> file.getFileName().toString())
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of("changing while it was listed");
    }
  }

  /** Bytes outside the heap that buffers take, once nothing unreachable is left. */
  private static long directBytes() {
    System.gc();
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  /** Told by the threads: Spark's own counts of running tasks lag behind. */
  private static boolean looksForWords() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().equals(VocabularyJob.class.getName()));
  }

  private static boolean readsAhead() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("verger-read-ahead"));
  }

  private static void eventually(BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    boolean held = holds.getAsBoolean();
    while (!held && Instant.now().isBefore(end)) {
      Thread.sleep(20);
      held = holds.getAsBoolean();
    }
    assertThat(held).isTrue();
  }

  /**
   * The first sixteen photos had been written to files, which the task removes as it ends. The plan
   * stays, and the word that the run ended in order.
   */
  private void awaitEndOfTask() throws InterruptedException {
    eventually(
        () ->
            filesBelow("out").stream()
                .map(name -> name.replaceFirst("^in-flight-ended-.*", "ended"))
                .sorted()
                .toList()
                .equals(List.of("ended", "plan.json")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theTaskStopsBeforeTheNextPhotoAndLeavesNothingThatLooksWhole(
      boolean interrupt, SparkSession spark) throws Exception {
    // What is kept for good, whoever keeps it, is there after the first.
    cancelled(spark, interrupt);
    awaitEndOfTask();
    eventually(() -> !readsAhead());
    SlowPhotos.reset();
    long before = directBytes();
    Throwable thrown = cancelled(spark, interrupt);
    awaitEndOfTask();
    assertThat(thrown).isInstanceOf(VergerException.class).hasMessageContaining("was cancelled");
    // The others that were read ahead, and those that they made room for.
    assertThat(SlowPhotos.opened()).isBetween(SlowPhotos.CANCELLED_IN, PHOTOS / 2);
    eventually(() -> !readsAhead());
    eventually(() -> directBytes() <= before);
    String out = folder.resolve("out").toString();
    assertThatThrownBy(() -> new RunVerification(spark).check(out))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("no finished run");
  }

  @Test
  void soDoTheTasksThatLookForVisualWords(SparkSession spark) throws Exception {
    RunSettings settings =
        settings("slow:" + folder.resolve("images"))
            .backbone("bovw-surf", DescriptorOptions.none())
            .build();
    Throwable thrown = cancelled(spark, false, settings);
    eventually(() -> !looksForWords());
    assertThat(thrown).isInstanceOf(VergerException.class).hasMessageContaining("was cancelled");
    // The task that waits in its photo never gets to the rest of its half.
    assertThat(SlowPhotos.opened()).isLessThanOrEqualTo(PHOTOS / 2 + SlowPhotos.CANCELLED_IN);
    assertThat(folder.resolve("out/vocabulary.bin")).doesNotExist();
  }

  @Test
  void theNextRunReplacesWhatIsLeft(SparkSession spark) throws Exception {
    assertThat(cancelled(spark, false)).hasMessageContaining("was cancelled");
    awaitEndOfTask();
    RunRecord record =
        new OrchardRun(spark, ProgressListener.silent())
            .executeFeatures(settings(folder.resolve("images").toString()).build());
    assertThat(record.counts().features()).isEqualTo(PHOTOS);
    assertThat(record.verification().ok()).isTrue();
  }
}
