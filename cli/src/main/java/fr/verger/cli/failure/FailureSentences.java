package fr.verger.cli.failure;

import fr.verger.vision.VergerException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.SparkException;

/**
 * Turns whatever a command threw into one sentence. What a task threw arrives wrapped by Spark,
 * sometimes only as text, so both causes and messages are looked at.
 */
public final class FailureSentences {
  private static final int LONGEST_DETAIL = 200;

  private final String logPlace;
  private final List<Function<Causes, Optional<Failure>>> rules =
      List.of(
          FailureSentences::verdict,
          FailureSentences::memory,
          FailureSentences::space,
          FailureSentences::permission,
          FailureSentences::master,
          FailureSentences::network,
          FailureSentences::missing,
          this::givenUp);

  /**
   * Sentences for one command.
   *
   * @param logPlace where the log lies, as the user would type it
   */
  public FailureSentences(String logPlace) {
    this.logPlace = logPlace;
  }

  /** The end of a command that threw. */
  public Failure of(Throwable thrown) {
    Causes causes = new Causes(thrown);
    return rules.stream()
        .flatMap(rule -> rule.apply(causes).stream())
        .findFirst()
        .orElseGet(() -> unforeseen(causes.root()));
  }

  private Failure unforeseen(Throwable root) {
    String detail = Causes.message(root).lines().findFirst().orElse("").strip();
    String what = root.getClass().getSimpleName() + (detail.isEmpty() ? "" : ": " + detail);
    String shown = what.length() > LONGEST_DETAIL ? what.substring(0, LONGEST_DETAIL) + "…" : what;
    String sentence = "Unforeseen failure (" + shown + "); the details are in " + logPlace + ".";
    return new Failure(sentence, Failure.FAILED, false);
  }

  /** The library's own sentence, unless it only says that Spark gave up a job. */
  private static Optional<Failure> verdict(Causes causes) {
    return causes
        .innermost(VergerException.class)
        .filter(e -> !(e.getCause() instanceof SparkException))
        .map(FailureSentences::said)
        .or(() -> causes.after(VergerException.class.getName() + ": ").map(Failure::failed));
  }

  private Optional<Failure> givenUp(Causes causes) {
    return causes
        .innermost(VergerException.class)
        .map(e -> Failure.failed(e.getMessage() + " The log is " + logPlace + "."));
  }

  private static Failure said(VergerException e) {
    return switch (e.category()) {
      case USAGE -> Failure.usage(e.getMessage());
      case INPUT, ENVIRONMENT -> Failure.failed(e.getMessage());
    };
  }

  private static Optional<Failure> memory(Causes causes) {
    boolean direct =
        causes.saying("direct buffer memory").isPresent()
            || causes.saying("failed to allocate memory").isPresent();
    boolean heap =
        causes.innermost(OutOfMemoryError.class).isPresent()
            || causes.saying("java.lang.outofmemoryerror").isPresent();
    if (!direct && !heap) {
      return Optional.empty();
    }
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return Optional.of(
        Failure.failed(
            direct
                ? "The memory outside the Java heap ran out; lower --batch or the number of cores"
                    + " (--master local[2]), or lower VERGER_HEAP to leave more of the machine."
                : "The Java heap of "
                    + megabytes
                    + " MB ran out; give it more (VERGER_HEAP=8g verger …) or lower --batch."));
  }

  private static Optional<Failure> space(Causes causes) {
    return causes
        .saying("no space left on device")
        .or(() -> causes.saying("disk quota exceeded"))
        .or(() -> causes.saying("not enough space"))
        .map(
            cause ->
                Failure.failed(
                    "No space is left"
                        + file(cause).map(name -> " for " + name).orElse(" on the disk")
                        + "; free some (Spark keeps temporary files in "
                        + System.getProperty("java.io.tmpdir")
                        + ", moved by SPARK_LOCAL_DIRS) and start the same command again."));
  }

  private static Optional<Failure> permission(Causes causes) {
    return causes
        .innermost(AccessDeniedException.class)
        .map(Throwable.class::cast)
        .or(() -> causes.saying("permission denied"))
        .or(() -> causes.saying("read-only file system"))
        .or(() -> causes.saying("mkdirs failed to create"))
        .map(
            cause ->
                Failure.failed(
                    "No permission for "
                        + file(cause).orElseGet(() -> firstLine(cause))
                        + "; change its rights or choose another path."));
  }

  private static Optional<Failure> master(Causes causes) {
    return causes
        .saying("could not parse master url")
        .or(() -> causes.saying("external scheduler cannot be instantiated"))
        .or(() -> causes.saying("invalid master"))
        .map(
            cause ->
                Failure.usage(
                    "--master is not one that this Spark knows ("
                        + firstLine(cause)
                        + "); use local[N] or spark://HOST:PORT, or spark-submit with the cluster"
                        + " jar."))
        .or(
            () ->
                causes
                    .saying("masters are unresponsive")
                    .map(
                        cause ->
                            Failure.failed(
                                "No Spark master answered at --master; check the address and that"
                                    + " it runs.")));
  }

  private static Optional<Failure> network(Causes causes) {
    return causes
        .innermost(UnknownHostException.class)
        .map(e -> Failure.failed("There is no host " + firstLine(e) + "; check the address."))
        .or(
            () ->
                causes
                    .innermost(ConnectException.class)
                    .map(
                        e ->
                            Failure.failed(
                                "Could not connect (" + firstLine(e) + "); check the address.")));
  }

  private static Optional<Failure> missing(Causes causes) {
    return causes
        .innermost(NoSuchFileException.class)
        .map(Throwable.class::cast)
        .or(() -> causes.innermost(FileNotFoundException.class))
        .map(
            cause ->
                Failure.failed(
                    "There is no "
                        + file(cause).orElseGet(() -> firstLine(cause))
                        + "; check the path."));
  }

  private static Optional<String> file(Throwable cause) {
    return cause instanceof FileSystemException e
        ? Optional.ofNullable(e.getFile())
        : Optional.empty();
  }

  private static String firstLine(Throwable cause) {
    return Causes.message(cause).lines().findFirst().orElse(cause.getClass().getSimpleName());
  }
}
