package fr.verger.spark;

import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Photos for tests, from the sample orchard. */
public final class Photos {
  private static final SampleSettings SMALL =
      SampleSettings.DEFAULT.withClasses(3).withPhotosPerClass(8).withSize(48);

  private Photos() {}

  /** Writes 24 photos in 3 classes below Training and Test. */
  public static Path orchard(Path folder) throws IOException {
    new SampleOrchard(SMALL).write(folder);
    return folder;
  }

  /** The bytes of one photo. */
  public static byte[] jpeg(Path scratch) throws IOException {
    Path folder = scratch.resolve("one-photo");
    if (!Files.exists(folder)) {
      new SampleOrchard(SMALL.withClasses(1).withPhotosPerClass(1)).write(folder);
    }
    return Files.readAllBytes(all(folder).get(0));
  }

  /** All files below a folder, in the order of their names. */
  public static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
