package fr.verger.benchmarks.pca;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * Gives Spark's own linear algebra the OpenBLAS that ours has, so that both sides have the same.
 */
final class SparkBlas {
  private SparkBlas() {}

  /** Must come before Spark looks for its BLAS. */
  static void useOpenBlas() throws IOException {
    Path folder = Path.of(Loader.load(openblas.class)).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      String library =
          files
              .map(Path::toString)
              .filter(name -> name.matches(".*/libopenblas\\.(so\\.0|0\\.dylib)"))
              .findFirst()
              .orElseThrow(() -> new IOException("no OpenBLAS in " + folder));
      System.setProperty("dev.ludovic.netlib.blas.nativeLibPath", library);
      System.setProperty("dev.ludovic.netlib.lapack.nativeLibPath", library);
    }
  }

  /** What Spark's own linear algebra computes with. */
  static String name() {
    BLAS blas = NativeBLAS.getInstance();
    return blas.getClass().getSimpleName();
  }
}
