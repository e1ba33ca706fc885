package fr.verger.vision;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of real photos and reference results that may lie beside the project. */
public final class SharedFiles {
  private SharedFiles() {}

  /** A path below it; the test is left out, and says so, where there is none. */
  public static Path path(String first, String... more) {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    assumeTrue(root != null, "left out: the project's root was not found");
    Path path = root.resolveSibling("shared").resolve(Path.of(first, more));
    assumeTrue(Files.exists(path), "left out: there is no ../shared/" + first);
    // Counted by .ci/run, as the reason above is.
    System.out.println("uses ../shared/" + first);
    return path;
  }
}
