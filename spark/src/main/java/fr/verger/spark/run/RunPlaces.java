package fr.verger.spark.run;

import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps a run from eating its own input. */
final class RunPlaces {
  private RunPlaces() {}

  /**
   * Refuses an output that holds the photos. An output below the photos is fine: listing leaves it
   * out.
   */
  static void check(Location images, Location output) {
    String photos = resolved(images) + "/";
    String written = resolved(output) + "/";
    if (photos.startsWith(written)) {
      throw new VergerException(
          Category.USAGE,
          "The photos %s lie in the output %s; choose another output."
              .formatted(images.text(), output.text()));
    }
  }

  private static String resolved(Location place) {
    if (place instanceof Location.Local local) {
      return resolved(local.path()).toString();
    }
    return place.text();
  }

  /** With links followed as far as the path exists. */
  private static Path resolved(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.getParent();
      return parent == null ? path : resolved(parent).resolve(path.getFileName());
    }
  }
}
