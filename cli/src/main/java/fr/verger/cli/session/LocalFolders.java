package fr.verger.cli.session;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;

/** The folders of this machine in which Spark keeps temporary files. */
public final class LocalFolders {
  private LocalFolders() {}

  /** Their names, for a sentence. */
  public static String names() {
    return String.join(", ", Utils.getConfiguredLocalDirs(new SparkConf()));
  }

  /** Makes those that Spark will use. It would itself end the JVM when there is none. */
  static void check() {
    try {
      Utils.getLocalDir(new SparkConf());
    } catch (Exception e) {
      // An IOException, which Scala does not declare.
      throw new VergerException(
          Category.ENVIRONMENT,
          "Spark can write to none of its folders for temporary files (%s); name one with room in SPARK_LOCAL_DIRS."
              .formatted(names()),
          e);
    }
  }
}
