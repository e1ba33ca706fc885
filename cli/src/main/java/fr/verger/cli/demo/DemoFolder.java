package fr.verger.cli.demo;

import fr.verger.sample.TreeRemoval;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that the demo makes anew each time. It deletes only folders of its own, known by a
 * marker file in them.
 */
public final class DemoFolder {
  private static final String MARKER = ".made-by-verger-demo";

  private final Path root;

  /** The folder at a place, be it there or not. */
  public DemoFolder(Path root) {
    this.root = root;
  }

  /** Where the photos go. */
  public Path photos() {
    return root.resolve("photos");
  }

  /** Where the run goes. */
  public Path run() {
    return root.resolve("run");
  }

  /**
   * Makes the folder, empty of what an earlier demo left.
   *
   * @throws VergerException when something stands there that no demo made
   */
  public void makeAnew() throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isRegularFile(root.resolve(MARKER), LinkOption.NOFOLLOW_LINKS)) {
        throw new VergerException(
            Category.INPUT,
            root + " exists and no demo made it; move it away or run the demo in another folder.");
      }
      for (Path own : List.of(photos(), root.resolve("photos.partial"), run())) {
        if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
          TreeRemoval.delete(own);
        }
      }
    }
    Files.createDirectories(root);
    Files.writeString(root.resolve(MARKER), "verger demo deletes and remakes photos and run.\n");
  }
}
