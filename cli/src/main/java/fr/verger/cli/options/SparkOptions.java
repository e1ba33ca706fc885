package fr.verger.cli.options;

import fr.verger.cli.terminal.Verbosity;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the work is done, and how much is said about it. */
public final class SparkOptions {
  /** One or the other. */
  public static final class Loudness {
    /** Less. */
    @Option(names = "--quiet", description = "Say nothing but errors.")
    public boolean quiet;

    /** More. */
    @Option(
        names = "--verbose",
        description = "Also say where Spark's log lies, what was chosen and why.")
    public boolean verbose;
  }

  /** Spark's master. */
  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "Spark's master, such as local[4] or spark://HOST:7077"
            + " (default: local[*], all cores; under spark-submit the one it was given)."
      })
  public String master;

  /** As typed, or null. */
  @ArgGroup(exclusive = true)
  public Loudness typed;

  /** How much to say. */
  public Verbosity verbosity() {
    if (typed == null) {
      return Verbosity.NORMAL;
    }
    return typed.quiet ? Verbosity.QUIET : Verbosity.VERBOSE;
  }
}
