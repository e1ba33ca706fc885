package fr.verger.spark.photos;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How {@code path} columns name a photo in a pack: the pack's file, {@code !/}, and the photo's
 * path below the folder that was packed, such as {@code
 * /data/pack/photos-00000-3.parquet!/Training/Fig/1.jpg}.
 *
 * @param file the pack's file
 * @param photo the photo's path in it
 */
public record PackedName(String file, String photo) {
  /** What a file of a pack is called: its number, and the attempt that wrote it. */
  static final String FILE = "photos-[0-9]{5,}-[0-9]+\\.parquet";

  private static final String INSIDE = "!/";
  private static final Pattern NAME =
      Pattern.compile("(.*/" + FILE + ")" + INSIDE + "(.+)", Pattern.DOTALL);

  /** The parts of a path, or null when it names no photo in a pack. */
  public static PackedName of(String path) {
    // Most paths are plain, and are asked once for every photo.
    if (!path.contains(".parquet" + INSIDE)) {
      return null;
    }
    Matcher name = NAME.matcher(path);
    return name.matches() ? new PackedName(name.group(1), name.group(2)) : null;
  }

  /** What a file of a pack is called. */
  public static String file(int number, long attempt) {
    return "photos-%05d-%d.parquet".formatted(number, attempt);
  }

  @Override
  public String toString() {
    return file + INSIDE + photo;
  }
}
