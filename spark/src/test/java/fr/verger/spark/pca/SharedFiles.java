package fr.verger.spark.pca;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Reference data that lies beside the project's root where there is any. */
final class SharedFiles {
  private SharedFiles() {}

  /** The folder or file of that name below it; ends the test, as left out, where it is not. */
  static Path require(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    if (root == null || !Files.exists(root.resolveSibling("shared").resolve(name))) {
      return Assumptions.abort("no ../shared/" + name + " beside the project");
    }
    return root.resolveSibling("shared").resolve(name);
  }
}
