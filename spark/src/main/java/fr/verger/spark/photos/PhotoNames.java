package fr.verger.spark.photos;

import java.util.Locale;
import java.util.Set;

/** What the names of files and folders say: photo or not, which split. */
final class PhotoNames {
  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff");

  private PhotoNames() {}

  /**
   * Whether a file of that name is taken for a photo: it begins with neither {@code .} nor {@code
   * _}, and its extension is one of a photo, or it has none.
   */
  static boolean isPhoto(String name) {
    if (name.isEmpty() || name.charAt(0) == '.' || name.charAt(0) == '_') {
      return false;
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 || EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** The split that a folder of that name begins, or null. */
  static String split(String folder) {
    return switch (folder.toLowerCase(Locale.ROOT)) {
      case "training", "train" -> "Training";
      case "test" -> "Test";
      case "validation", "val" -> "Validation";
      default -> null;
    };
  }
}
