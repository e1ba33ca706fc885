package fr.verger.it.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do, and shows their log when it does not come. */
public final class Waiting {
  private static final Duration START = Duration.ofMinutes(4);
  private static final int MOST_MINUTES = 30;

  private Waiting() {}

  /** Something to wait for. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it is there. */
    boolean holds() throws IOException;
  }

  /** Waits until a condition holds. */
  public static void until(Condition condition, String what, Path log)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(START);
    while (!condition.holds()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(what + " did not come: " + text(log));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** What a process wrote, once it has ended with status 0. */
  public static String ended(Process process, Path log) throws IOException, InterruptedException {
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("it did not end well: " + text(log));
    }
    return text(log);
  }

  /** The text of a file, or nothing where there is none yet. */
  public static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
