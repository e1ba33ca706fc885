package fr.verger.spark.run;

import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.storage.HadoopSettings;
import org.apache.spark.sql.SparkSession;

/** The last steps of a run: read back what was written, then say that it is done. */
final class RunEnd {
  private RunEnd() {}

  static RunRecord verified(
      SparkSession spark, RunFolder folder, RunRecord record, RunClock clock) {
    Verification found =
        clock.time(
            Stage.VERIFICATION,
            record.counts().listed(),
            () -> new RunVerification(spark).check(folder, record));
    String failure = record.failure();
    if (!found.ok()) {
      failure = "What was written does not pass the check (%s).".formatted(found.firstFlaw());
    }
    RunRecord done = record.with(found, failure, RunClock.now(), clock.timings());
    folder.finish(done, HadoopSettings.of(spark));
    return done;
  }
}
