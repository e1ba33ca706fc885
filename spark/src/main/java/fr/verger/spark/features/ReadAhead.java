package fr.verger.spark.features;

import fr.verger.spark.storage.PassingReason;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.vision.VergerException;
import fr.verger.vision.features.PhotoBytes;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The photos of a task, in their order, with the reads of the next ones under way.
 *
 * <p>A small file of an object store costs tens of milliseconds of waiting and no work; a task that
 * waits for each one leaves its core idle, so many are read at once. Files of this machine are read
 * one after the other, in one other thread, since a disk that went away may never answer. They are
 * taken in groups, so that threads wait for each other once a group.
 *
 * <p>A photo whose file system owes it bytes for too long is given up, and rejected. When some in a
 * row are, and no other was read meanwhile, that is no fault of the photos, and ends the task.
 *
 * <p>Belongs to one thread. {@link #of} gives the bytes of the photo that {@link #next} gave last.
 * Closing drops what is under way: reads that wait never begin, and those that run are interrupted
 * and end with their request.
 */
public final class ReadAhead<P> implements Iterator<P>, PhotoBytes<P>, AutoCloseable {
  /** Reads under way at once: 640 photos/s at 50 ms each. */
  static final int MOST_READS = 32;

  /** Bytes that they hold together. */
  static final long MOST_BYTES = 32L << 20;

  /** So many photos in a row without an answer, and the file system is to blame. */
  static final int MOST_SILENT = 3;

  /** Photos of this machine that are taken at once. */
  private static final int GROUP = 16;

  private static final long HEED_MILLIS = 100;

  private final Iterator<P> photos;
  private final Files<P> files;
  private final Duration time;
  private final Cancellation cancellation;
  private final ByteBudget budget = new ByteBudget(MOST_BYTES);
  private final ReadThreads threads = new ReadThreads();
  private final Deque<Pending<P>> ahead = new ArrayDeque<>();
  private Pending<P> given;
  private boolean answered;
  private int silent;
  private String silentPath;

  /** Where the files of photos lie, and how they are read. */
  public interface Files<P> {
    /** Whether it lies beyond this machine, so that many are to be read at once. */
    boolean remote(P photo);

    /** The size of its file in bytes. */
    long size(P photo) throws UnreadablePhotoException;

    /** The bytes of its file, which had that size; of each part that has come it tells. */
    byte[] read(P photo, long size, Runnable arrived) throws UnreadablePhotoException;

    /** Its path, for a sentence. */
    String path(P photo);
  }

  /** A photo that waits for its turn. */
  private record Pending<P>(P photo, PhotoRead read) {}

  /**
   * The photos of the task that runs on this thread, which closes them when it ends, however it
   * ends.
   *
   * @param time that may pass before a file system answers for a photo, or goes on with it
   */
  public static <P> ReadAhead<P> ofThisTask(Iterator<P> photos, Files<P> files, Duration time) {
    ReadAhead<P> ahead = new ReadAhead<>(photos, files, time, Cancellation.ofThisTask());
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) ended -> ahead.close());
    }
    return ahead;
  }

  /** The same for the time that decoding may take, too, unless told otherwise. */
  public static <P> ReadAhead<P> ofThisTask(Iterator<P> photos, Files<P> files) {
    return ofThisTask(photos, files, PhotoDecoder.DEFAULT_TIME);
  }

  /** The same for photos of which nothing is known but their paths. */
  public static ReadAhead<String> ofThisTask(Iterator<String> paths, PhotoReader reader) {
    return ofThisTask(paths, new Paths(reader));
  }

  private record Paths(PhotoReader reader) implements Files<String> {
    @Override
    public boolean remote(String path) {
      return reader.remote(path);
    }

    @Override
    public long size(String path) throws UnreadablePhotoException {
      return reader.size(path);
    }

    @Override
    public byte[] read(String path, long size, Runnable arrived) throws UnreadablePhotoException {
      return reader.read(path, size, arrived);
    }

    @Override
    public String path(String path) {
      return path;
    }
  }

  ReadAhead(Iterator<P> photos, Files<P> files, Duration time, Cancellation cancellation) {
    this.photos = photos;
    this.files = files;
    this.time = time;
    this.cancellation = cancellation;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || photos.hasNext();
  }

  @Override
  public P next() {
    fill();
    if (ahead.isEmpty()) {
      throw new NoSuchElementException();
    }
    given = ahead.remove();
    return given.photo;
  }

  /** Begins reads until enough are under way; those of this machine when all before were taken. */
  private void fill() {
    int most = !ahead.isEmpty() && !ahead.getLast().read.isRemote() ? 0 : MOST_READS;
    while (ahead.size() < most && photos.hasNext()) {
      P photo = photos.next();
      boolean remote = photo != null && files.remote(photo);
      PhotoRead read = PhotoRead.of(photo, files, remote, budget);
      ahead.add(new Pending<>(photo, read));
      threads.begin(read, remote);
      most = remote ? most : Math.min(most, GROUP);
    }
  }

  @Override
  public byte[] of(P photo) throws UnreadablePhotoException {
    if (given == null || given.photo != photo) {
      throw new IllegalStateException("the bytes of a photo are asked for out of turn");
    }
    cancellation.heed();
    Pending<P> wanted = given;
    given = null;
    byte[] bytes = awaited(wanted);
    wanted.read.handOver(bytes);
    return bytes;
  }

  private byte[] awaited(Pending<P> wanted) throws UnreadablePhotoException {
    while (true) {
      try {
        byte[] bytes = wanted.read.get(HEED_MILLIS, TimeUnit.MILLISECONDS);
        heard();
        return bytes;
      } catch (TimeoutException e) {
        cancellation.heed();
        if (wanted.read.isBeyond(time) && wanted.read.giveUp()) {
          throw givenUp(wanted);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        cancellation.heed();
        throw new IllegalStateException("interrupted while waiting for a photo", e);
      } catch (ExecutionException e) {
        throw refusal(e.getCause());
      }
    }
  }

  private void heard() {
    answered = true;
    silent = 0;
  }

  private UnreadablePhotoException refusal(Throwable cause) {
    if (cause instanceof UnreadablePhotoException refused) {
      heard();
      return refused;
    }
    if (cause instanceof RuntimeException failed) {
      throw failed;
    }
    throw new IllegalStateException(cause);
  }

  /** What a photo is rejected for that is not read; throws where others are not either. */
  private UnreadablePhotoException givenUp(Pending<P> wanted) {
    if (!wanted.read.isRemote()) {
      threads.replaceDisk();
    }
    if (ahead.stream().anyMatch(other -> other.read.isDone())) {
      heard();
    } else {
      silent++;
    }
    silentPath = files.path(wanted.photo);
    if (silent >= MOST_SILENT) {
      throw outage();
    }
    return new UnreadablePhotoException(PassingReason.SILENT + "%d s".formatted(time.toSeconds()));
  }

  private VergerException outage() {
    String waited = "no answer in %d s".formatted(time.toSeconds());
    return StorageFailure.outage(
        silentPath,
        new IOException(silent == 1 ? waited : waited + ", %d photos in a row".formatted(silent)));
  }

  /**
   * To be called when all photos were taken.
   *
   * @throws VergerException when they were few and none of them was answered for
   */
  void end() {
    if (silent > 0 && !answered) {
      throw outage();
    }
  }

  @Override
  public void close() {
    ahead.clear();
    budget.close();
    threads.close();
  }
}
