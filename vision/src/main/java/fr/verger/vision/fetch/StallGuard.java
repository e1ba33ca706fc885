package fr.verger.vision.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Closes a stream on which nothing has come for a while; whoever reads then gets an exception. */
final class StallGuard implements AutoCloseable {
  private final Timer timer = new Timer("verger-stall-guard", true);
  private final long patience;
  private volatile long heard = System.nanoTime();

  StallGuard(InputStream in, Duration patience) {
    this.patience = patience.toNanos();
    long period = Math.max(1, patience.toMillis() / 4);
    TimerTask look =
        new TimerTask() {
          @Override
          public void run() {
            if (stalled()) {
              closeQuietly(in);
            }
          }
        };
    timer.schedule(look, period, period);
  }

  void heard() {
    heard = System.nanoTime();
  }

  boolean stalled() {
    return System.nanoTime() - heard > patience;
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // The reader learns of the end by its own exception.
    }
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
