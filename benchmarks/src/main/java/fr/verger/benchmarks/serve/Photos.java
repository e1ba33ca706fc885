package fr.verger.benchmarks.serve;

import fr.verger.vision.classifier.FruitClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Photos in memory, and what names them. */
final class Photos {
  private Photos() {}

  /** Every JPEG below a folder, in the order of the paths. */
  static List<byte[]> in(Path folder) throws IOException {
    return files(folder, ".jpg");
  }

  /** Every file below a folder whose name ends so, in the order of the paths. */
  static List<byte[]> files(Path folder, String end) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files =
          found
              .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(end))
              .sorted()
              .toList();
    }
    List<byte[]> photos = new ArrayList<>();
    for (Path file : files) {
      photos.add(Files.readAllBytes(file));
    }
    return photos;
  }

  /** The model of a file, or the one that comes with Verger. */
  static FruitClassifier classifier(String model) {
    return model.equals("bundled")
        ? FruitClassifier.bundled()
        : FruitClassifier.open(Path.of(model));
  }
}
