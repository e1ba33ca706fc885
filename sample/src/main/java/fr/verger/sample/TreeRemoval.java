package fr.verger.sample;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Deletes a folder and all below it; links are deleted, not followed. */
public final class TreeRemoval {
  private TreeRemoval() {}

  /**
   * Deletes a folder that is there.
   *
   * @throws IOException when something could not be deleted; what was is gone
   */
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new Visit());
  }

  private static final class Visit extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
