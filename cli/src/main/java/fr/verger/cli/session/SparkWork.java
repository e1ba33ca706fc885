package fr.verger.cli.session;

import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.run.ProgressListener;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Runs a command's work on Spark: opens log, session and progress, and closes them in order. */
public final class SparkWork {
  private final Screen screen;
  private final Interruption interruption;

  /** Work that has not begun. */
  public SparkWork(Screen screen, Interruption interruption) {
    this.screen = screen;
    this.interruption = interruption;
  }

  /** What a command does once the session is there. */
  @FunctionalInterface
  public interface Task<T> {
    /** Does it. */
    T on(SparkSession spark, ProgressListener progress);
  }

  /**
   * Does a task.
   *
   * @param master as typed, or null
   * @param leftBehind what the user reads after stopping it, until the task says otherwise
   */
  public <T> T run(String master, Verbosity verbosity, String leftBehind, Task<T> task) {
    CommandLog log = CommandLog.start(verbosity);
    SparkSession spark = Sessions.open(master);
    interruption.leaves(leftBehind);
    try {
      if (verbosity == Verbosity.VERBOSE) {
        describe(spark, log);
      }
      boolean quiet = verbosity == Verbosity.QUIET;
      try (LiveProgress progress = quiet ? LiveProgress.silent() : LiveProgress.on(screen)) {
        ProgressListener shown = new StageProgress(progress);
        Optional<ProgressFile> file = ProgressFile.wanted(spark, shown);
        try {
          return task.on(spark, file.isPresent() ? file.get() : shown);
        } finally {
          file.ifPresent(ProgressFile::close);
        }
      }
    } finally {
      interruption.over();
      spark.stop();
    }
  }

  /** From now on stopping the task leaves this behind. */
  public void leaves(String sentence) {
    interruption.leaves(sentence);
  }

  private void describe(SparkSession spark, CommandLog log) {
    SparkContext context = spark.sparkContext();
    screen.say(
        String.format(
            "Spark %s on %s, %d tasks at once; its log is %s",
            spark.version(), context.master(), context.defaultParallelism(), log.place()));
  }
}
