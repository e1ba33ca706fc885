package fr.verger.cli.session;

/** How this JVM came to run. */
public final class Submission {
  private Submission() {}

  /** Whether spark-submit, or a platform that does its work, chose the master. */
  public static boolean underSparkSubmit() {
    return System.getProperty("spark.master") != null;
  }
}
