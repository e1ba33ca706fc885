package fr.verger.cli.session;

import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;

/** The folders of this machine in which Spark keeps temporary files. */
public final class LocalFolders {
  private LocalFolders() {}

  /** Their names, for a sentence. */
  public static String names() {
    return String.join(", ", Utils.getConfiguredLocalDirs(new SparkConf()));
  }
}
