package fr.verger.spark.run;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.function.Supplier;
import org.apache.spark.SparkException;

/** One sentence for a job that Spark gave up. */
final class JobFailure {
  private JobFailure() {}

  /** Runs something; what Spark throws becomes a sentence, the whole story stays its cause. */
  static <T> T explained(Supplier<T> work) {
    try {
      return work.get();
    } catch (VergerException e) {
      throw e;
    } catch (RuntimeException e) {
      throw explain(e);
    } catch (Exception e) {
      // Spark's Scala code throws checked exceptions that no signature names.
      throw explain(e);
    }
  }

  private static RuntimeException explain(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof VergerException known) {
        return known;
      }
    }
    boolean spark = failure instanceof SparkException;
    String message = reason(failure);
    if (message.contains("No space left on device")) {
      return new VergerException(
          Category.ENVIRONMENT,
          "There is no space left on the disk; free some and start again.",
          failure);
    }
    if (!spark) {
      return new IllegalStateException(failure);
    }
    return new VergerException(
        Category.ENVIRONMENT,
        message.contains(" cancelled")
            ? "The run was cancelled (%s) and is not whole; start it again.".formatted(message)
            : "Spark gave up the job (%s).".formatted(message),
        failure);
  }

  /** The first line of what went wrong at the bottom. */
  static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.lines().findFirst().orElse("no reason given");
  }
}
