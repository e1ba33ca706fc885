package fr.verger.vision.keras;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An HDF5 file with Keras weights. It may come from anywhere: whatever is wrong with it ends in one
 * sentence, and nothing is allocated by what it merely claims.
 */
final class WeightsFile {
  /** VGG16 with its top takes 553 MB; no network that is known here takes more. */
  static final long LARGEST = 1L << 30;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private final Path file;

  WeightsFile(Path file) {
    this.file = file;
  }

  /** Whether a file begins as every HDF5 file that Keras writes. */
  static boolean is(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
    }
  }

  /**
   * Opens the file, hands its content on, and closes it; tensors can be read meanwhile.
   *
   * @throws VergerException when it is no HDF5 file, is damaged, or holds no Keras weights
   */
  <T> T read(Function<KerasWeights, T> use) throws IOException {
    String path = file.toString();
    long size = Files.size(file);
    if (!is(file)) {
      throw refused(path, "are no HDF5 file", null);
    }
    if (size > LARGEST) {
      throw refused(
          path, "take %,d bytes, more than the %,d of any network".formatted(size, LARGEST), null);
    }
    try (HdfFile hdf = reading(path, () -> new HdfFile(file))) {
      return use.apply(reading(path, () -> new WeightsLayout(path, size).read(hdf)));
    }
  }

  /**
   * Runs a step of reading. The HDF5 reader's own checks are few, so damage shows itself as any
   * exception, or as an error when it believes a size or a loop.
   */
  static <T> T reading(String path, Supplier<T> step) {
    try {
      return step.get();
    } catch (VergerException e) {
      throw e;
    } catch (RuntimeException
        | StackOverflowError
        | OutOfMemoryError
        | InternalError
        | NoClassDefFoundError e) {
      throw refused(path, "are a damaged HDF5 file, or one cut short; fetch it again", e);
    }
  }

  /** A refusal that names the file. */
  static VergerException refused(String path, String what, Throwable cause) {
    return new VergerException(Category.INPUT, "The weights %s %s.".formatted(path, what), cause);
  }
}
