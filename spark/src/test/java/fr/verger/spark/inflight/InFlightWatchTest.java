package fr.verger.spark.inflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.storage.HadoopSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the driver makes of what tasks told, on a file system that is not this machine's. */
@ExtendWith(LocalSpark.class)
class InFlightWatchTest {
  private static final PhotoFile PHOTO = new PhotoFile("/a.jpg", "Apple", null, 1, 1);

  @TempDir java.nio.file.Path folder;
  private HadoopSettings settings;
  private FileSystem files;
  private Path own;

  @BeforeEach
  void open(SparkSession spark) throws IOException {
    spark
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.tight.impl", "fr.verger.spark.run.TightFileSystem");
    settings = HadoopSettings.of(spark);
    own = new Path("tight:" + folder + "/_verger");
    files = settings.fileSystem(own);
  }

  private InFlightPlan run(boolean speculative) {
    return InFlightWatch.over(files, own, List.of(PHOTO), speculative, plan -> plan);
  }

  private void tell(InFlightPlan plan, int attempt) throws IOException {
    plan.file(0, attempt).write(List.of(PHOTO.path()), settings);
  }

  @Test
  void theWordOfARunThatDiedCountsAndTheNextOnesTasksAllTell() throws IOException {
    InFlightPlan first = run(false);
    assertThat(first.tells(0)).isFalse();
    assertThat(first.tells(1)).isTrue();
    tell(first, 1);
    // Both its folder and its word are there, as behind a driver that was killed.
    InFlightPlan second = run(false);
    assertThat(second.deaths()).containsExactly(Map.entry(PHOTO.path(), 1));
    assertThat(second.tells(0)).isTrue();
  }

  /** Of a run that is stopped the tasks on other machines go on for a while. */
  @Test
  void whatTasksTellAfterTheirRunHasEndedInOrderCountsForNothing() throws IOException {
    AtomicReference<InFlightPlan> stopped = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                InFlightWatch.over(
                    files,
                    own,
                    List.of(PHOTO),
                    false,
                    plan -> {
                      stopped.set(plan);
                      throw new IllegalStateException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    tell(stopped.get(), 1);
    InFlightPlan next = run(false);
    assertThat(next.deaths()).isEmpty();
    assertThat(next.tells(0)).isFalse();
  }

  @Test
  void whereAttemptsLiveSideBySideNoneTells() throws IOException {
    InFlightPlan plan = run(true);
    assertThat(plan.tells(0)).isFalse();
    assertThat(plan.tells(1)).isFalse();
    assertThat(plan.tells(3)).isFalse();
  }
}
