package fr.verger.cli.failure;

import fr.verger.cli.session.Submission;
import fr.verger.vision.VergerException;
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
          new MemoryFailures(Submission.underSparkSubmit())::of,
          FileFailures::tooManyOpen,
          FileFailures::space,
          FileFailures::permission,
          ClusterFailures::master,
          ClusterFailures::network,
          FileFailures::missing,
          this::notBegun,
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

  private Optional<Failure> notBegun(Causes causes) {
    return ClusterFailures.notBegun(causes, logPlace);
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
}
