package fr.verger.spark.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.storage.StorageReason;
import fr.verger.spark.storage.WholeFile;
import fr.verger.spark.tables.WriteRight;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One run at a time writes an output. The lock is a file that its owner writes again and again; one
 * that nobody writes any more is that of a dead run and is taken over.
 *
 * <p>No two clocks are compared: whoever finds a lock of another machine watches whether it
 * changes. On the machine of its owner the number of the process says it at once. File systems
 * differ in whether a file can be made only once, so a lock is written, and after a while read
 * again: of two that began together, the last writer has it.
 */
public final class RunLock implements AutoCloseable {
  /** How fast a lock lives. */
  record Pace(Duration settle, Duration beat, Duration silence) {
    /** An object store may take a while for a small file. */
    static Pace of(FileSystem files) {
      boolean local = "file".equals(files.getUri().getScheme());
      return new Pace(
          Duration.ofMillis(local ? 50 : 500), Duration.ofSeconds(3), Duration.ofSeconds(20));
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** So often it is read again when it changes in the midst. */
  private static final int READS = 5;

  private final FileSystem files;
  private final Path path;
  private final String place;
  private final Pace pace;
  private final Thread heart;
  private LockOwner me = LockOwner.ofThisProcess();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Path> made = new ArrayList<>();

  private RunLock(FileSystem files, Path path, String place, Pace pace) {
    this.files = files;
    this.path = path;
    this.place = place;
    this.pace = pace;
    this.heart = new Thread(this::beat, "verger-lock");
    heart.setDaemon(true);
  }

  /**
   * Takes the lock of a folder, {@value RunFolder#OWN}{@code /lock.json} in it.
   *
   * @param place the folder, as the user named it
   * @throws VergerException when another run has it
   */
  public static RunLock of(FileSystem files, Path folder, String place) {
    return take(
        files, new Path(new Path(folder, RunFolder.OWN), "lock.json"), place, Pace.of(files));
  }

  /**
   * Takes the lock.
   *
   * @param place the output, as the user named it
   * @throws VergerException when another run has it
   */
  static RunLock take(FileSystem files, Path path, String place, Pace pace) {
    RunLock lock = new RunLock(files, path, place, pace);
    try {
      byte[] found = lock.readTwice();
      if (found != null && lock.isAlive(found)) {
        throw refused(place, owner(found));
      }
      lock.noteWhatIsMade();
      lock.write();
      Thread.sleep(pace.settle().toMillis());
      byte[] after = lock.read();
      if (!lock.isMine(after)) {
        throw refused(place, after == null ? null : owner(after));
      }
    } catch (IOException e) {
      throw StorageFailure.writing(place, e);
    } catch (InterruptedException e) {
      throw stopped(e);
    }
    lock.heart.start();
    return lock;
  }

  /** A run that is refused later on leaves no empty folders behind. */
  private void noteWhatIsMade() throws IOException {
    for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
      if (files.exists(folder)) {
        return;
      }
      made.add(folder);
    }
  }

  private static VergerException refused(String place, LockOwner owner) {
    return new VergerException(
        Category.INPUT,
        "Another run is writing %s%s; wait until it has ended, or choose another output."
            .formatted(
                place,
                owner == null ? "" : " (process %d on %s)".formatted(owner.pid(), owner.host())));
  }

  private static VergerException stopped(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new VergerException(
        Category.ENVIRONMENT, "The run was stopped before it began; start it again.", cause);
  }

  /** Whether somebody still writes the lock that was found. */
  private boolean isAlive(byte[] found) throws IOException, InterruptedException {
    LockOwner owner = owner(found);
    if (owner != null && owner.onThisMachine()) {
      return owner.lives();
    }
    long end = System.nanoTime() + pace.silence().toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(pace.settle().toMillis());
      byte[] now = readTwice();
      if (!Arrays.equals(found, now)) {
        return now != null;
      }
    }
    return false;
  }

  /** Where nothing is moved over a file, a lock is gone for a moment when it is written again. */
  private byte[] readTwice() throws IOException, InterruptedException {
    byte[] found = read();
    if (found == null) {
      Thread.sleep(pace.settle().toMillis());
      found = read();
    }
    return found;
  }

  private byte[] read() throws IOException {
    return read(files, path);
  }

  /** Null when there is none. */
  private static byte[] read(FileSystem files, Path path) throws IOException {
    for (int left = READS; ; left--) {
      try (InputStream in = files.open(path)) {
        return in.readAllBytes();
      } catch (FileNotFoundException e) {
        return null;
      } catch (IOException e) {
        // It was written anew since it was opened, and its store does not mix both: S3A says 412.
        if (left == 0 || StorageReason.isOutage(e) || StorageReason.isInterruption(e)) {
          throw e;
        }
      }
    }
  }

  /** Null when half of it is written, or nothing yet. */
  private static LockOwner owner(byte[] lock) throws IOException {
    try {
      return JSON.readValue(lock, LockOwner.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private boolean isMine(byte[] lock) throws IOException {
    LockOwner owner = lock == null ? null : owner(lock);
    return owner != null && owner.run().equals(me.run());
  }

  private void write() throws IOException {
    // On a full disk the lock of before must stay.
    new WholeFile(files, path).write(JSON.writeValueAsBytes(me));
  }

  /** A lock that another run took over is left to it; who writes next finds out by the right. */
  private void beat() {
    try {
      while (!over.await(pace.beat().toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          if (!isMine(read())) {
            return;
          }
          me = me.next();
          write();
        } catch (IOException e) {
          // A store that does not answer now may do so at the next beat.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What whoever writes for this run asks before a file or a table is whole. */
  public WriteRight right() {
    return new HeldLock(path.toString(), place, me.run());
  }

  private record HeldLock(String path, String place, String run) implements WriteRight {
    private static final int TRIES = 20;
    private static final int MILLIS_BETWEEN = 50;

    @Override
    public void check(HadoopSettings settings) throws IOException {
      Path lock = new Path(path);
      FileSystem files = settings.fileSystem(lock);
      LockOwner owner = found(files, lock);
      // As when it is read to be taken.
      for (int again = 0; owner == null && again < TRIES; again++) {
        pause();
        owner = found(files, lock);
      }
      if (owner == null || !owner.run().equals(run)) {
        throw new VergerException(
            Category.ENVIRONMENT,
            "Another run took over %s, because nothing was heard of this one for a while; this one stops."
                .formatted(place));
      }
    }

    private static LockOwner found(FileSystem files, Path lock) throws IOException {
      byte[] found = read(files, lock);
      return found == null ? null : owner(found);
    }

    private static void pause() throws IOException {
      try {
        Thread.sleep(MILLIS_BETWEEN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("it was stopped");
      }
    }
  }

  /** Gives it back. */
  @Override
  public void close() {
    over.countDown();
    try {
      heart.join();
      if (isMine(read())) {
        new WholeFile(files, path).delete();
        for (Path folder : made) {
          if (files.listStatus(folder).length == 0) {
            files.delete(folder, false);
          }
        }
      }
    } catch (IOException e) {
      // Whoever comes next finds nobody behind it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
