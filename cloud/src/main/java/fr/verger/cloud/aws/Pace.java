package fr.verger.cloud.aws;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How often AWS is asked whether something is done, and for how long at most.
 *
 * @param between two questions
 * @param patience until it is given up
 */
public record Pace(Duration between, Duration patience) {
  /** What AWS bears, and what its slowest stack takes. */
  public static Pace standard() {
    return new Pace(Duration.ofSeconds(5), Duration.ofMinutes(60));
  }

  /**
   * Asks until there is an answer.
   *
   * @param what is waited for
   * @throws VergerException when patience ends, or this thread is told to stop
   */
  public <T> T until(String what, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() > end) {
        throw new VergerException(
            Category.ENVIRONMENT,
            "%s is still under way after %d minutes; look at it in AWS's console, then give the same command again."
                .formatted(what, patience.toMinutes()));
      }
      rest();
    }
  }

  /** Waits from one question to the next. */
  public void rest() {
    try {
      Thread.sleep(between.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VergerException(Category.ENVIRONMENT, "Stopped while waiting for AWS.", e);
    }
  }
}
