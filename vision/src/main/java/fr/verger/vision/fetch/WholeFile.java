package fr.verger.vision.fetch;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there as a whole or not at all. */
final class WholeFile {
  private final Path file;

  WholeFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Writes it beside its place first; replaces what is there. */
  void write(byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(folder, "." + file.getFileName() + "-", ".tmp");
    try {
      Files.write(beside, bytes);
      try {
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
