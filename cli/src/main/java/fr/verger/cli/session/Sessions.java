package fr.verger.cli.session;

import java.net.BindException;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session that a command works in. */
public final class Sessions {
  private static final String DEFAULT_MASTER = "local[*]";

  /** What serves one user on one machine; a cluster's own configuration is never touched. */
  private static final Map<String, String> LOCAL =
      Map.ofEntries(
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.ui.showConsoleProgress", "false"),
          Map.entry("spark.driver.host", "127.0.0.1"),
          Map.entry("spark.driver.bindAddress", "127.0.0.1"),
          Map.entry("spark.sql.catalogImplementation", "in-memory"),
          Map.entry("spark.executor.heartbeatInterval", "1s"),
          Map.entry("spark.sql.shuffle.partitions", "8"),
          // A task that finds no memory fails; it would end this JVM, and with it the sentence.
          Map.entry("spark.executor.killOnFatalError.depth", "0"));

  private Sessions() {}

  /**
   * Opens a session.
   *
   * @param master what the user asked for, or null: the master that spark-submit chose, or all
   *     cores of this machine
   */
  public static SparkSession open(String master) {
    SparkSession.Builder builder = SparkSession.builder().appName("verger");
    if (master == null && alreadyChosen()) {
      return builder.getOrCreate();
    }
    String chosen = master == null ? DEFAULT_MASTER : master;
    MasterReach.check(chosen);
    LocalFolders.check();
    builder.master(chosen);
    if (chosen.startsWith("local")) {
      LOCAL.forEach(builder::config);
      S3Access.settings(System.getenv()).forEach(builder::config);
      builder.config(
          "spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/verger-warehouse");
    }
    return begun(builder, chosen);
  }

  /** A master of another Spark is tried for a minute, and then Spark fails in odd ways. */
  private static SparkSession begun(SparkSession.Builder builder, String master) {
    try {
      return builder.getOrCreate();
    } catch (Exception e) {
      // This machine's own ports are no fault of the master's.
      if (!MasterReach.standalone(master) || e instanceof BindException) {
        throw e;
      }
      throw MasterReach.refused(master, e);
    }
  }

  /** Some platforms start the session themselves before they call main. */
  private static boolean alreadyChosen() {
    return Submission.underSparkSubmit() || SparkSession.getDefaultSession().isDefined();
  }
}
