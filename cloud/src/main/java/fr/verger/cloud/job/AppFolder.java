package fr.verger.cloud.job;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the build made for this machine, under a name for its content, so that jars of
 * two builds never mix in the bucket.
 *
 * @param name small letters, digits, hyphen
 */
record AppFolder(String name) {
  private static final int SHOWN = 12;

  /**
   * Names a folder by its files' names and sizes, and by the content of Verger's own jars.
   *
   * @throws VergerException when it is not what the build makes
   */
  static AppFolder of(Path folder) {
    if (!Files.isRegularFile(folder.resolve("jvm.options"))
        || !Files.isDirectory(folder.resolve("spark"))) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "%s is not the folder that the build makes; run ./verger from a checkout."
              .formatted(folder));
    }
    try (Stream<Path> found = Files.walk(folder)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        String line = folder.relativize(file) + " " + Files.size(file) + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        if (file.getFileName().toString().startsWith("verger-")) {
          digest.update(Files.readAllBytes(file));
        }
      }
      return new AppFolder("app-" + HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN));
    } catch (IOException e) {
      throw new VergerException(
          Category.ENVIRONMENT, "%s cannot be read: %s.".formatted(folder, e.getMessage()), e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
