package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.vision.VergerException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class RunLockTest {
  private static final RunLock.Pace FAST =
      new RunLock.Pace(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(400));

  @TempDir Path folder;
  private FileSystem files;
  private Path lock;

  @BeforeEach
  void open() throws IOException {
    files = FileSystem.getLocal(new Configuration()).getRawFileSystem();
    lock = folder.resolve("out/_verger/lock.json");
  }

  private RunLock take() {
    return RunLock.take(files, new org.apache.hadoop.fs.Path(lock.toUri()), folder + "/out", FAST);
  }

  private void lay(String machine, long pid, String started, long beat) throws IOException {
    Files.createDirectories(lock.getParent());
    Files.writeString(
        lock,
        """
        {"run":"other","host":"elsewhere","machine":"%s","pid":%d,"processStarted":"%s","beat":%d}
        """
            .formatted(machine, pid, started, beat));
  }

  @Test
  void aSecondRunIsRefusedUntilTheFirstHasEnded() {
    try (RunLock first = take()) {
      assertThat(first).isNotNull();
      assertThatThrownBy(this::take)
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("Another run is writing " + folder + "/out (process ");
    }
    assertThat(folder.resolve("out")).doesNotExist();
    take().close();
  }

  /** A file system in the moment in which a lock is written anew. */
  private static final class InTheMidst extends RawLocalFileSystem {
    private final IOException first;
    private boolean looked;

    /** The first who opens a file fails so. */
    InTheMidst(IOException first) throws IOException {
      this.first = first;
      initialize(URI.create("file:///"), new Configuration());
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
      if (!looked) {
        looked = true;
        throw first;
      }
      return super.open(path, buffer);
    }
  }

  @Test
  void aLockThatIsGoneForAMomentIsNotTaken() throws IOException {
    try (RunLock first = take()) {
      assertThat(first).isNotNull();
      files = new InTheMidst(new FileNotFoundException(lock.toString()));
      assertThatThrownBy(this::take)
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("Another run is writing");
    }
  }

  @Test
  void aLockThatChangesWhileItIsReadIsReadAgain() throws IOException {
    try (RunLock first = take()) {
      assertThat(first).isNotNull();
      files = new InTheMidst(new IOException("At least one of the preconditions did not hold."));
      assertThatThrownBy(this::take)
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("Another run is writing");
    }
  }

  /** Java's own answer moves with the clock, and with it a living run would look dead. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whenAProcessBeganIsToldWithoutTheClock() throws IOException {
    String[] stat = Files.readString(Path.of("/proc/self/stat")).split(" ", -1);
    LockOwner here = LockOwner.ofThisProcess();
    assertThat(here.processStarted()).isEqualTo(stat[21]);
    assertThat(here.lives()).isTrue();
  }

  @Test
  void theLockOfADeadProcessOfThisMachineIsTakenAtOnce() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    LockOwner here = LockOwner.ofThisProcess();
    lay(here.machine(), dead.pid(), "2020-01-01T00:00:00Z", 3);
    take().close();
    // Its number went to another process since.
    lay(here.machine(), here.pid(), "2020-01-01T00:00:00Z", 3);
    take().close();
  }

  @Test
  void aSilentLockOfAnotherMachineIsTakenAndOneThatBeatsIsNot() throws Exception {
    lay("another machine", 1, "2020-01-01T00:00:00Z", 3);
    take().close();
    AtomicBoolean over = new AtomicBoolean();
    lay("another machine", 1, "2020-01-01T00:00:00Z", 0);
    Thread heart =
        new Thread(
            () -> {
              for (int beat = 1; !over.get(); beat++) {
                try {
                  Thread.sleep(50);
                  lay("another machine", 1, "2020-01-01T00:00:00Z", beat);
                } catch (IOException | InterruptedException e) {
                  return;
                }
              }
            });
    heart.start();
    try {
      assertThatThrownBy(this::take)
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("Another run is writing");
    } finally {
      over.set(true);
      heart.join();
    }
  }

  @Test
  void aLockOfWhichHalfIsWrittenIsWatchedToo() throws IOException {
    Files.createDirectories(lock.getParent());
    Files.writeString(lock, "{\"run\":\"oth");
    take().close();
    assertThat(lock).doesNotExist();
  }

  @Test
  void aRunWhoseLockWasTakenOverMayNotWriteAnyMore(SparkSession spark) throws IOException {
    HadoopSettings settings = HadoopSettings.of(spark);
    try (RunLock first = take()) {
      first.right().check(settings);
      lay("another machine", 1, "2020-01-01T00:00:00Z", 3);
      assertThatThrownBy(() -> first.right().check(settings))
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("Another run took over " + folder + "/out");
    }
    assertThat(lock).exists();
  }
}
