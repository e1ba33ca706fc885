package fr.verger.spark.features;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.time.Duration;
import java.util.concurrent.FutureTask;

/** The read of a photo's file in another thread, which can be given up when it takes too long. */
final class PhotoRead extends FutureTask<byte[]> {
  private final Stopwatch watch;
  private final ByteBudget.Share share;
  private final boolean remote;

  /** How long a file system has owed an answer, or more bytes; waiting for room does not count. */
  private static final class Stopwatch {
    private volatile boolean runs;
    private volatile long since;

    /** Also anew, since something came. */
    void start() {
      since = System.nanoTime();
      runs = true;
    }

    void stop() {
      runs = false;
    }

    boolean isBeyond(Duration time) {
      return runs && System.nanoTime() - since > time.toNanos();
    }
  }

  private PhotoRead(Stopwatch watch, ByteBudget.Share share, boolean remote, Work work) {
    super(() -> work.bytes(watch, share));
    this.watch = watch;
    this.share = share;
    this.remote = remote;
  }

  private interface Work {
    byte[] bytes(Stopwatch watch, ByteBudget.Share share)
        throws UnreadablePhotoException, InterruptedException;
  }

  /** A read that has not begun; its share is the next. */
  static <P> PhotoRead of(P photo, ReadAhead.Files<P> files, boolean remote, ByteBudget budget) {
    return new PhotoRead(
        new Stopwatch(),
        budget.next(),
        remote,
        (watch, share) -> bytes(photo, files, watch, share));
  }

  /** Whatever happens, the turn is taken, or those behind would wait. */
  private static <P> byte[] bytes(
      P photo, ReadAhead.Files<P> files, Stopwatch watch, ByteBudget.Share share)
      throws UnreadablePhotoException, InterruptedException {
    long size = 0;
    watch.start();
    try {
      size = files.size(photo);
    } finally {
      watch.stop();
      share.take(size);
    }
    boolean whole = false;
    watch.start();
    try {
      byte[] bytes = files.read(photo, size, watch::start);
      // What is held is what was read: a file may have shrunk.
      share.giveBack(size - bytes.length);
      whole = true;
      return bytes;
    } finally {
      watch.stop();
      if (!whole) {
        share.giveBack(size);
      }
    }
  }

  /** Whether the file lies beyond this machine. */
  boolean isRemote() {
    return remote;
  }

  /** Whether its file system has owed it an answer, or more bytes, for longer than that. */
  boolean isBeyond(Duration time) {
    return watch.isBeyond(time);
  }

  /** The bytes go to whoever waited for them. */
  void handOver(byte[] bytes) {
    share.giveBack(bytes.length);
  }

  /**
   * Gives it up. Its thread ends when the file system lets it.
   *
   * @return false when it has just ended, so that there is nothing to give up
   */
  boolean giveUp() {
    if (!cancel(true)) {
      return false;
    }
    share.leave();
    return true;
  }
}
