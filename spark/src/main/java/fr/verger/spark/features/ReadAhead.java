package fr.verger.spark.features;

import fr.verger.vision.features.PhotoBytes;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The photos of a task, in their order, with the reads of the next ones under way.
 *
 * <p>A small file of an object store costs tens of milliseconds of waiting and no work; a task that
 * waits for each one leaves its core idle. Files of this machine are read when their turn comes, in
 * the task's own thread: there is nothing to wait for, and a second thread would only cost.
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

  private static final long HEED_MILLIS = 100;

  private final Iterator<P> photos;
  private final Files<P> files;
  private final Cancellation cancellation;
  private final ByteBudget budget = new ByteBudget(MOST_BYTES);
  private final Queue<Pending<P>> ahead = new ArrayDeque<>();
  private ExecutorService threads;
  private Pending<P> given;
  private long turns;

  /** Where the files of photos lie, and how they are read. */
  public interface Files<P> {
    /** Whether a read is worth waiting for in another thread. */
    boolean remote(P photo);

    /** The size of its file in bytes. */
    long size(P photo) throws UnreadablePhotoException;

    /** The bytes of its file, which had that size. */
    byte[] read(P photo, long size) throws UnreadablePhotoException;
  }

  /** A photo that waits for its turn; without a read it is read when the turn comes. */
  private record Pending<P>(P photo, Future<byte[]> read) {}

  /**
   * The photos of the task that runs on this thread, which closes them when it ends, however it
   * ends.
   */
  public static <P> ReadAhead<P> ofThisTask(Iterator<P> photos, Files<P> files) {
    ReadAhead<P> ahead = new ReadAhead<>(photos, files, Cancellation.ofThisTask());
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) ended -> ahead.close());
    }
    return ahead;
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
    public byte[] read(String path, long size) throws UnreadablePhotoException {
      return reader.read(path, size);
    }
  }

  ReadAhead(Iterator<P> photos, Files<P> files, Cancellation cancellation) {
    this.photos = photos;
    this.files = files;
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

  /** Begins reads until enough are under way, or a photo comes that needs none. */
  private void fill() {
    boolean remote = true;
    while (remote && ahead.size() < MOST_READS && photos.hasNext()) {
      P photo = photos.next();
      remote = photo != null && files.remote(photo);
      ahead.add(new Pending<>(photo, remote ? begin(photo, turns++) : null));
    }
  }

  private Future<byte[]> begin(P photo, long turn) {
    if (threads == null) {
      threads =
          Executors.newFixedThreadPool(
              MOST_READS,
              work -> {
                Thread thread = new Thread(work, "verger-read-ahead");
                thread.setDaemon(true);
                return thread;
              });
    }
    return threads.submit(() -> read(photo, turn));
  }

  /** In a thread of the pool; whatever happens, the turn is taken, or those behind would wait. */
  private byte[] read(P photo, long turn) throws UnreadablePhotoException, InterruptedException {
    long size = 0;
    try {
      size = files.size(photo);
    } finally {
      budget.take(turn, size);
    }
    boolean whole = false;
    try {
      byte[] bytes = files.read(photo, size);
      // What is held is what was read: a file may have shrunk.
      budget.giveBack(size - bytes.length);
      whole = true;
      return bytes;
    } finally {
      if (!whole) {
        budget.giveBack(size);
      }
    }
  }

  @Override
  public byte[] of(P photo) throws UnreadablePhotoException {
    if (given == null || given.photo != photo) {
      throw new IllegalStateException("the bytes of a photo are asked for out of turn");
    }
    cancellation.heed();
    Future<byte[]> read = given.read;
    given = null;
    if (read == null) {
      return files.read(photo, files.size(photo));
    }
    byte[] bytes = awaited(read);
    budget.giveBack(bytes.length);
    return bytes;
  }

  private byte[] awaited(Future<byte[]> read) throws UnreadablePhotoException {
    while (true) {
      try {
        return read.get(HEED_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        cancellation.heed();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        cancellation.heed();
        throw new IllegalStateException("interrupted while waiting for a photo", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnreadablePhotoException refused) {
          throw refused;
        }
        if (e.getCause() instanceof RuntimeException failed) {
          throw failed;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    ahead.clear();
    budget.close();
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
