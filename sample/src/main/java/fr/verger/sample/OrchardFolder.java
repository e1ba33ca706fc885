package fr.verger.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Where an orchard goes: a folder that appears whole or not at all.
 *
 * @param output the folder's final place
 * @param partial where it is filled
 */
record OrchardFolder(Path output, Path partial) {
  /** Checks that nothing is in the way and creates the folder to fill. */
  static OrchardFolder prepare(Path given) throws IOException {
    Path output = given.toAbsolutePath().normalize();
    if (output.getFileName() == null) {
      throw new IllegalArgumentException(
          "The sample orchard cannot be written to " + output + "; name a folder below it.");
    }
    if (Files.exists(output, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(output)) {
      throw new IllegalArgumentException(
          "The output folder "
              + output
              + " exists and is not an empty folder; name another one, or remove it yourself.");
    }
    Path partial = output.resolveSibling(output.getFileName() + ".partial");
    if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException(
          "An orchard that was interrupted, or is still being written, lies in "
              + partial
              + "; remove that folder, or name another output.");
    }
    try {
      Files.createDirectories(partial);
    } catch (IOException e) {
      throw DiskTrouble.saying("The folder " + partial + " could not be created", e);
    }
    return new OrchardFolder(output, partial);
  }

  /** Puts the filled folder in its place. */
  void publish() throws IOException {
    try {
      Files.move(partial, output, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw DiskTrouble.saying(
          "The orchard is whole and lies in " + partial + ", but could not be moved to " + output,
          e);
    }
  }

  /** Removes what was written; what cannot be removed is noted with the failure. */
  void discard(Throwable failure) {
    try {
      TreeRemoval.delete(partial);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
