package fr.verger.spark;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that lie beside the project on some machines. */
public final class SharedFiles {
  private SharedFiles() {}

  /** A folder of {@code ../shared}, or the test is left out. */
  public static Path folder(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(".mvn"))) {
        Path folder = at.resolveSibling("shared").resolve(name);
        if (Files.isDirectory(folder)) {
          // Counted by .ci/run, as the reason below is.
          System.out.println("uses ../shared/" + name);
          return folder;
        }
      }
    }
    return abort("left out: there is no ../shared/" + name);
  }
}
