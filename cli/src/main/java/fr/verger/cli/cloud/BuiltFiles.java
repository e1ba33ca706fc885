package fr.verger.cli.cloud;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build made for AWS: the jar of clusters, and the folder that a single machine runs.
 *
 * @param folder jars of Verger and Spark
 * @param clusterJar beside it
 */
record BuiltFiles(Path folder, Path clusterJar) {
  /** Those of the build that this program comes from, whether or not they are there. */
  static BuiltFiles standard() {
    try {
      Path code =
          Path.of(BuiltFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // target/verger/lib/verger-cli.jar, or target/classes where it runs from the sources.
      Path target =
          Files.isDirectory(code) ? code.getParent() : code.getParent().getParent().getParent();
      return new BuiltFiles(target.resolve("verger"), target.resolve("verger-cluster.jar"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
