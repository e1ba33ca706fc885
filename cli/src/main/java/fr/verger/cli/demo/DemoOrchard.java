package fr.verger.cli.demo;

import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleProgress;
import fr.verger.sample.SampleSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The photos of the demo: a sample orchard, with two files in it that are no photos. */
public final class DemoOrchard {
  /** Enough to see clusters, few enough to see them soon. */
  private static final SampleSettings SETTINGS =
      new SampleSettings(12, 16, 0.25, 100, 1, Runtime.getRuntime().availableProcessors());

  /** The orchard of every demo. */
  public DemoOrchard() {}

  /** Photos that it draws, the broken ones not counted. */
  public long photos() {
    return SETTINGS.photos();
  }

  /** Draws it into a folder that does not exist yet. */
  public void write(Path folder, SampleProgress progress) throws IOException {
    SampleOrchard orchard = new SampleOrchard(SETTINGS);
    orchard.write(folder, progress);
    Path label = folder.resolve("Training").resolve(orchard.labels().get(0));
    Files.write(label.resolve("cut off.jpg"), firstHalf(somePhoto(label)));
    Files.write(
        label.resolve("not a photo.jpg"), "Not a photo.\n".getBytes(StandardCharsets.UTF_8));
  }

  private static Path somePhoto(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  private static byte[] firstHalf(Path photo) throws IOException {
    byte[] bytes = Files.readAllBytes(photo);
    return Arrays.copyOf(bytes, bytes.length / 2);
  }
}
