package fr.verger.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Points as the page's script reads them: columns of little-endian numbers in base64, and every
 * folder's name once. 100,000 photos on two axes take about 3 MB.
 */
record PackedPoints(
    int count,
    List<String> labels,
    String label,
    List<String> splits,
    String split,
    List<String> folders,
    String folder,
    List<String> names,
    List<PackedAxis> components,
    List<PackedAxis> map) {

  /** One axis, whose values run from 0 (min) to 65,535 (max). */
  record PackedAxis(float min, float max, String values) {}

  static PackedPoints of(Points points) {
    List<Photo> photos = points.photos();
    Dictionary labels = Dictionary.of(photos, Photo::label);
    Dictionary splits = Dictionary.of(photos, Photo::split);
    Dictionary folders = Dictionary.of(photos, photo -> folder(photo.path()));
    return new PackedPoints(
        photos.size(),
        labels.words(),
        labels.codes(),
        splits.words(),
        splits.codes(),
        folders.words(),
        folders.codes(),
        photos.stream()
            .map(photo -> photo.path().substring(folder(photo.path()).length()))
            .toList(),
        pack(points.components()),
        pack(points.map()));
  }

  /** The path up to its last slash, that slash included. */
  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static List<PackedAxis> pack(Projection projection) {
    return IntStream.range(0, Math.min(Projection.MAX_AXES, projection.axes()))
        .mapToObj(axis -> packAxis(projection.coordinates(), axis))
        .toList();
  }

  private static PackedAxis packAxis(float[][] coordinates, int axis) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (float[] row : coordinates) {
      min = Math.min(min, row[axis]);
      max = Math.max(max, row[axis]);
    }
    double scale = max > min ? 65_535 / ((double) max - min) : 0;
    ByteBuffer bytes = littleEndian(2 * coordinates.length);
    for (float[] row : coordinates) {
      bytes.putShort((short) Math.round(((double) row[axis] - min) * scale));
    }
    return new PackedAxis(min, max, base64(bytes));
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String base64(ByteBuffer bytes) {
    return StandardCharsets.US_ASCII.decode(Base64.getEncoder().encode(bytes.flip())).toString();
  }

  /**
   * Different words in the order they first appear (null among them), and each photo's word as a
   * number of 1, 2 or 4 bytes, whichever the words need.
   */
  private record Dictionary(List<String> words, String codes) {
    static Dictionary of(List<Photo> photos, Function<Photo, String> word) {
      Map<String, Integer> known = new LinkedHashMap<>();
      int[] codes = new int[photos.size()];
      for (int i = 0; i < codes.length; i++) {
        String key = word.apply(photos.get(i));
        codes[i] = known.getOrDefault(key, known.size());
        known.putIfAbsent(key, codes[i]);
      }
      int width = known.size() <= 1 << 8 ? 1 : known.size() <= 1 << 16 ? 2 : 4;
      ByteBuffer bytes = littleEndian(width * codes.length);
      for (int code : codes) {
        switch (width) {
          case 1 -> bytes.put((byte) code);
          case 2 -> bytes.putShort((short) code);
          default -> bytes.putInt(code);
        }
      }
      return new Dictionary(new ArrayList<>(known.keySet()), base64(bytes));
    }
  }
}
